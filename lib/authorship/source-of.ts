import type { Run } from './attribution';
import type { Wrote } from './brought';
import type { IdRange } from './claim';
import { IdentityIndex } from './identity-index';
import type { Operation } from './operation';
import { PromptReplay } from './prompt-replay';

/** What a prompt's log says of some of its characters. */
export type Source = {
  letters: string;
  /** Times of record at which the first and the last of them were put there. */
  earliest: string;
  latest: string;
  wrote: Wrote[];
};

/** What a prompt says of characters by identity; null where some of them are not in it. */
export function sourceOf(replay: PromptReplay, src: readonly IdRange[]): Source | null {
  const runs = new IdentityIndex<Omit<Run, 'from' | 'to'>>();
  for (const field of replay.attribution().fields) {
    for (const run of [...field.runs, ...field.deleted]) runs.put(run.id, run);
  }
  const names = new Map(replay.people().map(({ account, name }) => [account, name]));
  const source: Source = { letters: '', earliest: '', latest: '', wrote: [] };
  for (const range of src) {
    for (const { offset, length, value: run } of runs.cut(range)) {
      if (!run) return null;
      const from = range[1] + offset - run.id[1];
      source.letters += run.text.slice(from, from + length);
      const { placedAt } = run;
      if (placedAt > source.latest) source.latest = placedAt;
      if (source.earliest === '' || placedAt < source.earliest) source.earliest = placedAt;
      const { typist: by, kind: k, origin } = run;
      const name = names.get(by ?? '') ?? '';
      // Words that came there from a third prompt were written when they were written in that one.
      const at = origin?.from === 'prompt' ? origin.at : run.at;
      push(source.wrote, { l: length, by, name, k, at, model: modelOf(run) });
    }
  }
  return source;
}

/** Neighbours of one writer and one way are one stretch, with the time of the first. */
function push(into: Wrote[], next: Wrote): void {
  const last = into.at(-1);
  const goesOn = last?.by === next.by && last.k === next.k && last.model === next.model;
  if (last && goesOn) last.l += next.l;
  else into.push(next);
}

function modelOf({ origin }: Pick<Run, 'origin'>): string | null {
  return origin?.from === 'model' || origin?.from === 'prompt' ? origin.model : null;
}

/** What a log tells of words that came from another prompt, by which operation. */
export type Told = {
  seq: number;
  at: string;
  prompt: string;
  src: IdRange[];
  letters: string;
  wrote: Wrote[];
};

/** What the log of a prompt tells of words from another one. */
export type Brought = { prompt: string; told: Told };

/** Everything that a log tells of words from other prompts. */
export function toldBy(replay: PromptReplay): Told[] {
  return replay.origins().flatMap(({ seq, at, spans, source }) => {
    if (!source) return [];
    const { prompt, src, wrote: list } = source;
    return [{ seq, at, prompt, src, letters: sourceOf(replay, spans)?.letters ?? '', wrote: list }];
  });
}

/** What `replayed` answers, for rooms that hold logs against each other and know nothing else of them. */
export type Replayed = PromptReplay;

/** A log replayed from its beginning; null where its operations do not join. */
export async function replayed(operations: AsyncIterable<Operation>): Promise<Replayed | null> {
  const replay = PromptReplay.empty();
  try {
    for await (const operation of operations) replay.apply(operation);
    return replay;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Holds what logs tell of words from other prompts against the logs of these, each replayed once. `replayOf`
 * answers null for a log that is not at hand or does not join, of which nothing can be said.
 */
export async function contradictions(
  brought: readonly Brought[],
  replayOf: (prompt: string) => Promise<PromptReplay | null>,
): Promise<(Brought & { expected: string; found: string })[]> {
  const made: (Brought & { expected: string; found: string })[] = [];
  for (const source of new Set(brought.map(({ told }) => told.prompt))) {
    const there = await replayOf(source);
    for (const one of brought) {
      const differs = one.told.prompt === source && there ? contradiction(one.told, there) : null;
      if (differs) made.push({ ...one, ...differs });
    }
  }
  return made;
}

/**
 * Where the log of the other prompt says something else than was told: what it says, and what was told.
 * null where both agree, and where that log ends before the words were brought over.
 */
export function contradiction(
  told: Told,
  there: PromptReplay,
): { expected: string; found: string } | null {
  const source = sourceOf(there, told.src);
  if (!source && there.lastAt < told.at) return null;
  const said = ({ letters, wrote: list }: Pick<Told, 'letters' | 'wrote'>) =>
    JSON.stringify([letters, list.map(({ l, by, k, at, model }) => [l, by, k, at, model])]);
  const [expected, found] = [source ? said(source) : 'no such words', said(told)];
  return expected === found ? null : { expected, found };
}
