import type { Locale } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translator';
import type { Cell } from '../pdf/flow/table-strips';
import { TYPE } from '../pdf/ink';
import type { Label } from '../pdf/text/labels';
import type { Language, Run } from '../pdf/text/style';

type Arguments = Record<string, string | number>;

/** Texts of the papers in the language or languages of an export. */
export type PaperWords = {
  /** Language that leads; the other, if any, follows it lighter. */
  lead: Language;
  label(key: string, args?: Arguments): Label;
  /** The leading language alone, for running lines and alternative texts. */
  text(key: string, args?: Arguments): string;
  /** A word of a vocabulary in every language of the export, on one line. */
  word(key: string, args?: Arguments): string;
  /** One paragraph a language, for cells and prose. */
  cell(key: string, args?: Arguments): Cell;
  /** A name and what is said of it, joined as the leading language joins them. */
  pair(name: string, value: string | number): string;
  /** Items after one another in the leading language. */
  list(items: readonly string[]): string;
  /** Paragraphs of prose, leading language first. */
  prose(key: string, args?: Arguments): { runs: readonly Run[]; lead: boolean }[];
};

/**
 * Texts by key of a message namespace: that of all papers, or of a forum's volume. Of a paper in both
 * languages `lead` is the one that every text stands in; where there is no room the other is left out.
 */
export function paperWords(
  language: 'zh' | 'en' | 'both',
  namespace: 'paper' | 'prc' | 'us' = 'paper',
  lead: Locale = 'zh',
): PaperWords {
  const both: Locale[] = lead === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const locales = language === 'both' ? both : [language];
  // One for all texts: what it has read of a message is not read again.
  const texts = new Map(locales.map((locale) => [locale, translator(locale, namespace)]));
  const say = (locale: Locale, key: string, args: Arguments = {}): string => {
    // Keys are composed from vocabularies whose words a test holds against the message files.
    const t = texts.get(locale) as unknown as (key: string, args: Arguments) => string;
    return t(key, args);
  };
  const tag = (locale: Locale): Language => (locale === 'zh' ? 'zh-CN' : 'en');
  const [first = 'zh', second] = locales;
  const prose: PaperWords['prose'] = (key, args) =>
    locales.map((locale, i) => ({
      runs: [{ text: say(locale, key, args), language: tag(locale) }],
      lead: i === 0,
    }));
  return {
    lead: tag(first),
    label: (key, args) => Object.fromEntries(locales.map((l) => [l, say(l, key, args)])),
    text: (key, args) => say(first, key, args),
    word: (key, args) => locales.map((l) => say(l, key, args)).join(' '),
    pair: (name, value) => `${name}${first === 'zh' ? '：' : ': '}${value}`,
    list: (items) => items.join(first === 'zh' ? '、' : ', '),
    prose,
    cell(key, args) {
      if (!second) return [{ text: say(first, key, args), language: tag(first) }];
      return {
        paragraphs: prose(key, args).map(({ runs, lead }) => ({
          runs,
          ...(lead ? {} : { style: TYPE.small }),
        })),
      };
    },
  };
}
