import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

/** Pages shown of a volume that is not asked for yet, and how large: pixels a point. */
export const PREVIEW_PAGES = 6;
const SCALE = 1.25;

/** The first of so many pages of a composed file as PNG, drawn by PDFium from the very file. */
export async function previewPictures(bytes: Uint8Array, pages: number): Promise<Uint8Array[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const pictures: Uint8Array[] = [];
    for (let i = 0; i < Math.min(pages, PREVIEW_PAGES); i++) {
      const drawn = await document.getPage(i).render({ scale: SCALE, render: 'bitmap' });
      const raw = { width: drawn.width, height: drawn.height, channels: 4 as const };
      const png = await sharp(drawn.data, { raw }).flatten().png({ palette: true }).toBuffer();
      pictures.push(new Uint8Array(png));
    }
    return pictures;
  } finally {
    document.destroy();
    library.destroy();
  }
}
