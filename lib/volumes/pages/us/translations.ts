import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { TranslationState } from '@/lib/entries/state-statements';
import type { VolumePaper } from '../volume-paper';
import { citeLines, intro, textLines, titled, zoneLines } from './part';

/** Translations chosen for this volume: the words, what they are said to mean, and by whom. */
export function composeTranslations(paper: VolumePaper): void {
  const { doc, own, composition, material } = paper;
  const chosen = composition.translations.flatMap(
    (id) => material.state.translations.get(id) ?? [],
  );
  if (chosen.length === 0) return;
  titled(paper, 'translation.title');
  intro(paper, 'translation.text');
  doc.table({
    columns: [
      { header: own.cell('translation.source'), width: { share: 36 } },
      { header: own.cell('translation.words'), width: { share: 40 } },
      { header: own.cell('translation.by'), width: 126 },
    ],
    rows: chosen.map((one): Cell[] => [
      { paragraphs: [...citeLines(paper, [placeOf(one)]), ...textLines(paper, one.source)] },
      { paragraphs: textLines(paper, one.text) },
      { paragraphs: translatorLines(paper, one) },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

function placeOf({ record, span }: TranslationState) {
  return { record, entry: null, span, region: null, page: null };
}

function translatorLines(paper: VolumePaper, one: TranslationState): CellParagraph[] {
  const { own, material } = paper;
  const person =
    one.translator === null ? '' : material.state.contributors.get(one.translator)?.name;
  return [
    { runs: [`${one.from} → ${one.to}`] },
    { runs: [person || paper.shown(one.translatorName) || own.text('notStated')] },
    ...(one.competence ? textLines(paper, one.competence, SIDE) : []),
    { runs: [own.word(`translation.aid.${one.aid}`)], style: SIDE },
    ...zoneLines(one.added.at),
    { runs: [`#${one.added.index}`], style: SIDE },
    ...(one.replaces === null ? [] : [{ runs: [own.word('translation.replaces')], style: SIDE }]),
    ...(one.note ? textLines(paper, one.note, SIDE) : []),
  ];
}
