import type { SeenEntry } from './chain';
import type { LineReader } from './lines';
import { strictUtf8 } from './note';
import { matchesCommitment, type PayloadRecord, parsePayloadRecord } from './payload';
import type { Findings } from './report';

interface Held {
  readonly record: PayloadRecord | undefined;
  readonly text: string;
  readonly line: number;
}

/** How many payload records there were, and which had no payload to compare. */
export interface PayloadCounts {
  readonly records: number;
  readonly erased: readonly number[];
  readonly withheld: readonly number[];
}

/** Indexes listed in a report; beyond this only the count of records tells. */
const MAX_LISTED = 10_000;

/** Walks the payload records beside the entries, both in index order. */
export class PayloadWalk {
  readonly #findings: Findings;
  readonly #lines: LineReader;
  readonly #ahead: Held[] = [];
  readonly #erased: number[] = [];
  readonly #withheld: number[] = [];
  /** Indexes named as out of place already, which are not missing besides. */
  readonly #strays = new Set<number>();
  #line = 0;

  constructor(findings: Findings, lines: LineReader) {
    this.#findings = findings;
    this.#lines = lines;
  }

  /** Finds and checks the record of an entry that has just been read. */
  async follow(seen: SeenEntry): Promise<void> {
    if (!seen.inOrder) return;
    if (seen.payload === null) {
      // An unreadable entry may have had a payload: its record is not accused for it.
      if (!seen.entry && (await this.#peek(0))?.record?.index === seen.index) this.#ahead.shift();
      return;
    }
    let unread = false;
    for (;;) {
      const held = await this.#peek(0);
      if (held?.record === undefined && held) {
        this.#take(seen.index, held, 'a payload record', held.text);
        unread = true;
      } else if (held?.record?.index === seen.index) {
        this.#check(held.record, seen.payload, seen.index);
        return;
      } else if (held?.record && (await this.#isStray(held.record, seen))) {
        const expected = `payload ${seen.index} or later`;
        this.#findings.fail(
          `payload ${held.record.index}`,
          'payload.order',
          expected,
          `payload ${held.record.index}, line ${held.line}`,
        );
        this.#ahead.shift();
        if (this.#strays.size < MAX_LISTED) this.#strays.add(held.record.index);
        if (belongs(held.record, seen.payload)) return;
      } else {
        if (!unread && !this.#strays.has(seen.index)) {
          this.#findings.fail(`payload ${seen.index}`, 'payload.missing', 'present', 'missing');
        }
        return;
      }
    }
  }

  /** Ends the walk; records left over belong to no entry. */
  async finish(): Promise<PayloadCounts> {
    for (let held = await this.#peek(0); held; held = await this.#peek(0)) {
      const name = held.record ? `payload ${held.record.index}` : `payload, line ${held.line}`;
      this.#findings.fail(name, 'payload.order', 'an entry with a payload', 'none');
      this.#ahead.shift();
    }
    return { records: this.#line, erased: this.#erased, withheld: this.#withheld };
  }

  #take(index: number, held: Held, expected: string, found: string): void {
    const name = `payload ${index} (line ${held.line})`;
    this.#findings.fail(name, 'payload.form', expected, found);
    this.#ahead.shift();
  }

  #check(record: PayloadRecord, commitment: string, index: number): void {
    this.#ahead.shift();
    if ('erased' in record && this.#erased.length < MAX_LISTED) this.#erased.push(index);
    if ('withheld' in record && this.#withheld.length < MAX_LISTED) this.#withheld.push(index);
    if (matchesCommitment(record, commitment)) return;
    const found = 'salt and payload that give another figure';
    this.#findings.fail(`payload ${index}`, 'payload.commitment', commitment, found);
  }

  /** Whether a record stands where it should not, rather than the one before it missing. */
  async #isStray(record: PayloadRecord, seen: SeenEntry): Promise<boolean> {
    if (record.index < seen.index || belongs(record, seen.payload)) return true;
    const after = (await this.#peek(1))?.record?.index;
    return after !== undefined && after >= seen.index && after < record.index;
  }

  async #peek(distance: 0 | 1): Promise<Held | undefined> {
    while (this.#ahead.length <= distance) {
      const line = await this.#lines.next();
      if (!line) break;
      this.#line += 1;
      this.#findings.examine('payload');
      const text = strictUtf8(line.bytes) ?? 'not UTF-8';
      const record = line.ended ? parsePayloadRecord(text) : undefined;
      this.#ahead.push({ record, text, line: this.#line });
    }
    return this.#ahead[distance];
  }
}

/** Whether a record's own salt and payload prove that it is this entry's, whatever its index. */
function belongs(record: PayloadRecord, commitment: string | null): boolean {
  return commitment !== null && 'salt' in record && matchesCommitment(record, commitment);
}
