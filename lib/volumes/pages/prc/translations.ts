import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { Cite } from '@/lib/elements/cite';
import type { TranslationState } from '@/lib/entries/state-statements';
import type { VolumePaper } from '../volume-paper';
import { citeRuns } from './cites';
import { makingOf } from './making';
import { heads, note, TABLE, textLines } from './part';

/** Whether a text has words and none of them in Chinese. */
export function isForeign(text: string): boolean {
  return /\p{L}/u.test(text) && !/\p{Script=Han}/u.test(text);
}

/**
 * The translation of a stretch of words: the text of a translation of just these words, or the
 * numbers of wider ones, which stand whole below the table.
 */
export function translationCell(
  paper: VolumePaper,
  translations: readonly TranslationState[],
  { text, from, to }: { text: string; from: number; to: number },
): Cell {
  const { own } = paper;
  const about = translations
    .map((one, i) => ({ one, number: i + 1 }))
    .filter(({ one: { span } }) => span === null || (span.from < to && span.to > from));
  if (about.length === 0)
    return isForeign(text) ? own.word('words.noTranslation') : [{ text: '—' }];
  return {
    paragraphs: about.flatMap(({ one, number }): CellParagraph[] => {
      const isWhole = one.span !== null && one.span.from >= from && one.span.to <= to;
      const name = own.word('translation.number', { number });
      return isWhole
        ? [...textLines(paper, one.text), { runs: [`(${name})`], style: SIDE }]
        : [{ runs: [name], style: SIDE }];
    }),
  };
}

/** Translations that counsel has printed, in the order of record. */
export function printedTranslations({ composition, material }: VolumePaper): TranslationState[] {
  return [...material.state.translations.values()]
    .filter(({ id }) => composition.translations.some((printed) => printed === id))
    .sort((a, b) => a.added.index - b.added.index);
}

/**
 * Translations side by side with what they translate, who made them, how, and when; `withPlace` names
 * the record they translate words of.
 */
export function composeTranslations(
  paper: VolumePaper,
  translations: readonly TranslationState[],
  withPlace = false,
): void {
  note(paper, 'translation.text');
  paper.doc.table({
    columns: [
      { header: heads(paper, 'translation.column'), width: 36 },
      { header: heads(paper, 'translation.source'), width: { share: 34 } },
      { header: heads(paper, 'translation.target'), width: { share: 34 } },
      { header: heads(paper, 'translation.by'), width: { share: 30 } },
    ],
    rows: translations.map((one, i): Cell[] => [
      String(i + 1),
      {
        paragraphs: [
          ...(withPlace ? [{ runs: citeRuns(paper, placeOf(one)), style: SIDE }] : []),
          ...textLines(paper, one.source),
        ],
      },
      { paragraphs: textLines(paper, one.text) },
      { paragraphs: byLines(paper, one, translations) },
    ]),
    ...TABLE,
  });
  if (translations.every(({ aid }) => aid === 'machine')) note(paper, 'translation.machine');
}

function placeOf({ record, span }: TranslationState): Cite {
  return { record, entry: null, span, region: null, page: null };
}

function byLines(
  paper: VolumePaper,
  one: TranslationState,
  all: readonly TranslationState[],
): CellParagraph[] {
  const { own } = paper;
  const { at, index } = one.added;
  const replaced = all.findIndex(({ id }) => id === one.replaces);
  const name =
    one.translator === null
      ? paper.shown(one.translatorName) || own.word('unrecorded')
      : personText(makingOf(paper), one.translator, at);
  return [
    { runs: [{ text: name, weight: 600 }] },
    { runs: [`${one.from} → ${one.to}`], style: SIDE },
    { runs: [own.word(`translation.aid.${one.aid}`)], style: SIDE },
    ...(one.competence ? textLines(paper, one.competence, SIDE) : []),
    { runs: [`${timeText(at)}  #${index}`], style: SIDE },
    ...(replaced >= 0
      ? [{ runs: [own.word('translation.replaces', { number: replaced + 1 })], style: SIDE }]
      : []),
    ...(one.note ? textLines(paper, one.note, SIDE) : []),
  ];
}
