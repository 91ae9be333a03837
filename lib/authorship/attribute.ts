import type {
  Attribution,
  DeletedRun,
  FieldAttribution,
  Handling,
  Run,
  RunOrigin,
} from './attribution';
import type { Marks } from './marks';
import { lettersOf } from './shared-text';
import type { FieldState, OriginMark, SayState, SuggestionState } from './side-states';
import { type Handled, partFrom, type Segment } from './stories';
import type { TextState } from './text-state';
import type { Timeline } from './timeline';
import { OWN_KINDS } from './vocabulary';

/** What attribution is derived from. */
export type AttributeContext = {
  head: Pick<Attribution, 'prompt' | 'size' | 'hash' | 'at'>;
  fields: Omit<FieldState, 'text'>[];
  state: TextState;
  timeline: Timeline;
  accountOf(w: number): string;
  suggestion(sug: string): SuggestionState | undefined;
  origins: Marks<OriginMark>;
  says: Marks<SayState>;
};

/** How fine runs are: each operation its own, or one run while nothing but the operation changes. */
export type Grain = 'operation' | 'story';

/** Derives who wrote what. Throws an Error where runs do not join to the text: never a guess. */
export function attribute(context: AttributeContext, grain: Grain): Attribution {
  const fields = context.fields.map((field) => new FieldWalk(context, grain).walk(field));
  return { ...context.head, fields };
}

/** A stretch of one item in which everything is the same. */
type Piece = { w: number; c: number; root: Segment; seq: number; gone: number; letters: string };

class FieldWalk {
  readonly #runs: Run[] = [];
  readonly #deleted: DeletedRun[] = [];
  #last: Piece | undefined;
  #lastRun: Run | DeletedRun | undefined;
  #place = 0;

  constructor(
    private readonly context: AttributeContext,
    private readonly grain: Grain,
  ) {}

  walk(field: Omit<FieldState, 'text'>): FieldAttribution {
    const { text } = this.context.state;
    for (let item = text.first(field.name); item; item = item.right) {
      this.#item(item.id.client, item.id.clock, lettersOf(item));
    }
    const whole = text.text(field.name);
    let joined = '';
    for (const run of this.#runs) joined += run.text;
    if (joined !== whole || this.#place !== whole.length) {
      throw new Error(`attribution of ${field.name} does not add up to its text`);
    }
    return { ...field, text: whole, runs: this.#runs, deleted: this.#deleted };
  }

  #item(w: number, clock: number, letters: string): void {
    const own = this.context.state.stories.of(w);
    if (!own) throw new Error(`no writer ${w}`);
    const end = clock + letters.length;
    for (let at = clock; at < end; ) {
      const gone = own.chars.gone(at);
      let to = own.chars.runEnd(at, end);
      for (let next = at + 1; next < to; next++) if (own.chars.gone(next) !== gone) to = next;
      const seq = own.chars.seq(at);
      for (const root of this.context.state.stories.roots(w, at, to - at)) {
        for (let rest: Segment | null = root; rest; ) {
          const part = this.#rootPart(rest);
          const from = at - clock;
          const slice = letters.slice(from, from + part.l);
          this.#piece({ w, c: at, root: part, seq, gone, letters: slice });
          at += part.l;
          rest = part.l === rest.l ? null : { ...rest, c: rest.c + part.l, l: rest.l - part.l };
        }
      }
    }
  }

  /** The beginning of a segment that has one first writing and the same marks. */
  #rootPart(root: Segment): Segment {
    const { origins, says, state } = this.context;
    const written = state.stories.of(root.w);
    let end = written?.chars.runEnd(root.c, root.c + root.l) ?? root.c + root.l;
    end = says.cut(root.w, root.c, origins.cut(root.w, root.c, end));
    const accepted = written?.accepted[partFrom(written.accepted, root.c)];
    if (accepted) {
      if (accepted.c > root.c) end = Math.min(end, accepted.c);
      else end = Math.min(end, accepted.c + accepted.l);
    }
    const l = end - root.c;
    return l === root.l ? root : { w: root.w, c: root.c, l, via: root.via };
  }

  #piece(piece: Piece): void {
    const last = this.#last;
    const run = this.#lastRun;
    if (last && run && this.#continues(last, piece)) {
      run.text += piece.letters;
      run.id[2] += piece.letters.length;
      run.root[2] += piece.letters.length;
      if ('to' in run) run.to += piece.letters.length;
      if (piece.gone === 0) this.#place += piece.letters.length;
    } else this.#begin(piece);
    this.#last = piece;
  }

  #continues(last: Piece, next: Piece): boolean {
    const { stories } = this.context.state;
    const { root: a } = last;
    const { root: b } = next;
    if (next.w !== last.w || next.c !== last.c + last.letters.length) return false;
    if (b.w !== a.w || b.c !== a.c + a.l || b.via !== a.via) return false;
    const chars = stories.of(a.w)?.chars;
    if (chars?.kind(a.c) !== chars?.kind(b.c) || !this.#sameMarks(a, b)) return false;
    if (this.grain === 'operation') {
      return (
        last.gone === next.gone && last.seq === next.seq && chars?.seq(a.c) === chars?.seq(b.c)
      );
    }
    const { timeline } = this.context;
    if ((last.gone === 0) !== (next.gone === 0)) return false;
    return last.gone === 0 || timeline.writer(last.gone) === timeline.writer(next.gone);
  }

  #sameMarks(a: Segment, b: Segment): boolean {
    const { origins, says, state } = this.context;
    if (origins.none(a.w) && says.none(a.w) && !state.stories.of(a.w)?.accepted.length) return true;
    const same = <V>(marks: Marks<V>) => {
      const before = marks.at(a.w, a.c);
      const after = marks.at(b.w, b.c);
      return before.length === after.length && before.every((value, i) => value === after[i]);
    };
    const accepted = state.stories.of(a.w)?.accepted ?? [];
    const part = (root: Segment) => {
      const one = accepted[partFrom(accepted, root.c)];
      return one && one.c <= root.c ? one : undefined;
    };
    return same(origins) && same(says) && part(a)?.sug === part(b)?.sug;
  }

  #begin(piece: Piece): void {
    const { accountOf, says, state, timeline } = this.context;
    const { w, c, root, seq, gone, letters } = piece;
    const chars = state.stories.of(root.w)?.chars;
    const placedBy = chars?.kind(root.c) ?? 'typed';
    const first = chars?.seq(root.c) ?? 0;
    const at = timeline.at(first);
    const said = says.at(root.w, root.c);
    const brought = placedBy === 'pasted' ? this.#brought(root) : null;
    const kind = brought?.first.k ?? placedBy;
    const story = {
      text: letters,
      id: [w, c, letters.length] as [number, number, number],
      root: [root.w, root.c, letters.length] as [number, number, number],
      kind,
      typist: brought ? brought.first.by : OWN_KINDS.includes(kind) ? accountOf(root.w) : null,
      placer: accountOf(w),
      seq: first,
      at,
      placedSeq: seq,
      placedAt: seq === first ? at : timeline.at(seq),
      handlings: [
        ...(brought ? [{ ...brought.handling, seq: first, at }] : []),
        ...this.#handlings(root.via),
      ],
      origin: brought ? brought.origin : this.#origin(root, kind),
      says: said.length === 0 ? [] : said.map(({ say }) => say),
      found: anyFound(root.via),
    };
    if (gone === 0) {
      const from = this.#place;
      this.#place += letters.length;
      const run: Run = { from, to: this.#place, ...story };
      this.#runs.push(run);
      this.#lastRun = run;
      return;
    }
    const deleter = accountOf(timeline.writer(gone));
    const run = {
      ...story,
      place: this.#place,
      deleter,
      deletedSeq: gone,
      deletedAt: timeline.at(gone),
    };
    this.#deleted.push(run);
    this.#lastRun = run;
  }

  #handlings(via: Handled | null): Handling[] {
    const list: Handling[] = [];
    for (let one = via; one; one = one.before) {
      const { kind, w, seq } = one;
      const account = this.context.accountOf(w);
      list.push({ kind, account, seq, at: this.context.timeline.at(seq) });
    }
    return list.reverse();
  }

  /**
   * What another prompt's log says of pasted characters, and who brought them here. The first that
   * says so counts: nobody takes a writer away by saying something else later.
   */
  #brought(root: Segment) {
    const marks = this.context.origins.at(root.w, root.c);
    const mark = marks.find(({ first }) => first !== null);
    if (!mark?.first || !mark.origin.source) return null;
    const { first, origin } = mark;
    const { prompt, k } = mark.origin.source;
    return {
      first,
      handling: { kind: k, account: origin.account },
      origin: { from: 'prompt' as const, prompt, at: first.at, model: first.model },
    };
  }

  #origin(root: Segment, kind: Run['kind']): RunOrigin | null {
    const { origins, state, suggestion } = this.context;
    if (kind === 'suggested') {
      const accepted = state.stories.of(root.w)?.accepted ?? [];
      const sug = accepted[partFrom(accepted, root.c)]?.sug ?? '';
      return { from: 'model', model: suggestion(sug)?.model ?? '', suggestion: sug };
    }
    if (OWN_KINDS.includes(kind)) return null;
    const claimed = origins.at(root.w, root.c).at(-1)?.origin;
    if (claimed?.message)
      return { from: 'message', message: claimed.message, answer: claimed.answer };
    if (claimed?.exhibit)
      return { from: 'exhibit', exhibit: claimed.exhibit, answer: claimed.answer };
    return { from: 'unknown' };
  }
}

function anyFound(via: Handled | null): boolean {
  for (let one = via; one; one = one.before) if (one.found) return true;
  return false;
}
