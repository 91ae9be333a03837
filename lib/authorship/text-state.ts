import { halfOf, kindCode } from './characters';
import type { IdRange } from './claim';
import { EchoMemory } from './echo-memory';
import { checkEdit, type Edit, uncut } from './edit-check';
import { flagsOf } from './flags';
import { type FoundSource, findSources } from './found-sources';
import type { ServerPart } from './operation';
import { refuse } from './refusal';
import { SharedText } from './shared-text';
import { Stories } from './stories';
import type { Timeline } from './timeline';

/** The texts of a prompt with the story of every character. */
export class TextState {
  readonly text = new SharedText();
  readonly stories = new Stories();
  readonly echo: EchoMemory;

  constructor(
    private readonly timeline: Timeline,
    private readonly accountOf: (w: number) => string | undefined,
    private readonly suggestion: (sug: string) => string | undefined,
  ) {
    this.echo = new EchoMemory(this.text, this.stories, accountOf);
  }

  /** Refuses an edit that does not fit the state; answers what the server notes of one that does. */
  check(edit: Edit, account: string): ServerPart['note'] {
    const { text, stories, suggestion, timeline, accountOf } = this;
    checkEdit(edit, { text, stories, suggestion });
    const { size } = timeline;
    const found = findSources(edit, {
      text,
      stories,
      size,
      account,
      accountOf: (seq) => accountOf(timeline.writer(seq)),
      accountOfWriter: accountOf,
    });
    const flags = flagsOf(edit, found, {
      deleted: this.echo.deleted(account, size),
      before: (...at) => this.echo.before(...at),
    });
    return {
      ...(flags.length > 0 ? { flags } : {}),
      ...(found.length > 0 ? { found } : {}),
    };
  }

  /** Applies an edit that was checked, as operation `seq`. */
  apply(edit: Edit, seq: number, account: string, found: readonly FoundSource[]): void {
    const { claim, update, text, start } = edit;
    this.text.join(edit.bytes);
    const own = this.stories.open(claim.w);
    for (const { c, l, k } of claim.ins) {
      const code = kindCode(k);
      for (let at = c - start; at < c - start + l; at++) {
        own.chars.push(seq, code | halfOf(text.charCodeAt(at)));
      }
    }
    // After the characters and in their order: a source may lie earlier in the same batch.
    for (const run of claim.ins) this.#source(claim.w, seq, run, found);
    this.echo.note(account, seq, update.deletions);
    for (const [w, clock, length] of update.deletions) {
      this.stories.of(w)?.chars.remove(clock, length, seq);
    }
  }

  #source(
    w: number,
    seq: number,
    run: Edit['claim']['ins'][number],
    found: readonly FoundSource[],
  ) {
    const { k, sug, at } = run;
    if (run.src && (k === 'moved' || k === 'copied' || k === 'restored')) {
      this.stories.source(w, run, run.src, { kind: k, w, seq, found: false });
    }
    if (sug !== undefined && at !== undefined) {
      this.stories.open(w).accepted.push({ c: run.c, l: run.l, sug, at });
    }
    for (const one of found) {
      if (one.c >= run.c && one.c < run.c + run.l) {
        this.stories.source(w, one, one.src, { kind: one.k, w, seq, found: true });
      }
    }
  }

  /** Refuses spans that name no characters or cut one. */
  checkSpans(spans: readonly IdRange[]): void {
    for (const range of spans) {
      const [w, clock, length] = range;
      if (clock + length > this.stories.length(w)) refuse('span', `${w}:${clock}+${length}`);
      uncut(this.stories, range);
    }
  }

  /** Letters of a span, whether they stand or were deleted. */
  letters(range: IdRange): string {
    return this.text.letters(...range);
  }
}
