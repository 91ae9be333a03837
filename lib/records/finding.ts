import type { Reach } from './reach';

/** Most places told of one file; a hostile one could otherwise make the list its own size. */
const MOST_PLACES = 256;
const LONGEST_NAME = 80;
/** Most records read of one file. */
const MOST_PARTS = 1024;

/** Bytes of a file. */
export type Span = { at: number; length: number };

/** How a record is packed as a whole; `unknown` where it cannot be unpacked here. */
export type Packing = 'deflate' | 'zlib' | 'gzip' | 'unknown';

/** A record's place in words and in bytes; `afterImage` where image data came before it. */
export type Part = Span & { place: string; afterImage: boolean; packing: Packing | null };

/** What reading a container has found so far. */
export class Finding {
  width: number | null = null;
  height: number | null = null;
  /** Whether the data of the image has been passed. */
  passedImage = false;
  /** Whether the file ends or breaks where its own structure says that more follows. */
  isCut = false;
  /** Whether a WebP is one picture that was packed without loss, so that its least bits are as written. */
  isLossless = false;
  /** Image data of a PNG, in order. */
  readonly image: Span[] = [];
  readonly #places = new Set<string>();
  readonly #parts: Part[] = [];
  #isFull = false;

  /** Where records sit, in the order of the file. */
  get places(): string[] {
    return [...this.#places];
  }

  /** Records with the bytes they take, in the order of the file, repeated ones too. */
  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** Whether the file has more records than are told. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /**
   * Notes a place: container, part, and the name of what lies there, if it has one. Names come from
   * the file, so they are kept short and printable. `span` is the record's data in the file.
   */
  add(place: string, name = '', span?: Span, packing: Packing | null = null): void {
    const printable = name.replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_NAME);
    const whole = printable ? `${place}/${printable}` : place;
    if (this.#places.size < MOST_PLACES) this.#places.add(whole);
    if (span) this.look(whole, span, packing);
  }

  /** Has bytes looked into for a record, without saying that there is one. */
  look(place: string, { at, length }: Span, packing: Packing | null = null): void {
    if (this.#parts.length >= MOST_PARTS) this.#isFull = true;
    else this.#parts.push({ place, at, length, packing, afterImage: this.passedImage });
  }

  /** Keeps a pixel size if there is none yet and it can be one. */
  measure(width: number, height: number): void {
    if (this.width === null && width > 0 && height > 0) {
      this.width = width;
      this.height = height;
    }
  }
}

/**
 * Walks one kind of container and notes where records sit. Never throws for what is in the file.
 */
export type Walk = (reach: Reach, found: Finding) => Promise<void>;
