import { strictBase64 } from '@/lib/kernel/base64';
import { halfOf } from './characters';
import type { ClaimOf, IdRange, Insertion } from './claim';
import { Placement } from './placement';
import { refuse } from './refusal';
import type { SharedText } from './shared-text';
import type { Stories } from './stories';
import { readUpdate, type Update } from './update-reading';
import { type InsertKind, SOURCED_KINDS } from './vocabulary';

/** Largest number of UTF-16 units that one claim may insert. */
export const MAX_INSERTED = 262_144;

/** An edit that was read and may be applied. */
export type Edit = {
  claim: ClaimOf<'edit'>;
  bytes: Uint8Array;
  update: Update;
  /** First clock inserted, and all letters inserted from there on. */
  start: number;
  text: string;
};

/** What an edit is checked against. */
export type EditContext = {
  text: SharedText;
  stories: Stories;
  /** Text of a suggestion, if there is one of the identifier. */
  suggestion(sug: string): string | undefined;
};

/** Reads an edit without judging it against a state. */
export function readEditClaim(claim: ClaimOf<'edit'>): Edit {
  const bytes = strictBase64(claim.u);
  if (!bytes) refuse('structure', 'the update is not canonical base64');
  const update = readUpdate(bytes, claim.w);
  let text = '';
  for (const struct of update.structs) text += struct.text;
  return { claim, bytes, update, start: update.structs[0]?.c ?? 0, text };
}

/** Checks an edit against the state; nothing is changed (docs/formats/prompt.md §3). */
export function checkEdit(edit: Edit, context: EditContext): void {
  const { claim, update, text } = edit;
  const { stories } = context;
  if (update.structs.length === 0 && update.deletions.length === 0) refuse('nothing');
  if (text.length > MAX_INSERTED) refuse('oversize', `${text.length} units inserted`);
  if (text !== '' && edit.start !== stories.length(claim.w)) {
    refuse('clock', `from ${edit.start}, not ${stories.length(claim.w)}`);
  }
  // Editors count the two characters of a Windows line end as one, so it may not come in.
  if (text.includes('\r')) refuse('characters', 'a carriage return');
  checkCover(edit);
  checkPlaces(edit, context);
  checkDeletions(edit, stories);
  for (const run of claim.ins) checkSource(edit, run, context);
}

/** Letters of an inserted run. */
export function runText(edit: Edit, run: { c: number; l: number }): string {
  return edit.text.slice(run.c - edit.start, run.c - edit.start + run.l);
}

/** The runs declared cover the insertion exactly, in order, without cutting a pair. */
function checkCover({ claim, start, text }: Edit): void {
  let at = start;
  for (const { c, l } of claim.ins) {
    if (c !== at) refuse('insertions', `a run from ${c} where ${at} is next`);
    at += l;
    if (at < start + text.length && isLow(text, at - start)) refuse('surrogate', `before ${at}`);
  }
  if (at !== start + text.length) refuse('insertions', `${at - start} of ${text.length} declared`);
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}

function checkPlaces({ claim, start, update }: Edit, { text, stories }: EditContext): void {
  if (update.structs.length === 0) return;
  const placement = new Placement(text, stories, { w: claim.w, start, seen: claim.seen });
  let run = 0;
  for (const struct of update.structs) {
    let declared = claim.ins[run];
    while (declared && declared.c + declared.l <= struct.c) declared = claim.ins[++run];
    placement.place(struct, declared?.k === 'restored');
  }
}

/** Deletes what exists, whole characters only. Deleting again what is gone is honest. */
function checkDeletions({ claim, start, update, text }: Edit, stories: Stories): void {
  for (const range of update.deletions) {
    const [w, clock, length] = range;
    const own = w === claim.w && text !== '';
    if (clock + length > (own ? start + text.length : stories.length(w))) {
      refuse('deletion', `no characters ${w}:${clock}+${length}`);
    }
    uncut(stories, range, own ? { start, text } : undefined);
  }
}

/** Refuses a range that begins or ends inside a pair. `fresh` is text not in the document yet. */
export function uncut(
  stories: Stories,
  [w, clock, length]: IdRange,
  fresh?: { start: number; text: string },
): void {
  const chars = stories.of(w)?.chars;
  const halfAt = (at: number): 'low' | 'high' | null => {
    if (fresh && fresh.text !== '' && at >= fresh.start) {
      if (halfOf(fresh.text.charCodeAt(at - fresh.start)) === 0) return null;
      return isLow(fresh.text, at - fresh.start) ? 'low' : 'high';
    }
    return chars?.isLow(at) ? 'low' : chars?.isHigh(at) ? 'high' : null;
  };
  if (halfAt(clock) === 'low' || halfAt(clock + length - 1) === 'high') {
    refuse('surrogate', `${w}:${clock}+${length}`);
  }
}

const isSourced = (kind: InsertKind): boolean => SOURCED_KINDS.includes(kind);

/** The source declared holds exactly the letters inserted, and is named where it must be. */
function checkSource(edit: Edit, run: Insertion, context: EditContext): void {
  if (isSourced(run.k) !== (run.src !== undefined)) refuse('source', `${run.k} and its source`);
  const suggested = run.k === 'suggested';
  if (suggested !== (run.sug !== undefined) || suggested !== (run.at !== undefined)) {
    refuse('suggestion', `${run.k} and its suggestion`);
  }
  if (run.sug !== undefined && run.at !== undefined) {
    const whole = context.suggestion(run.sug);
    if (whole?.slice(run.at, run.at + run.l) !== runText(edit, run)) refuse('suggestion');
  }
  if (run.src) {
    let letters = '';
    for (const range of run.src) {
      letters += sourceLetters(edit, run, range, context);
      if (letters.length > run.l) break;
    }
    if (letters !== runText(edit, run)) refuse('source', 'the source holds another text');
  }
}

/** Letters of a source, which may lie in the same batch, before the run that names it. */
function sourceLetters(edit: Edit, run: Insertion, range: IdRange, context: EditContext): string {
  const [w, clock, length] = range;
  const { claim, start, text } = edit;
  const limit = w === claim.w ? run.c : context.stories.length(w);
  if (clock + length > limit) refuse('source', `no characters ${w}:${clock}+${length}`);
  uncut(context.stories, range, w === claim.w ? { start, text } : undefined);
  if (w !== claim.w || clock + length <= start) return context.text.letters(w, clock, length);
  const own = Math.min(length, Math.max(0, start - clock));
  const old = own > 0 ? context.text.letters(w, clock, own) : '';
  return old + text.slice(Math.max(0, clock - start), clock + length - start);
}
