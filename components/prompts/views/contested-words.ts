import type { Chosen } from './marked-text';

/** Words chosen in a field, with the reason why they are contested. */
export type Contested = Chosen & { field: string; reason: string };

/** Adds a word to what is chosen, widens the last one to it, or takes it out again. */
export function chooseWords(
  all: readonly Contested[],
  field: string,
  word: Chosen,
  more: boolean,
): readonly Contested[] {
  const inside = (one: Contested) =>
    one.field === field && one.from < word.to && word.from < one.to;
  const last = all.at(-1);
  if (more && last?.field === field) {
    const [from, to] = [Math.min(last.from, word.from), Math.max(last.to, word.to)];
    return [...all.slice(0, -1), { ...last, from, to }];
  }
  if (all.some(inside)) return all.filter((one) => !inside(one));
  return [...all, { ...word, field, reason: '' }];
}
