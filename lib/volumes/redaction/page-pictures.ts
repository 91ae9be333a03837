import { MemorySink } from '@/lib/dossier/pdf/document/byte-sink';
import { PdfFile } from '@/lib/dossier/pdf/document/pdf-file';
import { type Picture, writePicture } from '@/lib/dossier/pdf/images/picture';

type Ref = ReturnType<PdfFile['nextRef']>;

/**
 * A PDF whose pages are pictures and nothing else: no text, fonts, annotations, attachments or metadata of
 * the file they were drawn from.
 */
export class PagePictures {
  private readonly sink = new MemorySink();
  private readonly file = new PdfFile(this.sink);
  private readonly tree: Ref = this.file.nextRef();
  private readonly pages: Ref[] = [];

  /** Adds a page of that size in points. */
  add(picture: Picture, [width, height]: readonly [number, number]): void {
    const { file } = this;
    const image = writePicture(file, picture);
    const content = `q ${width.toFixed(3)} 0 0 ${height.toFixed(3)} 0 0 cm /Im1 Do Q\n`;
    this.pages.push(
      file.write(
        file.context.obj({
          Type: 'Page',
          Parent: this.tree,
          MediaBox: [0, 0, width, height],
          Resources: { XObject: { Im1: image } },
          Contents: file.writeStream({}, Buffer.from(content, 'latin1')),
        }),
      ),
    );
  }

  /** The file. `packet` is XMP, where it must carry a label. */
  finish(packet: string | null): Uint8Array {
    const { file, pages } = this;
    file.write(file.context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }), this.tree);
    const metadata =
      packet &&
      file.writeClearStream({ Type: 'Metadata', Subtype: 'XML' }, Buffer.from(packet, 'utf8'));
    const catalog = file.write(
      file.context.obj({
        Type: 'Catalog',
        Pages: this.tree,
        ...(metadata ? { Metadata: metadata } : {}),
      }),
    );
    file.finish(catalog, file.write(file.context.obj({})));
    return this.sink.whole();
  }
}
