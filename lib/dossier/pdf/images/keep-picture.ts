import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { DEFLATE } from '../document/pdf-file';
import type { Picture, PictureData } from './picture';

/**
 * Lays the samples of a picture on the disk and answers with a picture that reads them there whenever it
 * is written: the same bytes come of it. Raw samples are deflated on the way, once for all papers that show
 * them. `file` begins the names of what is written; the caller removes the folder.
 */
export async function keepPicture(picture: Picture, file: string): Promise<Picture> {
  const { width, height } = picture;
  const read = await laid(picture.data, file);
  return {
    width,
    height,
    get data() {
      return read();
    },
  };
}

/** What reads the samples again. It holds on to names alone, and to a palette of its own. */
async function laid(data: PictureData, file: string): Promise<() => PictureData> {
  switch (data.kind) {
    case 'jpeg': {
      const { kind, colours } = data;
      await writeFile(file, data.bytes);
      return () => ({ kind, colours, bytes: readFileSync(file) });
    }
    case 'png': {
      const { kind, colours, bits } = data;
      // A copy: the palette is a view of the whole file that it was read from.
      const palette = data.palette ? { palette: Uint8Array.from(data.palette) } : {};
      await writeFile(file, data.idat);
      return () => ({ kind, colours, bits, ...palette, idat: readFileSync(file) });
    }
    case 'raw': {
      const { rgb, alpha } = data;
      const mask = alpha ? { alpha: await deflated(alpha) } : {};
      return laid({ kind: 'deflated', rgb: await deflated(rgb), ...mask }, file);
    }
    case 'deflated': {
      const { kind } = data;
      const mask = `${file}-alpha`;
      const isMasked = data.alpha !== undefined;
      await writeFile(file, data.rgb);
      if (data.alpha) await writeFile(mask, data.alpha);
      return () => ({
        kind,
        rgb: readFileSync(file),
        ...(isMasked ? { alpha: readFileSync(mask) } : {}),
      });
    }
  }
}

const inflatable = promisify<Uint8Array, { level: number }, Buffer>(deflate);
const deflated = (bytes: Uint8Array): Promise<Buffer> => inflatable(bytes, DEFLATE);
