/** How a drawing lies in its frame: pixels of the frame = scale × units of the drawing + offset. */
export type View = { scale: number; x: number; y: number };

export type Box = { width: number; height: number };

const [LEAST, MOST] = [0.05, 4];

/** Room left between the drawing and its frame, in pixels. */
const MARGIN = 16;

const bounded = (scale: number) => Math.min(Math.max(scale, LEAST), MOST);

/** The whole drawing in the middle of its frame, never larger than it is. */
export function fitted(drawing: Box, frame: Box): View {
  const across = (frame.width - 2 * MARGIN) / Math.max(drawing.width, 1);
  const down = (frame.height - 2 * MARGIN) / Math.max(drawing.height, 1);
  const scale = bounded(Math.min(across, down, 1));
  return {
    scale,
    x: (frame.width - drawing.width * scale) / 2,
    y: (frame.height - drawing.height * scale) / 2,
  };
}

/** Zoomed by a factor with one point of the frame held where it is. */
export function zoomed(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = bounded(view.scale * factor);
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** Nearer than this to an edge, in pixels, something counts as cut off. */
const EDGE = MARGIN / 2;

/** Moved no further than is needed for a part of the drawing to be seen; the same view if it is. */
export function revealing(view: View, part: Box & { x: number; y: number }, frame: Box): View {
  const shift = (start: number, length: number, room: number) => {
    if (start < EDGE || length > room - 2 * MARGIN) return MARGIN - start;
    return start + length > room - EDGE ? room - MARGIN - (start + length) : 0;
  };
  const x = shift(view.x + part.x * view.scale, part.width * view.scale, frame.width);
  const y = shift(view.y + part.y * view.scale, part.height * view.scale, frame.height);
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
}
