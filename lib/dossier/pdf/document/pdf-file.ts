import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFContext, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';

/** Objects in one object stream: enough to compress well, few enough to look one up quickly. */
const PACK_SIZE = 200;

type Literal = Parameters<PDFContext['flateStream']>[1];

interface Place {
  /** 1: `at` is a byte offset; 2: `at` is the number of an object stream and `index` the place in it. */
  readonly type: 1 | 2;
  readonly at: number;
  readonly index: number;
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/**
 * Writes a PDF 1.7 file in the order the objects are finished, so that pages and pictures need not stay in
 * memory as objects. pdf-lib is the object model; its own writers look each object up by linear search or
 * keep everything. Equal calls give equal bytes as long as zlib is the same.
 */
export class PdfFile {
  readonly context = PDFContext.create();
  private readonly places = new Map<number, Place>();
  private readonly chunks: Uint8Array[] = [];
  private readonly hash = createHash('sha256');
  private packNumbers: number[] = [];
  private packTexts: string[] = [];
  private length = 0;

  constructor() {
    this.put(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  }

  /** Reserves an object number. */
  nextRef(): PDFRef {
    return this.context.nextRef();
  }

  /** Writes an object as it stands now; later changes to it are lost. */
  write(object: PDFObject, ref: PDFRef = this.nextRef()): PDFRef {
    this.place(ref, { type: 1, at: this.length, index: 0 });
    this.put(Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1'));
    this.put(bytesOf(object));
    this.put(Buffer.from('\nendobj\n', 'latin1'));
    return ref;
  }

  /** Writes a stream, deflated unless the data say by their own /Filter that they are encoded already. */
  writeStream(dict: NonNullable<Literal>, data: Uint8Array, ref?: PDFRef): PDFRef {
    const encoded = 'Filter' in dict;
    const body = encoded ? data : deflateSync(data, { level: 6 });
    const entries = encoded ? dict : { ...dict, Filter: 'FlateDecode' };
    return this.write(PDFRawStream.of(this.context.obj(entries), body), ref);
  }

  /** Writes a stream in clear, as PDF/A wants of XMP metadata. */
  writeClearStream(dict: NonNullable<Literal>, data: Uint8Array): PDFRef {
    return this.write(PDFRawStream.of(this.context.obj(dict), data));
  }

  /** Puts a small object, given as PDF syntax in ASCII, into an object stream. */
  pack(ref: PDFRef, text: string): void {
    this.packNumbers.push(ref.objectNumber);
    this.packTexts.push(text);
    if (this.packNumbers.length === PACK_SIZE) this.flushPack();
  }

  /** Ends the file. `root` is the catalog, `info` the information dictionary. */
  finish(root: PDFRef, info: PDFRef): Uint8Array {
    this.flushPack();
    const ref = this.nextRef();
    const start = this.length;
    const own: Place = { type: 1, at: start, index: 0 };
    const size = ref.objectNumber + 1;
    const rows = new Uint8Array(7 * size);
    const view = new DataView(rows.buffer);
    view.setUint16(5, 0xffff);
    for (let number = 1; number < size; number++) {
      const place = number === ref.objectNumber ? own : this.places.get(number);
      if (!place) throw new RangeError(`object ${number} was reserved and never written`);
      rows[7 * number] = place.type;
      view.setUint32(7 * number + 1, place.at);
      view.setUint16(7 * number + 5, place.index);
    }
    // The identifier follows from the content, so that the same paper is the same file.
    const id = this.hash.copy().digest().subarray(0, 16);
    const dict = { Type: 'XRef', Size: size, W: [1, 4, 2], Root: root, Info: info, ID: [id, id] };
    this.writeStream(dict, rows, ref);
    this.put(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  private flushPack(): void {
    if (this.packNumbers.length === 0) return;
    const ref = this.nextRef();
    const heads: string[] = [];
    let at = 0;
    for (const [index, number] of this.packNumbers.entries()) {
      heads.push(`${number} ${at}`);
      at += (this.packTexts[index]?.length ?? 0) + 1;
      this.place(PDFRef.of(number), { type: 2, at: ref.objectNumber, index });
    }
    const head = `${heads.join(' ')}\n`;
    const data = Buffer.from(`${head}${this.packTexts.join('\n')}\n`, 'latin1');
    const dict = { Type: 'ObjStm', N: heads.length, First: head.length };
    this.packNumbers = [];
    this.packTexts = [];
    this.writeStream(dict, data, ref);
  }

  private place(ref: PDFRef, place: Place): void {
    if (this.places.has(ref.objectNumber))
      throw new RangeError(`object ${ref.objectNumber} is written twice`);
    if (place.at > 0xffffffff) throw new RangeError('file of more than 4 GiB');
    this.places.set(ref.objectNumber, place);
  }

  private put(bytes: Uint8Array): void {
    this.chunks.push(bytes);
    this.hash.update(bytes);
    this.length += bytes.length;
  }
}
