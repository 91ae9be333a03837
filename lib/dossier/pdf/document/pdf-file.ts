import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFContext, type PDFObject, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type ByteSink, MemorySink } from './byte-sink';

/** Objects in one object stream: enough to compress well, few enough to look one up quickly. */
const PACK_SIZE = 200;

/** How streams are deflated, wherever that is done. */
export const DEFLATE = { level: 6 } as const;

type Literal = Parameters<PDFContext['flateStream']>[1];

interface Place {
  /** 1: `at` is a byte offset; 2: `at` is the number of an object stream and `index` the place in it. */
  readonly type: 1 | 2;
  readonly at: number;
  readonly index: number;
}

/** An object with the words around it that give it its number. */
function objectBytes(ref: PDFRef, object: PDFObject): Uint8Array {
  const head = `${ref.objectNumber} 0 obj\n`;
  const tail = '\nendobj\n';
  const size = object.sizeInBytes();
  const bytes = Buffer.alloc(head.length + size + tail.length);
  bytes.write(head, 'latin1');
  object.copyBytesInto(bytes, head.length);
  bytes.write(tail, head.length + size, 'latin1');
  return bytes;
}

/** Bytes of a row of the cross-reference stream: type, place, index. */
const ROW = 7;

/**
 * Writes a PDF 1.7 file in the order the objects are finished, so that pages and pictures need not stay in
 * memory as objects. pdf-lib is the object model; its own writers look each object up by linear search or
 * keep everything. Equal calls give equal bytes as long as zlib is the same.
 */
export class PdfFile {
  readonly context = PDFContext.create();
  private rows = new Uint8Array(ROW * 4096);
  private readonly hash = createHash('sha256');
  private packNumbers: number[] = [];
  private packTexts: string[] = [];
  private written = 0;

  /** `sink` takes the bytes; the file keeps no more of them than where each object stands. */
  constructor(private readonly sink: ByteSink = new MemorySink()) {
    this.put(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  }

  /** Bytes written so far. */
  get length(): number {
    return this.written;
  }

  /** Reserves an object number. */
  nextRef(): PDFRef {
    return this.context.nextRef();
  }

  /**
   * Reserves an object number for a packed object. pdf-lib keeps every reference it ever made; of small
   * objects there are too many for that.
   */
  nextNumber(): number {
    this.context.largestObjectNumber += 1;
    return this.context.largestObjectNumber;
  }

  /** Writes an object as it stands now; later changes to it are lost. */
  write(object: PDFObject, ref: PDFRef = this.nextRef()): PDFRef {
    this.place(ref.objectNumber, { type: 1, at: this.written, index: 0 });
    this.put(objectBytes(ref, object));
    return ref;
  }

  /** Writes a stream, deflated unless the data say by their own /Filter that they are encoded already. */
  writeStream(dict: NonNullable<Literal>, data: Uint8Array, ref?: PDFRef): PDFRef {
    const encoded = 'Filter' in dict;
    const body = encoded ? data : deflateSync(data, DEFLATE);
    const entries = encoded ? dict : { ...dict, Filter: 'FlateDecode' };
    return this.write(PDFRawStream.of(this.context.obj(entries), body), ref);
  }

  /** Writes a stream in clear, as PDF/A wants of XMP metadata. */
  writeClearStream(dict: NonNullable<Literal>, data: Uint8Array): PDFRef {
    return this.write(PDFRawStream.of(this.context.obj(dict), data));
  }

  /** Puts a small object, given as PDF syntax in ASCII, into an object stream. */
  pack(ref: PDFRef | number, text: string): void {
    this.packNumbers.push(typeof ref === 'number' ? ref : ref.objectNumber);
    this.packTexts.push(text);
    if (this.packNumbers.length === PACK_SIZE) this.flushPack();
  }

  /** Ends the file. `root` is the catalog, `info` the information dictionary. Returns its SHA-256. */
  finish(root: PDFRef, info: PDFRef): string {
    this.flushPack();
    const ref = this.nextRef();
    const start = this.written;
    const size = ref.objectNumber + 1;
    this.place(ref.objectNumber, { type: 1, at: start, index: 0 });
    const rows = this.rows.slice(0, ROW * size);
    rows.fill(0xff, 5, ROW);
    for (let number = 1; number < size; number++) {
      if (rows[ROW * number] === 0)
        throw new RangeError(`object ${number} was reserved and never written`);
    }
    // The identifier follows from the content, so that the same paper is the same file.
    const id = this.hash.copy().digest().subarray(0, 16);
    const dict = { Type: 'XRef', Size: size, W: [1, 4, 2], Root: root, Info: info, ID: [id, id] };
    const rowsBody = deflateSync(rows, DEFLATE);
    const entries = this.context.obj({ ...dict, Filter: 'FlateDecode' });
    this.put(objectBytes(ref, PDFRawStream.of(entries, rowsBody)));
    this.put(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return this.hash.digest('hex');
  }

  private flushPack(): void {
    if (this.packNumbers.length === 0) return;
    const ref = this.nextRef();
    const heads: string[] = [];
    let at = 0;
    for (const [index, number] of this.packNumbers.entries()) {
      heads.push(`${number} ${at}`);
      at += (this.packTexts[index]?.length ?? 0) + 1;
      this.place(number, { type: 2, at: ref.objectNumber, index });
    }
    const head = `${heads.join(' ')}\n`;
    const data = Buffer.from(`${head}${this.packTexts.join('\n')}\n`, 'latin1');
    const dict = { Type: 'ObjStm', N: heads.length, First: head.length };
    this.packNumbers = [];
    this.packTexts = [];
    this.writeStream(dict, data, ref);
  }

  private place(number: number, place: Place): void {
    const at = ROW * number;
    if (at + ROW > this.rows.length) {
      const grown = new Uint8Array(Math.max(2 * this.rows.length, at + ROW));
      grown.set(this.rows);
      this.rows = grown;
    }
    if (this.rows[at] !== 0) throw new RangeError(`object ${number} is written twice`);
    if (place.at > 0xffffffff) throw new RangeError('file of more than 4 GiB');
    const view = new DataView(this.rows.buffer);
    this.rows[at] = place.type;
    view.setUint32(at + 1, place.at);
    view.setUint16(at + 5, place.index);
  }

  private put(bytes: Uint8Array): void {
    this.sink.put(bytes);
    this.hash.update(bytes);
    this.written += bytes.length;
  }
}
