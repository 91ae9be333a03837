import type { IdRange } from './claim';
import type { Edit } from './edit-check';
import { readingOrder } from './flags';
import { CUT_WINDOW } from './found-sources';
import { lettersOf, type SharedText } from './shared-text';
import type { Stories } from './stories';
import { OWN_KINDS } from './vocabulary';

type Lost = { seq: number; range: IdRange };
type Memory = { lost: Lost[]; text: string | undefined };

/** Words that each person deleted lately and another had written. */
export class EchoMemory {
  readonly #of = new Map<string, Memory>();

  constructor(
    private readonly text: SharedText,
    private readonly stories: Stories,
    private readonly accountOfWriter: (w: number) => string | undefined,
  ) {}

  /** Remembers what `account` deletes by operation `seq`, before it is marked as deleted. */
  note(account: string, seq: number, deletions: readonly IdRange[]): void {
    for (const [w, clock, length] of deletions) {
      const chars = this.stories.of(w)?.chars;
      const end = Math.min(clock + length, chars?.length ?? 0);
      for (let at = clock; at < end; ) {
        let to = at + 1;
        const gone = chars?.gone(at) !== 0;
        while (to < end && (chars?.gone(to) !== 0) === gone) to++;
        if (!gone) this.add(account, seq, [w, at, to - at]);
        at = to;
      }
    }
  }

  /** Remembers those of the characters that another person typed. */
  add(account: string, seq: number, [w, clock, length]: IdRange): void {
    let at = clock;
    for (const root of this.stories.roots(w, clock, length)) {
      if (this.accountOfWriter(root.w) !== account) {
        const memory = this.#of.get(account) ?? { lost: [], text: undefined };
        this.#of.set(account, memory);
        memory.lost.push({ seq, range: [w, at, root.l] });
        memory.text = undefined;
      }
      at += root.l;
    }
  }

  /** The words, read forwards, as of operation `size`. */
  deleted(account: string, size: number): string {
    const memory = this.#of.get(account);
    if (!memory) return '';
    const oldest = memory.lost[0];
    if (oldest && oldest.seq <= size - CUT_WINDOW) {
      memory.lost = memory.lost.filter(({ seq }) => seq > size - CUT_WINDOW);
      memory.text = undefined;
    }
    memory.text ??= readingOrder(
      memory.lost.map(({ range }) => range),
      (range) => this.text.letters(...range),
    );
    return memory.text;
  }

  /** Up to `reach` units of own words that stand directly before the insertion at `c`. */
  before(edit: Edit, c: number, reach: number): string {
    const { update, start, claim } = edit;
    let read = '';
    let index = update.structs.findIndex((one) => c >= one.c && c < one.c + one.text.length);
    let end = c;
    while (read.length < reach) {
      const struct = update.structs[index];
      if (!struct) return read;
      read = struct.text.slice(0, end - struct.c) + read;
      const { left } = struct;
      if (left === null) break;
      if (left.w !== claim.w || left.c < start) return this.#standing(left, read, reach);
      end = left.c + 1;
      index = update.structs.findIndex(
        (one) => left.c >= one.c && left.c < one.c + one.text.length,
      );
    }
    return read.slice(-reach);
  }

  #standing(left: { w: number; c: number }, after: string, reach: number): string {
    const account = this.accountOfWriter(left.w);
    let read = after;
    let item = this.text.itemAt(left) as ReturnType<SharedText['first']>;
    let to = left.c - (item?.id.clock ?? 0) + 1;
    while (item && read.length < reach) {
      if (!item.deleted) {
        const chars = this.stories.of(item.id.client)?.chars;
        const own = OWN_KINDS.includes(chars?.kind(item.id.clock + to - 1) ?? 'pasted');
        if (!own || this.accountOfWriter(item.id.client) !== account) break;
        read = lettersOf(item).slice(Math.max(0, to - reach), to) + read;
      }
      item = item.left;
      to = item?.length ?? 0;
    }
    return read.slice(-reach);
  }
}
