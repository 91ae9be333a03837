import type { Pixels } from '@/lib/records/pixels';

/** Pixels that are decoded at most: four bytes each, as long as they are looked at. */
const MOST = 32 * 1024 * 1024;

/**
 * All pixels of a picture as its decoder gives them, neither turned nor converted. Null where it does
 * not decode or is too large. For the process with limits only: the decoder is native.
 */
export async function exactPixels(file: string): Promise<Pixels | null> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(file, { limitInputPixels: MOST, failOn: 'error', sequentialRead: true });
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels !== 3 && channels !== 4) return null;
    return { width, height, rows: height, channels, data: new Uint8Array(data) };
  } catch {
    return null;
  }
}
