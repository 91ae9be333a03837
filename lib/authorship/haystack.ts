import type * as Y from 'yjs';
import type { IdRange } from './claim';
import { lettersOf } from './shared-text';

/**
 * Weight of a text: a Han character says about as much as two letters, a space half of one. Counting
 * stops where `enough` is reached.
 */
export function weight(text: string, enough = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  for (const char of text) {
    sum += /\s/.test(char) ? 0.5 : /\p{Script=Han}/u.test(char) ? 2 : 1;
    if (sum >= enough) break;
  }
  return sum;
}

/** Letters in which a source is looked for, with the identity of each. */
export class Haystack {
  text = '';
  readonly #ids: { at: number; w: number; c: number; l: number }[] = [];

  /** Appends units `from` to `to` of an item. */
  add(item: Y.Item, from: number, to: number): void {
    const { client: w, clock } = item.id;
    const last = this.#ids.at(-1);
    if (last && last.w === w && last.c + last.l === clock + from) last.l += to - from;
    else this.#ids.push({ at: this.text.length, w, c: clock + from, l: to - from });
    this.text += lettersOf(item).slice(from, to);
  }

  /** Identities of units `from` to `to`. */
  ids(from: number, to: number): IdRange[] {
    const ranges: IdRange[] = [];
    for (const { at, w, c, l } of this.#ids) {
      const start = Math.max(from, at);
      const end = Math.min(to, at + l);
      if (start < end) ranges.push([w, c + start - at, end - start]);
    }
    return ranges;
  }
}

/** A part of the needle found in a haystack: `from` in the needle, `at` in the haystack. */
export type Match = { from: number; at: number; length: number };

/** Every sixth place of the haystack is indexed, so that any common part of 11 units is met. */
const GRAM = 6;
const PLACES = 8;

/** Parts of `needle` of at least `least` weight that occur in `hay`, in order, not overlapping. */
export function commonParts(needle: string, hay: string, least: number): Match[] {
  if (weight(needle, least) < least || hay.length < GRAM) return [];
  const places = new Map<string, number[]>();
  for (let at = 0; at + GRAM <= hay.length; at += GRAM) {
    const gram = hay.slice(at, at + GRAM);
    const known = places.get(gram);
    if (!known) places.set(gram, [at]);
    else if (known.length < PLACES) known.push(at);
  }
  const found: Match[] = [];
  let done = 0;
  for (let from = 0; from + GRAM <= needle.length; from++) {
    let best: Match | undefined;
    for (const at of places.get(needle.slice(from, from + GRAM)) ?? []) {
      const match = extend(needle, hay, from, at, done);
      if (!best || match.length > best.length) best = match;
    }
    if (best && weight(needle.slice(best.from, best.from + best.length), least) >= least) {
      found.push(best);
      done = best.from + best.length;
      from = done - 1;
    }
  }
  return found;
}

/** The longest common part around one place, whole characters only. */
function extend(needle: string, hay: string, from: number, at: number, done: number): Match {
  let start = 0;
  while (
    from - start > done &&
    at - start > 0 &&
    needle.charCodeAt(from - start - 1) === hay.charCodeAt(at - start - 1)
  )
    start++;
  let end = GRAM;
  while (
    from + end < needle.length &&
    at + end < hay.length &&
    needle.charCodeAt(from + end) === hay.charCodeAt(at + end)
  )
    end++;
  if (half(needle, from - start, 0xdc00)) start--;
  if (half(needle, from + end - 1, 0xd800)) end--;
  return { from: from - start, at: at - start, length: start + end };
}

/** Whether a unit is a half of a pair of the kind that begins at `kind`. */
function half(text: string, at: number, kind: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= kind && unit < kind + 0x400;
}
