type Size = { width: number; height: number };

/**
 * Pixels of a picture as it is shown, marked and set on paper: upright. What a file says of its width
 * is said before it is turned, as a telephone's photograph is; its working copy is turned already.
 */
export function uprightSize({ width, height }: Size, copy: Size): Size {
  const isTurned = Math.sign(width - height) * Math.sign(copy.width - copy.height) < 0;
  return isTurned ? { width: height, height: width } : { width, height };
}
