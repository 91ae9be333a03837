import type { Run } from './attribution';

/**
 * Who first wrote characters, as far as the record says: a person, a model whose suggestion was
 * accepted, or nobody known (pasted, imported). *Unknown* is a value, never a person's.
 */
export type FirstWriter =
  | { who: 'person'; account: string }
  | { who: 'model'; model: string }
  | { who: 'unknown' };

/** The first writer of a run (docs/formats/prompt.md §3). */
export function firstWriter(run: Pick<Run, 'typist' | 'origin'>): FirstWriter {
  if (run.typist !== null) return { who: 'person', account: run.typist };
  const model = run.origin && 'model' in run.origin ? run.origin.model : null;
  if (model !== null) return { who: 'model', model };
  return { who: 'unknown' };
}

/** One text for one writer, for maps and addresses: the account, `model:<name>` or `unknown`. */
export function writerKey(writer: FirstWriter): string {
  if (writer.who === 'person') return writer.account;
  return writer.who === 'model' ? `model:${writer.model}` : 'unknown';
}

/**
 * How the characters came to stand where they stand: the kind of their latest placing, which for
 * moved, copied and restored ones differs from how they were first written.
 */
export function placedKind(run: Pick<Run, 'kind' | 'handlings'>): Run['kind'] {
  return run.handlings.at(-1)?.kind ?? run.kind;
}

/** Characters of a text: Unicode code points, so that a rare Han character counts as one. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
