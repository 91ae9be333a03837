import { type PDFRef, PDFString } from 'pdf-lib';
import type { PdfFile } from './pdf-file';
import { pdfText } from './structure';

/** How an attached file relates to the paper (ISO 19005-3, annex E). */
export type Relationship = 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';

export interface Attachment {
  /** File name without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Media type, such as `application/json`. */
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: Relationship;
  readonly modified: Date;
}

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

/** The files embedded in one document. Their bytes are written at once and not kept. */
export class Attachments {
  private readonly specs = new Map<string, PDFRef>();

  constructor(private readonly file: PdfFile) {}

  /** Throws a RangeError for a name already taken, empty or with a folder, or a malformed media type. */
  add({ name, bytes, mediaType, description, relationship, modified }: Attachment): void {
    if (name === '' || /[/\\\p{Cc}]/u.test(name))
      throw new RangeError('attachment without a plain name');
    if (this.specs.has(name)) throw new RangeError(`two attachments named ${name}`);
    if (!MEDIA_TYPE.test(mediaType)) throw new RangeError(`not a media type: ${mediaType}`);
    const { context } = this.file;
    const stream = this.file.writeStream(
      {
        Type: 'EmbeddedFile',
        Subtype: mediaType,
        Params: context.obj({ Size: bytes.length, ModDate: PDFString.fromDate(modified) }),
      },
      bytes,
    );
    const ref = this.file.nextRef();
    const text = pdfText(name);
    // /F is a byte string of old; only plain ASCII reads the same in every reader.
    const plain = /^[\x20-\x7e]+$/.test(name) ? `<${Buffer.from(name).toString('hex')}>` : text;
    this.file.pack(
      ref,
      `<</Type/Filespec/F ${plain}/UF ${text}/Desc ${pdfText(description)}` +
        `/AFRelationship/${relationship}/EF<</F ${stream}/UF ${stream}>>>>`,
    );
    this.specs.set(name, ref);
  }

  /** File specifications in order of attachment, for the catalog's /AF. */
  get associated(): PDFRef[] {
    return [...this.specs.values()];
  }

  /** Writes the name tree of embedded files, or returns null where there are none. */
  writeNames(): PDFRef | null {
    if (this.specs.size === 0) return null;
    const entries = [...this.specs]
      .map(([name, ref]) => [pdfText(name), ref.toString()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const ref = this.file.nextRef();
    this.file.pack(ref, `<</Names[${entries.flat().join(' ')}]>>`);
    return ref;
  }
}
