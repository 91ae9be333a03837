import sharp from 'sharp';
import type { Picture } from './picture';
import { pngPassthrough } from './png-file';

/** Samples of a page: red, green, blue and opacity, eight bits each, row by row. */
export interface PageSamples {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Bytes above which a page is coded as a photograph. */
const LARGE = 1024 ** 2;

/** A page drawn on white: without loss where that is not too large, else as a JPEG (quality 90, full chroma). */
export async function rasterPicture({ width, height, rgba }: PageSamples): Promise<Picture> {
  const raw = { raw: { width, height, channels: 4 as const }, limitInputPixels: false as const };
  const page = () => sharp(rgba, raw).flatten({ background: '#fff' });
  const passed = pngPassthrough(await page().png().toBuffer());
  if (passed?.data.kind === 'png' && passed.data.idat.length <= LARGE) return passed;
  const bytes = await page().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
  return { width, height, data: { kind: 'jpeg', bytes, colours: 3 } };
}
