import { z } from 'zod';
import { count, isoTime } from '@/lib/entries/define';
import type { IdRange } from './claim';
import { INSERT_KINDS } from './vocabulary';

/**
 * Who first wrote a stretch of words that came from another prompt of the case, as that prompt's log
 * has it: `l` UTF-16 units, `by` an account with the `name` it showed there (null where no person is
 * known to have written them), how and when, and the model where one wrote them.
 */
export const wrote = z.strictObject({
  l: count.min(1),
  by: z.string().nullable(),
  name: z.string(),
  k: z.enum(INSERT_KINDS),
  at: isoTime,
  model: z.string().nullable(),
});

export type Wrote = z.output<typeof wrote>;

/** Identity ranges with the stretch of `wrote` that each belongs to; what is left over is left out. */
export function stretchesOf(
  spans: readonly IdRange[],
  list: readonly Wrote[],
): { range: IdRange; first: Wrote }[] {
  const made: { range: IdRange; first: Wrote }[] = [];
  let i = 0;
  let left = list[0]?.l ?? 0;
  for (const [w, clock, length] of spans) {
    for (let at = clock; at < clock + length; ) {
      const first = list[i];
      if (!first) return made;
      const l = Math.min(left, clock + length - at);
      made.push({ range: [w, at, l], first });
      at += l;
      left -= l;
      if (left === 0) {
        i += 1;
        left = list[i]?.l ?? 0;
      }
    }
  }
  return made;
}
