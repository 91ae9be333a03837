import { fromHex, toHex } from '@/lib/kernel/digest';
import type { CompactRange } from './compact-range';
import { matchesHex, sameBytes } from './leaf';
import type { Findings } from './report';

/** A later entry whose `prev` is not the leaf hash of the earlier one. */
interface BrokenLink {
  /** Index of the earlier entry. */
  readonly earlier: number;
  /** Leaf hash of the earlier entry as it is. */
  readonly leaf: Uint8Array;
  /** `prev` of the later entry. */
  readonly claimed: string;
  /** Leaf hash of the later entry if its `prev` were `leaf`. */
  readonly repaired: Uint8Array;
  /** Leaf hash of the later entry as it is. */
  readonly later: Uint8Array;
  /** The tree before the earlier entry. */
  readonly base: CompactRange;
}

interface StoredLink extends Omit<BrokenLink, 'base'> {
  /** Whether the entry after the later one vouches for it with its `prev` put right. */
  repairs: boolean;
}

/** Links kept for naming; a log broken in more places than this is named up to here. */
const MAX_LINKS = 50_000;

/** Collects broken links and works out which entries they accuse. */
export class BrokenLinks {
  readonly #links: StoredLink[] = [];
  #last: BrokenLink | undefined;
  #lastIndex = -1;

  get none(): boolean {
    return this.#links.length === 0;
  }

  add(link: BrokenLink): void {
    this.#last = link;
    if (this.#links.length < MAX_LINKS) {
      const { earlier, leaf, claimed, repaired, later } = link;
      this.#links.push({ earlier, leaf, claimed, repaired, later, repairs: false });
    }
  }

  /** Tells what the entry at `index` refers to, before its own link is added. */
  follow(index: number, prev: string | null): void {
    this.#lastIndex = index;
    const link = this.#links.at(-1);
    if (link && prev !== null && link.earlier === index - 2) {
      link.repairs = matchesHex(link.repaired, prev);
    }
  }

  /**
   * Names the entries. `signed`: the root over these very bytes is signed, so the fault is in what
   * was written, and the later entry is named. Otherwise bytes were changed since: a link that
   * fails alone accuses the earlier entry, for the later one is vouched for by the next.
   */
  accuse(findings: Findings, head: 'signed' | 'unsigned' = 'unsigned', root?: Uint8Array): void {
    let explained = -1;
    for (const link of this.#links) {
      const { earlier, claimed } = link;
      const atEnd = earlier + 1 === this.#lastIndex && link.earlier === this.#last?.earlier;
      if (head === 'signed') {
        this.#blameLater(findings, link);
      } else if (atEnd && earlier !== explained) {
        this.#accuseAtEnd(findings, link, root);
      } else if (earlier === explained) {
        // The prev of this link's earlier entry was altered, which changed its own hash too.
      } else if (link.repairs) {
        this.#blameLater(findings, link);
        explained = earlier + 1;
      } else {
        findings.fail(`entry ${earlier}`, 'entry.altered', claimed, toHex(link.leaf));
      }
    }
  }

  /** Nothing vouches for the last entry; the signed root decides between it and the one before. */
  #accuseAtEnd(findings: Findings, link: StoredLink, root: Uint8Array | undefined): void {
    const base = this.#last?.base;
    if (root && base && leadsTo(base, [link.leaf, link.repaired], root)) {
      this.#blameLater(findings, link);
      return;
    }
    const claimed = link.claimed;
    findings.fail(`entry ${link.earlier}`, 'entry.altered', claimed, toHex(link.leaf));
    if (root && base && leadsTo(base, [fromHex(claimed), link.later], root)) return;
    this.#blameLater(findings, link);
  }

  #blameLater(findings: Findings, link: StoredLink): void {
    findings.fail(`entry ${link.earlier + 1}`, 'entry.link', toHex(link.leaf), link.claimed);
  }
}

function leadsTo(base: CompactRange, leaves: readonly Uint8Array[], root: Uint8Array): boolean {
  const range = base.clone();
  for (const leaf of leaves) range.append(leaf);
  return sameBytes(range.root(), root);
}
