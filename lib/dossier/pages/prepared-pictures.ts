import path from 'node:path';
import { keepPicture } from '../pdf/images/keep-picture';
import { type PictureResult, preparePicture } from '../pdf/images/prepare-picture';
import { type PdfShown, pdfShown } from './pdf-shown';

/** Pictures of what was taken in, by digest, as papers show them. Reject where the bytes are not there. */
export type OriginalPictures = {
  /** The picture of a file, at most so many pixels long; of the size of a page by default. */
  picture(sha256: string, longestSide?: number): Promise<PictureResult>;
  /** The pages of a PDF. */
  pages(sha256: string, signal: AbortSignal): Promise<PdfShown>;
};

/**
 * Pictures of an export, each prepared once however many files show it and however often their pages are
 * set. What was prepared lies in a folder of the export by digest and size; in memory stay its measures.
 * Equal pictures are one, which a file holds once. The caller makes the folder and removes it.
 */
export class PreparedPictures implements OriginalPictures {
  private readonly pictures = new Map<string, Promise<PictureResult>>();
  private readonly files = new Map<string, Promise<PdfShown>>();

  constructor(
    private readonly folder: string,
    private readonly read: (sha256: string) => Promise<Uint8Array>,
  ) {}

  picture(sha256: string, longestSide?: number): Promise<PictureResult> {
    const name = `${sha256}-${longestSide ?? 'page'}`;
    return once(this.pictures, name, () => this.prepare(sha256, name, longestSide));
  }

  pages(sha256: string, signal: AbortSignal): Promise<PdfShown> {
    return once(this.files, sha256, async () => {
      const keep = (picture: Parameters<typeof keepPicture>[0], page: number) =>
        keepPicture(picture, path.join(this.folder, `${sha256}-page-${page}`));
      return pdfShown(await this.read(sha256), { folder: this.folder, keep, signal });
    });
  }

  private async prepare(
    sha256: string,
    name: string,
    longestSide: number | undefined,
  ): Promise<PictureResult> {
    const limits = longestSide === undefined ? {} : { longestSide };
    const prepared = await preparePicture(await this.read(sha256), limits);
    if (!prepared.ok) return prepared;
    const picture = await keepPicture(prepared.picture, path.join(this.folder, name));
    return { ...prepared, picture };
  }
}

function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name) ?? make();
  made.set(name, known);
  // What was broken off, or could not be read just then, is tried again by whoever asks next.
  known.catch(() => made.delete(name));
  return known;
}
