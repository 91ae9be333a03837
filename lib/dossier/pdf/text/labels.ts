import { INK } from '../ink';
import type { Language, Run, TextRun } from './style';

/** The same words in one or both languages of the papers. */
export interface Label {
  readonly zh?: string;
  readonly en?: string;
}

/** A label by itself, or runs for anything else. */
export type Words = Label | readonly Run[];

function isRuns(words: Words): words is readonly Run[] {
  return Array.isArray(words);
}

/** En space: wide enough to part two languages, and copied as a space. */
const APART = '\u2002';

/**
 * Sets a label as runs: the leading language in the weight of its block, the other after it, lighter and a
 * little smaller.
 */
export function labelRuns(words: Words, lead: Language): readonly Run[] {
  if (isRuns(words)) return words;
  const zh: TextRun | null = words.zh ? { text: words.zh, language: 'zh-CN' } : null;
  const en: TextRun | null = words.en ? { text: words.en, language: 'en' } : null;
  const [first, second] = lead === 'zh-CN' ? [zh, en] : [en, zh];
  if (!first || !second) return [first ?? second ?? ''];
  return [
    first,
    { text: APART, scale: 0.82, weight: 400 },
    { ...second, scale: 0.82, weight: 400, colour: INK.muted },
  ];
}

/** A label as one plain line, for bookmarks. */
export function labelText(words: Words, lead: Language): string {
  if (isRuns(words))
    return words
      .map((run) => (typeof run === 'string' ? run : 'text' in run ? run.text : ''))
      .join('');
  const parts = lead === 'zh-CN' ? [words.zh, words.en] : [words.en, words.zh];
  return parts.filter((part) => part).join(' ');
}
