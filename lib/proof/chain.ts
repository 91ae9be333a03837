import { toHex, utf8 } from '@/lib/kernel/digest';
import { BrokenLinks } from './chain-links';
import { EntryOrder } from './chain-order';
import { EntryTimes } from './chain-times';
import { CompactRange } from './compact-range';
import { type Entry, MAX_ENTRY_BYTES, parseEntry } from './entry';
import { leafHash, matchesHex, NO_PREVIOUS, sameBytes } from './leaf';
import { strictUtf8 } from './note';
import type { Findings } from './report';

export interface ChainOptions {
  /** Case that every entry must belong to; of the first entry where not given. */
  readonly caseId?: string;
  /** Sizes at which the root is wanted, besides the end. */
  readonly rootsAt?: readonly number[];
  /** How reports call the whole list of entries. */
  readonly name?: string;
}

/** The head that the entries are measured against. */
export interface ChainHead {
  readonly size: number;
  readonly root: Uint8Array;
  /** Whether a trusted key signed it. Entries are not accused on the word of an unsigned head. */
  readonly signed: boolean;
}

/** What one line turned out to be. */
export interface SeenEntry {
  /** How reports call it. */
  readonly record: string;
  /** Position it takes in the chain. */
  readonly index: number;
  /** Whether it continues the entries before it; otherwise it is repeated or out of place. */
  readonly inOrder: boolean;
  /** The entry, or null where the line is not one. */
  readonly entry: Entry | null;
  /** Commitment to a payload as far as it could be read. */
  readonly payload: string | null;
  readonly leaf: Uint8Array;
}

interface Predecessor {
  readonly index: number;
  readonly leaf: Uint8Array;
}

/**
 * Verifies a stream of entries in constant memory: form, order, links, times and root. It never
 * stops at the first fault, and works out which entry is to blame: a link that fails alone accuses
 * the earlier entry, because the entry after vouches for the later one.
 */
export class ChainVerifier {
  readonly #findings: Findings;
  readonly #name: string;
  readonly #rootsAt: ReadonlySet<number>;
  readonly #range = CompactRange.empty();
  readonly #order: EntryOrder;
  readonly #links = new BrokenLinks();
  readonly #times: EntryTimes;
  /** Root hashes at the sizes asked for, as far as there were entries. */
  readonly roots = new Map<number, Uint8Array>();
  #caseId: string | undefined;
  /** Leaf of the last line, not yet in the range, so that the range before it can be tried. */
  #held: Uint8Array | undefined;
  #before: Predecessor | undefined;
  #stray: Predecessor | undefined;
  #lines = 0;

  constructor(findings: Findings, options: ChainOptions = {}) {
    this.#findings = findings;
    this.#name = options.name ?? 'ledger';
    this.#rootsAt = new Set(options.rootsAt);
    this.#caseId = options.caseId;
    this.#order = new EntryOrder(findings);
    this.#times = new EntryTimes(findings);
    if (this.#rootsAt.has(0)) this.roots.set(0, this.#range.root());
  }

  /** Takes the exact bytes of the next entry, without a newline. */
  push(line: Uint8Array): SeenEntry {
    this.#lines += 1;
    this.#findings.examine('entry');
    const text = line.length <= MAX_ENTRY_BYTES ? strictUtf8(line) : undefined;
    const leaf = leafHash(line);
    const parsed = text === undefined ? undefined : parseEntry(text);
    const entry = parsed?.ok ? parsed.entry : null;
    const claims = parsed?.ok ? parsed.entry : parsed?.claims;
    const prev = claims?.prev ?? null;

    const linked = prev !== null && this.#before !== undefined && isPrev(this.#before, prev);
    const place = this.#order.place(claims?.index ?? null, linked, this.#lines);
    const { record } = place;
    if (text === undefined) {
      const found = line.length > MAX_ENTRY_BYTES ? `${line.length} bytes` : 'not UTF-8';
      this.#findings.fail(record, 'entry.json', `UTF-8, at most ${MAX_ENTRY_BYTES} bytes`, found);
    } else if (parsed && !parsed.ok) {
      for (const { check, expected, found } of parsed.faults) {
        this.#findings.fail(record, check, expected, found);
      }
    }

    if (place.inOrder) {
      this.#links.follow(place.index, prev);
      if (!linked || this.#before?.index !== place.index - 1) {
        this.#checkLink(place.index, prev, text);
      }
      this.#links.settle(leaf);
      this.#before = { index: place.index, leaf };
      this.#stray = undefined;
    } else {
      this.#stray = { index: place.index, leaf };
    }
    this.#flush();
    this.#held = leaf;
    if (this.#rootsAt.has(this.#lines)) this.roots.set(this.#lines, this.#rootWithHeld());
    if (entry) {
      this.#checkCase(record, entry);
      if (place.inOrder) this.#times.follow(record, entry.at);
    }
    const { index, inOrder } = place;
    return { record, index, inOrder, entry, payload: claims?.payload ?? null, leaf };
  }

  /** Ends the stream. With a head, says which entries it covers and whether its root holds. */
  finish(head?: ChainHead): { readonly size: number; readonly root: Uint8Array } {
    const root = this.#rootWithHeld();
    this.#order.finish();
    this.#times.finish();
    const size = this.#lines;
    if (!head) {
      this.#links.accuse(this.#findings, undefined);
      return { size, root };
    }
    this.#order.cover(head.size);
    if (size !== head.size) this.#findings.fail(this.#name, 'checkpoint.size', head.size, size);
    const covered = size === head.size ? root : this.roots.get(head.size);
    if (covered && sameBytes(covered, head.root)) {
      this.#links.accuseWritten(this.#findings);
      return { size, root };
    }
    if (covered) {
      this.#findings.fail(this.#name, 'checkpoint.root', toHex(head.root), toHex(covered));
    }
    // Entries are measured by the signed root only where all of them are there, in order.
    const comparable = head.signed && size === head.size && this.#order.intact && size > 0;
    this.#links.accuse(this.#findings, comparable ? head.root : undefined);
    return { size, root };
  }

  #checkLink(index: number, prev: string | null, text: string | undefined): void {
    if (prev === null) return;
    if (index === 0) {
      if (prev !== NO_PREVIOUS) this.#findings.fail('entry 0', 'entry.link', NO_PREVIOUS, prev);
      return;
    }
    const before = this.#before;
    if (before?.index !== index - 1 || isPrev(before, prev)) return;
    if (this.#stray?.index === index - 1 && isPrev(this.#stray, prev)) return;
    // What the later entry would hash to if only its `prev` had been altered.
    const repaired = leafHash(repairPrev(text ?? '', prev, toHex(before.leaf)));
    const link = { earlier: before.index, leaf: before.leaf, claimed: prev, repaired };
    this.#links.add(link, this.#range);
  }

  #checkCase(record: string, entry: Entry): void {
    this.#caseId ??= entry.case;
    if (entry.case !== this.#caseId) {
      this.#findings.fail(record, 'entry.case', this.#caseId, entry.case);
    }
  }

  #rootWithHeld(): Uint8Array {
    if (!this.#held) return this.#range.root();
    const range = this.#range.clone();
    range.append(this.#held);
    return range.root();
  }

  #flush(): void {
    if (this.#held) this.#range.append(this.#held);
    this.#held = undefined;
  }
}

function isPrev(before: Predecessor, prev: string): boolean {
  return matchesHex(before.leaf, prev);
}

function repairPrev(text: string, prev: string, actual: string): Uint8Array {
  // The last occurrence: in canonical order only `software` and `v` follow the entry's own `prev`.
  const at = text.lastIndexOf(`"prev":"${prev}"`);
  if (at < 0) return utf8(text);
  const start = at + '"prev":"'.length;
  return utf8(text.slice(0, start) + actual + text.slice(start + prev.length));
}
