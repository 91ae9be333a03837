/** One line of the results: a subject against its limit at one size, in one run. */
export type Row = {
  goal: string;
  size: string;
  limit: string;
  subject: string;
  /** Subject against limit; what it divides is said by the goal; NaN where the limit is too small. */
  ratio: number;
  target: string;
  /** Whether the ratio keeps the target; null where the goal states none, or no ratio is measurable. */
  met: boolean | null;
};

/** Middle value of measurements. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds a piece of work takes. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Runs limit and subject in turns, so that both meet the same disk and neighbours, and answers the
 * median milliseconds of each. One round of each beforehand warms up and is not counted.
 */
export async function interleaved(
  limit: () => Promise<unknown> | unknown,
  subject: () => Promise<unknown> | unknown,
  rounds = 5,
): Promise<{ limit: number; subject: number }> {
  await limit();
  await subject();
  const limits: number[] = [];
  const subjects: number[] = [];
  for (let i = 0; i < rounds; i++) {
    limits.push(await timed(limit));
    subjects.push(await timed(subject));
  }
  return { limit: median(limits), subject: median(subjects) };
}

/** A count in the form 12 345. */
export function grouped(n: number): string {
  return Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Rate of `count` things in `ms` milliseconds. */
export function perSecond(count: number, ms: number): string {
  return `${grouped((count / ms) * 1000)}/s`;
}

/** A ratio as printed; a dash where none could be measured. */
export function shown(ratio: number): string {
  if (Number.isNaN(ratio)) return '–';
  return ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}
