import { sha256Hex } from '@/lib/kernel/digest';
import type { Fact, FindingCode, RawRecord, ReadingFinding } from '../reading';
import type { Decoded } from '../text-decoding';

/** UTF-16 units of a record's text that a reading keeps; the whole lies in the original. */
const KEPT_TEXT = 512 * 1024;
/** The same for all records of a file together. */
const KEPT_ALTOGETHER = 4 * 1024 * 1024;
const MOST_RECORDS = 2_000;
const MOST_FINDINGS = 300;

/** A record while it is read: with its whole text and bytes. */
export type LiveRecord = RawRecord & { whole: string | null; bytes: Uint8Array };

/** Where bytes came from. */
export type Origin = { place: string; offset: number | null };

/** Records and findings of a file as they come up. */
export class Gathering {
  readonly records: LiveRecord[] = [];
  readonly findings: ReadingFinding[] = [];
  #kept = 0;
  #isFull = false;

  /** Notes a record; null where there are too many. */
  record(
    { place, offset }: Origin,
    bytes: Uint8Array,
    decoded: Decoded | null = null,
    compressed = false,
  ): LiveRecord | null {
    if (this.records.length >= MOST_RECORDS) {
      if (!this.#isFull) this.find('too_many_records');
      this.#isFull = true;
      return null;
    }
    const whole = decoded?.text.toWellFormed() ?? null;
    const most = Math.min(KEPT_TEXT, KEPT_ALTOGETHER - this.#kept);
    const text = whole === null ? null : whole.slice(0, most).toWellFormed();
    this.#kept += text?.length ?? 0;
    const one: LiveRecord = {
      order: this.records.length,
      place: place.toWellFormed(),
      offset,
      length: bytes.length,
      sha256: sha256Hex(bytes),
      encoding: decoded?.encoding ?? null,
      compressed,
      text,
      textLength: whole?.length ?? 0,
      whole,
      bytes,
    };
    this.records.push(one);
    if (whole !== null && text !== null && text.length < whole.length) {
      this.find('text_cut', one.place, this.place(one, `${text.length}/${whole.length}`));
    }
    return one;
  }

  /** A value with the record it stands in, without a place within it. */
  place(record: LiveRecord, value: string, at = ''): Fact[] {
    return [{ value, record: record.order, at }];
  }

  find(code: FindingCode, about = '', facts: Fact[] = []): void {
    if (this.findings.length >= MOST_FINDINGS) return;
    this.findings.push({ code, about, facts });
  }
}
