import { fromHex, toHex } from '@/lib/kernel/digest';
import type { CompactRange } from './compact-range';
import { matchesHex, sameBytes } from './leaf';
import type { Findings } from './report';

/** A later entry whose `prev` is not the leaf hash of the earlier one. */
export interface BrokenLink {
  /** Index of the earlier entry. */
  readonly earlier: number;
  /** Leaf hash of the earlier entry as it is. */
  readonly leaf: Uint8Array;
  /** `prev` of the later entry. */
  readonly claimed: string;
  /** Leaf hash of the later entry if its `prev` were `leaf`. */
  readonly repaired: Uint8Array;
}

interface StoredLink extends BrokenLink {
  /** Whether the entry after the later one vouches for it with its `prev` put right. */
  repairs: boolean;
}

interface Pending {
  readonly leaf: Uint8Array;
  /** The broken link in which this entry is the earlier one. */
  link?: StoredLink;
}

/** Links kept for naming; a log broken in more places than this is named up to here. */
const MAX_LINKS = 50_000;

/**
 * Collects broken links and works out which entries they accuse. Beside the tree of the entries as
 * they are it grows the tree of the entries as their successors vouch for them: when that one has
 * the signed root, the accusations are exact.
 */
export class BrokenLinks {
  readonly #links: StoredLink[] = [];
  #vouched: CompactRange | undefined;
  /** The last two entries, whose leaves in the vouched tree are not settled. */
  #pending: Pending[] = [];
  #lastIndex = -1;

  /** Tells what the next entry in order refers to, before its own link is added. */
  follow(index: number, prev: string | null): void {
    this.#lastIndex = index;
    const link = this.#links.at(-1);
    if (link && prev !== null && link.earlier === index - 2) {
      link.repairs = matchesHex(link.repaired, prev);
    }
    while (this.#vouched && this.#pending.length > 1) {
      const settled = this.#pending.shift();
      if (settled) this.#vouched.append(vouchedLeaf(settled));
    }
  }

  /** Adds a broken link to the entry told last. `base`: the tree before the earlier entry. */
  add(broken: BrokenLink, base: CompactRange): void {
    if (this.#links.length >= MAX_LINKS) {
      this.#vouched = undefined;
      return;
    }
    const link = { ...broken, repairs: false };
    if (this.#links.length === 0) {
      this.#vouched = base.clone();
      this.#pending = [{ leaf: link.leaf }];
    }
    this.#links.push(link);
    const earlier = this.#pending.at(-1);
    if (earlier) earlier.link = link;
  }

  /** Ends the step that `follow` began, with the leaf hash of the entry as it is. */
  settle(leaf: Uint8Array): void {
    if (this.#links.length > 0) this.#pending.push({ leaf });
  }

  /** Where a root over these very bytes is signed: the fault is in what was written. */
  accuseWritten(findings: Findings): void {
    for (const link of this.#links) blameLater(findings, link);
  }

  /**
   * Names the entries changed since they were written. A link that fails alone accuses the earlier
   * entry, for the later one is vouched for by the next. `root` is the signed root that the entries
   * do not have, where there is one to go by.
   */
  accuse(findings: Findings, root: Uint8Array | undefined): void {
    let explained = -1;
    for (const link of this.#links) {
      if (link.earlier === explained) continue;
      if (link.earlier + 1 === this.#lastIndex) {
        this.#accuseAtEnd(findings, link, root);
      } else if (link.repairs) {
        blameLater(findings, link);
        // The altered `prev` changed that entry's own hash too: its next link breaks for it.
        explained = link.earlier + 1;
      } else {
        blameEarlier(findings, link);
      }
    }
    const doubted = this.#pending[0]?.link;
    const settled = !doubted || doubted.earlier === explained;
    if (root && settled && !this.#leadsTo(root, 'earlier')) {
      const record = `entry ${this.#lastIndex}`;
      findings.fail(record, 'entry.altered', `a chain with root ${toHex(root)}`, 'another root');
    }
  }

  /** Nothing vouches for the last entry; the signed root decides between it and the one before. */
  #accuseAtEnd(findings: Findings, link: StoredLink, root: Uint8Array | undefined): void {
    const later = root !== undefined && this.#leadsTo(root, 'later');
    const earlier = root !== undefined && this.#leadsTo(root, 'earlier');
    if (!later) blameEarlier(findings, link);
    if (!earlier) blameLater(findings, link);
  }

  /** Whether the vouched tree has the root if the last link's fault is in this one of its ends. */
  #leadsTo(root: Uint8Array, faulty: 'earlier' | 'later'): boolean {
    if (!this.#vouched) return false;
    const range = this.#vouched.clone();
    const [first, last] = this.#pending;
    if (first && faulty === 'earlier') {
      range.append(vouchedLeaf(first));
      if (last) range.append(last.leaf);
    } else if (first?.link) {
      range.append(first.leaf);
      range.append(first.link.repaired);
    }
    return sameBytes(range.root(), root);
  }
}

function vouchedLeaf({ leaf, link }: Pending): Uint8Array {
  return link && !link.repairs ? fromHex(link.claimed) : leaf;
}

function blameEarlier(findings: Findings, link: StoredLink): void {
  findings.fail(`entry ${link.earlier}`, 'entry.altered', link.claimed, toHex(link.leaf));
}

function blameLater(findings: Findings, link: StoredLink): void {
  findings.fail(`entry ${link.earlier + 1}`, 'entry.link', toHex(link.leaf), link.claimed);
}
