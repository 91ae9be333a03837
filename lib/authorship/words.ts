import type { FieldAttribution } from './attribution';
import { type FirstWriter, firstWriter, writerKey } from './first-writer';

/** A word of a text; positions are UTF-16 units. */
export type Word = { from: number; to: number; text: string };

/** A word with everybody who first wrote a letter of it, in order; more than one is a mixed word. */
export type WrittenWord = Word & { writers: FirstWriter[] };

const HAN = /\p{Script=Han}/u;

// One locale for every reader: a count must not depend on who looks.
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The words of a text: those of Intl.Segmenter, and each Han character for itself. An aid to read
 * by, not evidence: what a word is differs a little between releases of the Unicode tables, and
 * counts of characters do not.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of WORDS.segment(text)) {
    if (!isWordLike) continue;
    if (HAN.test(segment)) words.push(...hanWords(segment, index));
    else words.push({ from: index, to: index + segment.length, text: segment });
  }
  return words;
}

/** Each Han character apart, and whatever stands between them together. */
function hanWords(segment: string, start: number): Word[] {
  const words: Word[] = [];
  let other: Word | null = null;
  for (const { segment: cluster, index } of GRAPHEMES.segment(segment)) {
    const from = start + index;
    const to = from + cluster.length;
    if (HAN.test(cluster)) {
      words.push({ from, to, text: cluster });
      other = null;
    } else if (other) {
      other.to = to;
      other.text += cluster;
    } else {
      other = { from, to, text: cluster };
      words.push(other);
    }
  }
  return words;
}

/** The words of a field with their writers. */
export function writtenWords(field: Pick<FieldAttribution, 'text' | 'runs'>): WrittenWord[] {
  const { runs } = field;
  let at = 0;
  return wordsOf(field.text).map((word) => {
    while (at < runs.length && (runs[at]?.to ?? 0) <= word.from) at += 1;
    const writers = new Map<string, FirstWriter>();
    for (let i = at; i < runs.length; i += 1) {
      const run = runs[i];
      if (!run || run.from >= word.to) break;
      const writer = firstWriter(run);
      if (!writers.has(writerKey(writer))) writers.set(writerKey(writer), writer);
    }
    return { ...word, writers: [...writers.values()] };
  });
}

/** The word at a position, or the one character (grapheme) there where it is in no word. */
export function wordAt(text: string, position: number): Word | null {
  if (position < 0 || position >= text.length) return null;
  const inside = ({ from, to }: Word) => from <= position && position < to;
  const word = wordsOf(text).find(inside);
  if (word) return word;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    const character = { from: index, to: index + segment.length, text: segment };
    if (inside(character)) return character;
  }
  return null;
}
