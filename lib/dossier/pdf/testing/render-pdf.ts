import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A page as grey levels: 0 black, 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

let library: Promise<PDFiumLibrary> | undefined;

/** Renders a page (from 0) with PDFium at `scale` pixels a point. */
export async function renderPage(
  bytes: Uint8Array,
  index: number,
  scale: number,
): Promise<GreyImage> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const { data, width, height } = await document
      .getPage(index)
      .render({ scale, render: 'bitmap' });
    const grey = new Uint8Array(width * height);
    for (let i = 0; i < grey.length; i++)
      grey[i] = Math.round(
        ((data[4 * i] ?? 0) + (data[4 * i + 1] ?? 0) + (data[4 * i + 2] ?? 0)) / 3,
      );
    return { width, height, grey };
  } finally {
    document.destroy();
  }
}

/** Text of a page as PDFium reads it. */
export async function pdfiumText(bytes: Uint8Array, index: number): Promise<string> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    return document.getPage(index).getText();
  } finally {
    document.destroy();
  }
}

/** Darkness within a box of pixels, in full black pixels. */
export function ink(
  { width, height, grey }: GreyImage,
  box: { x: number; y: number; width: number; height: number },
): number {
  let sum = 0;
  const bottom = Math.min(height, Math.round(box.y + box.height));
  const right = Math.min(width, Math.round(box.x + box.width));
  for (let y = Math.max(0, Math.round(box.y)); y < bottom; y++)
    for (let x = Math.max(0, Math.round(box.x)); x < right; x++)
      sum += 255 - (grey[y * width + x] ?? 255);
  return sum / 255;
}
