import type * as Y from 'yjs';
import type { IdRange, Insertion } from './claim';
import { type Edit, runText } from './edit-check';
import { commonParts, Haystack, weight } from './haystack';
import { lettersOf, type SharedText } from './shared-text';
import { type Handled, partFrom, type Stories } from './stories';
import { OWN_KINDS, SOURCED_KINDS } from './vocabulary';

/** A source found by rule for part of an inserted run. */
export type FoundSource = { c: number; l: number; k: Handled['kind']; src: IdRange[] };

/** Least weights (docs/formats/prompt.md §3): a run brought back in place, a whole run, a part. */
export const LEAST = { undo: 4, whole: 8, part: 24 } as const;

/** How many operations back a deletion still counts as a cut. */
export const CUT_WINDOW = 500;

/** Tombstones looked at beside an insertion, in UTF-16 units. */
const BESIDE = 20_000;

/** What sources are looked for in. */
export type SearchContext = {
  text: SharedText;
  stories: Stories;
  /** Number of the operation that the edit would become. */
  size: number;
  account: string;
  /** Account of the writer of an operation. */
  accountOf(seq: number): string | undefined;
  accountOfWriter(w: number): string | undefined;
};

/** Sources of an edit's runs that it does not declare. Follows from log and claim alone. */
export function findSources(edit: Edit, context: SearchContext): FoundSource[] {
  const found: FoundSource[] = [];
  let search: Search | undefined;
  for (const run of edit.claim.ins) {
    if (SOURCED_KINDS.includes(run.k) || run.k === 'suggested') continue;
    if (weight(runText(edit, run), LEAST.undo) < LEAST.undo) continue;
    search ??= new Search(edit, context);
    for (const one of search.sourcesOf(run)) if (search.tellsMore(run, one)) found.push(one);
  }
  return found;
}

class Search {
  /** What the edit itself deletes, by writer, ascending. */
  readonly #deleted = new Map<number, { c: number; l: number }[]>();
  #cuts: Haystack[] | undefined;
  #standing: Haystack | undefined;

  constructor(
    private readonly edit: Edit,
    private readonly context: SearchContext,
  ) {
    for (const [w, c, l] of edit.update.deletions) {
      const ranges = this.#deleted.get(w) ?? [];
      ranges.push({ c, l });
      this.#deleted.set(w, ranges);
    }
  }

  sourcesOf(run: Insertion): FoundSource[] {
    const letters = runText(this.edit, run);
    const back = this.#beside(run, letters);
    if (back) return [{ c: run.c, l: run.l, k: 'restored', src: back }];
    if (weight(letters, LEAST.whole) < LEAST.whole) return [];
    this.#standing ?? this.#collect();
    const cuts = this.#cuts ?? [];
    const standing = this.#standing ?? new Haystack();
    const hays = [
      ...cuts.map((hay) => ({ hay, k: 'moved' as const })),
      { hay: standing, k: 'copied' as const },
    ];
    for (const { hay, k } of hays) {
      const at = hay.text.indexOf(letters);
      if (at >= 0) return [{ c: run.c, l: run.l, k, src: hay.ids(at, at + run.l) }];
    }
    for (const { hay, k } of hays) {
      const parts = commonParts(letters, hay.text, LEAST.part);
      if (parts.length > 0) {
        return parts.map(({ from, at, length }) => ({
          c: run.c + from,
          l: length,
          k,
          src: hay.ids(at, at + length),
        }));
      }
    }
    return [];
  }

  /** Whether a source says more than the run does: of typed words, only that another wrote them. */
  tellsMore(run: Insertion, { src }: FoundSource): boolean {
    const { stories, account, accountOfWriter } = this.context;
    if (!OWN_KINDS.includes(run.k)) return true;
    return src.some(([w, c, l]) =>
      stories
        .roots(w, c, l)
        .some(
          (root) =>
            accountOfWriter(root.w) !== account ||
            !OWN_KINDS.includes(stories.of(root.w)?.chars.kind(root.c) ?? 'typed'),
        ),
    );
  }

  #isGone(w: number, clock: number): boolean {
    if ((this.context.stories.of(w)?.chars.gone(clock) ?? 0) !== 0) return true;
    const ranges = this.#deleted.get(w);
    const range = ranges?.[partFrom(ranges, clock)];
    return range !== undefined && range.c <= clock;
  }

  /** Deleted letters directly beside the insertion that are the run: an undo that says nothing. */
  #beside(run: Insertion, letters: string): IdRange[] | undefined {
    const struct = this.edit.update.structs.find(
      ({ c, text }) => run.c >= c && run.c < c + text.length,
    );
    if (!struct) return undefined;
    for (const hay of [this.#tombstonesFrom(struct.right), this.#tombstonesTo(struct.left)]) {
      const at = hay?.text.indexOf(letters) ?? -1;
      if (hay && at >= 0) return hay.ids(at, at + run.l);
    }
    return undefined;
  }

  #tombstonesFrom(id: { w: number; c: number } | null): Haystack | undefined {
    if (!id || this.#isFresh(id)) return undefined;
    const hay = new Haystack();
    let item: Y.Item | null = this.context.text.itemAt(id);
    let from = id.c - item.id.clock;
    while (item && hay.text.length < BESIDE) {
      const to = this.#goneUntil(item, from);
      if (to > from) hay.add(item, from, to);
      if (to < item.length) break;
      item = item.right;
      from = 0;
    }
    return hay;
  }

  #tombstonesTo(id: { w: number; c: number } | null): Haystack | undefined {
    if (!id || this.#isFresh(id)) return undefined;
    const parts: [Y.Item, number, number][] = [];
    let item: Y.Item | null = this.context.text.itemAt(id);
    let to = id.c - item.id.clock + 1;
    for (let held = 0; item && held < BESIDE; ) {
      let from = to;
      while (from > 0 && this.#isGone(item.id.client, item.id.clock + from - 1)) from--;
      if (from < to) parts.push([item, from, to]);
      held += to - from;
      if (from > 0) break;
      item = item.left;
      to = item?.length ?? 0;
    }
    const hay = new Haystack();
    for (const [one, from, end] of parts.reverse()) hay.add(one, from, end);
    return hay;
  }

  #isFresh({ w, c }: { w: number; c: number }): boolean {
    return w === this.edit.claim.w && c >= this.context.stories.length(w);
  }

  #goneUntil(item: Y.Item, from: number): number {
    let to = from;
    while (to < item.length && this.#isGone(item.id.client, item.id.clock + to)) to++;
    return to;
  }

  /** One walk through all fields: what stands, and what this person cut lately, latest first. */
  #collect(): void {
    const { text, stories, size, account, accountOf } = this.context;
    const cuts = new Map<number, Haystack>();
    this.#standing = new Haystack();
    const cutBy = (w: number, clock: number): number => {
      const seq = stories.of(w)?.chars.gone(clock) ?? 0;
      if (seq !== 0) return seq > size - CUT_WINDOW && accountOf(seq) === account ? seq : -1;
      return this.#isGone(w, clock) ? size : 0;
    };
    for (const name of text.names()) {
      for (let item = text.first(name); item; item = item.right) {
        const { client, clock } = item.id;
        for (let from = 0; from < lettersOf(item).length; ) {
          const seq = cutBy(client, clock + from);
          let to = from + 1;
          while (to < item.length && cutBy(client, clock + to) === seq) to++;
          if (seq >= 0) this.#hay(cuts, seq).add(item, from, to);
          from = to;
        }
      }
    }
    this.#cuts = [...cuts].sort(([a], [b]) => b - a).map(([, hay]) => hay);
  }

  #hay(cuts: Map<number, Haystack>, seq: number): Haystack {
    const hay = (seq === 0 ? this.#standing : cuts.get(seq)) ?? new Haystack();
    if (seq === 0) this.#standing = hay;
    else cuts.set(seq, hay);
    return hay;
  }
}
