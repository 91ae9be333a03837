import type { Finding, Span } from '../finding';
import { big, latin1 } from '../numbers';
import type { Reach } from '../reach';

/** Kinds of items that are told of, and bytes of the table that says where they lie. */
const ITEMS = /^(Exif|mime|uri |c2pa)$/;
const MOST_TABLE = 1024 * 1024;

type Located = { spans: Span[]; isWhole: boolean };

/** Items of a HEIF or AVIF picture (ISO/IEC 14496-12 §8.11): what they are and where they lie. */
export class HeifItems {
  readonly #names = new Map<number, string>();
  #table: Span | null = null;
  #data: Span | null = null;

  /** An entry of `iinf`; answers the kind of item where it holds a record. */
  entry(data: Uint8Array): string | null {
    const wide = (data[0] ?? 0) < 3 ? 0 : 2;
    const kind = latin1(data, 8 + wide, 4);
    if (!ITEMS.test(kind)) return null;
    const [, type = ''] = latin1(data, 12 + wide).split('\0');
    const isXmp = kind === 'mime' && type === 'application/rdf+xml';
    if (isXmp || kind === 'Exif') this.#names.set(big(data, 4, 2 + wide), isXmp ? 'XMP' : 'Exif');
    return kind.trim();
  }

  /** The box that says where items lie, or the one that holds the bytes of small ones. */
  box(type: string, span: Span): void {
    if (type === 'iloc') this.#table = span;
    if (type === 'idat') this.#data = span;
  }

  /** Has the bytes of Exif and XMP looked at, once all boxes were passed. */
  async locate(reach: Reach, found: Finding): Promise<void> {
    if (!this.#table || this.#names.size === 0) return;
    const data = await reach.at(this.#table.at, Math.min(this.#table.length, MOST_TABLE));
    const located = this.#located(data, reach);
    for (const [id, name] of this.#names) {
      const { spans = [], isWhole = false } = located.get(id) ?? {};
      const [first, ...more] = spans;
      if (!first) continue;
      const length = more.reduce((sum, one) => sum + one.length, first.length);
      if (isWhole) found.look(`ISO media/item/${name}`, { at: first.at, length });
      else found.look(`ISO media/item/${name}`, first, 'unknown');
    }
  }

  #located(data: Uint8Array, reach: Reach): Map<number, Located> {
    const version = data[0] ?? 0;
    const [sizes = 0, more = 0] = data.subarray(4, 6);
    const [offset, length, base] = [sizes >> 4, sizes & 15, more >> 4];
    const index = version === 0 ? 0 : more & 15;
    const wide = version < 2 ? 2 : 4;
    const cursor = new Fields(data, 6);
    const count = cursor.number(wide);
    const located = new Map<number, Located>();
    for (let i = 0; i < count && cursor.at < data.length && reach.step(); i++) {
      const id = cursor.number(wide);
      const method = version === 0 ? 0 : cursor.number(2) & 15;
      const isHere = cursor.number(2) === 0;
      const from = cursor.number(base);
      const extents = cursor.number(2);
      const spans: Span[] = [];
      for (let n = 0; n < extents && cursor.at < data.length && reach.step(); n++) {
        if (index > 0) cursor.number(index);
        const at = from + cursor.number(offset);
        const span = this.#placed(method, { at, length: cursor.number(length) }, reach.size);
        if (isHere && span) spans.push(span);
      }
      const isWhole = spans.every((one, n) => {
        const before = spans[n - 1];
        return !before || before.at + before.length === one.at;
      });
      if (this.#names.has(id) && spans.length > 0) located.set(id, { spans, isWhole });
    }
    return located;
  }

  /** Method 0 counts in the file, 1 in `idat`, 2 in another item; no length means all of it. */
  #placed(method: number, { at, length }: Span, size: number): Span | null {
    if (method === 0) return { at, length: length || Math.max(0, size - at) };
    if (method !== 1 || !this.#data) return null;
    const left = Math.max(0, this.#data.length - at);
    return { at: this.#data.at + at, length: Math.min(length || left, left) };
  }
}

/** Numbers one after the other; of eight bytes the upper two would name more than any file has. */
class Fields {
  constructor(
    readonly data: Uint8Array,
    public at: number,
  ) {}

  number(bytes: number): number {
    const skipped = Math.max(0, bytes - 6);
    const value = big(this.data, this.at + skipped, bytes - skipped);
    this.at += bytes;
    return value;
  }
}
