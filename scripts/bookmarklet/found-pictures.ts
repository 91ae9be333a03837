/** A picture that stands on the page. */
export type FoundPicture =
  | { kind: 'file'; element: HTMLImageElement; address: string; width: number; height: number }
  | { kind: 'canvas'; element: HTMLCanvasElement; address: null; width: number; height: number };

/** Pixels of the shorter side below which something is an icon. */
const SMALLEST = 48;

/** Pictures that are listed at most. */
const MOST_LISTED = 300;

/**
 * Images and canvases of the page in their order, those in open shadow trees and in frames of the same
 * origin too. Each address once.
 */
export function foundPictures(page: Document): FoundPicture[] {
  const found: FoundPicture[] = [];
  const addresses = new Set<string>();
  for (const element of elementsOf(page)) {
    if (found.length >= MOST_LISTED) break;
    // By name: what stands in a frame is made of the classes of that frame.
    if (element.localName === 'img') {
      const image = element as HTMLImageElement;
      const address = image.currentSrc || image.src;
      const { naturalWidth: width, naturalHeight: height } = image;
      if (!address || addresses.has(address) || Math.min(width, height) < SMALLEST) continue;
      addresses.add(address);
      found.push({ kind: 'file', element: image, address, width, height });
    } else if (element.localName === 'canvas') {
      const canvas = element as HTMLCanvasElement;
      const { width, height } = canvas;
      if (Math.min(width, height) < SMALLEST) continue;
      found.push({ kind: 'canvas', element: canvas, address: null, width, height });
    }
  }
  return found;
}

function* elementsOf(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
    const inside = element.localName === 'iframe' && (element as HTMLIFrameElement).contentDocument;
    if (inside) yield* elementsOf(inside);
  }
}
