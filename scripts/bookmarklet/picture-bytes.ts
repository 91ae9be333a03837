import type { FoundPicture } from './found-pictures';

/**
 * The bytes of a picture as they are, or null where this page may not have them: the server of the
 * picture does not share them with other origins, the page forbids the request, or the canvas holds
 * pixels of another origin. An image is never drawn anew to get around that.
 */
export async function pictureBytes(picture: FoundPicture): Promise<ArrayBuffer | null> {
  if (picture.kind === 'canvas') return canvasBytes(picture.element);
  const { address } = picture;
  if (address.startsWith('data:')) return dataBytes(address);
  // What the page shows is in the cache as a rule; an answer cached for an image of another origin
  // may lack the permission that a new one carries.
  return (await answerOf(address, 'force-cache')) ?? answerOf(address, 'no-store');
}

async function answerOf(address: string, cache: RequestCache): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(address, { cache });
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

function canvasBytes(canvas: HTMLCanvasElement): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    try {
      canvas.toBlob((blob) => resolve(blob ? blob.arrayBuffer() : null), 'image/png');
    } catch {
      resolve(null);
    }
  });
}

/** Read here, as the policy of a page may forbid to fetch such an address. */
function dataBytes(address: string): ArrayBuffer | null {
  const comma = address.indexOf(',');
  const head = address.slice(0, comma);
  if (comma < 0 || !/;base64$/i.test(head)) return null;
  try {
    const text = atob(decodeURIComponent(address.slice(comma + 1)));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    return null;
  }
}
