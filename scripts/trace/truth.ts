import { Misread, type Reading, readUnder, type TieRule } from './oracle';
import type { Trace } from './trace-file';

/** A run of one author: start and end in code points, agent. */
export type AuthorRun = readonly [from: number, to: number, agent: number];

/** Who wrote what in the end, as every valid reading of the trace agrees, and where they differ. */
export type Truth = {
  text: string;
  authors: Uint16Array;
  runs: AuthorRun[];
  deleted: number[];
  deletedOfOthers: number[];
  /** Rule under which the reading gives the published text; null where a plain merge gave it. */
  rule: TieRule | null;
  /** Code points whose author differs between readings that all give the published text. */
  ambiguous: Set<number>;
  /** Whether characters were written at one place by writers who did not see each other's. */
  tied: boolean;
};

/** Joins authors of single characters to runs. */
export function runsOf(authors: Uint16Array | readonly (number | null)[]): AuthorRun[] {
  const runs: [number, number, number][] = [];
  for (const [i, agent] of authors.entries()) {
    const last = runs.at(-1);
    if (last && last[2] === agent) last[1] = i + 1;
    else runs.push([i, i + 1, agent ?? -1]);
  }
  return runs;
}

/** Orders of agents 0…n-1: every one of few agents, forwards and backwards of many. */
export function orders(agents: number): number[][] {
  const natural = Array.from({ length: agents }, (_, i) => i);
  if (agents > 5) return [natural, [...natural].reverse()];
  const all = (left: number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => all(left.filter((x) => x !== one)).map((rest) => [one, ...rest]));
  return all(natural);
}

/**
 * The truth of a trace. Where characters were written at one place without sight of each other, their
 * order is a choice of whoever merged them; the published text tells which choice was made. Two
 * readings that both give that text may still name different authors for equal letters: those
 * characters are ambiguous. Null where no rule of ours gives the text.
 */
export function truthOf(trace: Trace): Truth | null {
  const readings: [TieRule, Reading][] = [];
  const read = (rule: TieRule): Reading | null => {
    const reading = attempt(trace, rule);
    if (reading?.text === trace.endContent) readings.push([rule, reading]);
    return reading;
  };
  const before = read('before');
  // Where nothing met at one place, every rule reads alike.
  if (!before || before.met) {
    read('behind');
    for (const ranks of readings.length > 0 ? [] : orders(trace.numAgents)) {
      read(ranks);
      if (readings.length > 0) break;
    }
  }
  const [first, ...others] = readings;
  if (!first) return null;
  const [rule, { text, authors, deleted, deletedOfOthers, met }] = first;
  const ambiguous = new Set<number>();
  for (const [, other] of others)
    for (const [i, agent] of authors.entries()) if (other.authors[i] !== agent) ambiguous.add(i);
  return {
    text,
    authors,
    runs: runsOf(authors),
    deleted,
    deletedOfOthers,
    rule,
    ambiguous,
    tied: met,
  };
}

function attempt(trace: Trace, rule: TieRule): Reading | null {
  try {
    return readUnder(trace, rule);
  } catch (error) {
    if (error instanceof Misread) return null;
    throw error;
  }
}
