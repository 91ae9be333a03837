import { timeText } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { presentQuestionnaire, questionnaireAt } from '@/lib/elements/questionnaires';
import type { DeclarationState } from '@/lib/entries/state-statements';
import type { Declaration } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { blank, fact, remark, textLines, titled } from './part';

/** Declarations chosen for this volume, of some templates, in their newest version; unsigned. */
export function composeDeclarations(paper: VolumePaper, templates: readonly Declaration[]): void {
  const { material, composition } = paper;
  const chosen = composition.declarations
    .flatMap((id) => material.state.declarations.get(id) ?? [])
    .filter(({ template }) => templates.includes(template));
  if (chosen.length === 0) return;
  titled(paper, 'declaration.title');
  remark(paper, 'declaration.text');
  for (const one of chosen) composeDeclaration(paper, one);
}

function composeDeclaration(paper: VolumePaper, { template, versions }: DeclarationState): void {
  const { doc, own, material } = paper;
  const last = versions.at(-1);
  if (!last) return;
  const person =
    last.contributor === null ? undefined : material.state.contributors.get(last.contributor);
  const { title } = questionnaireAt(template, last.questionnaire) ?? presentQuestionnaire(template);
  const { language } = paper.composition;
  doc.heading(3, language === 'both' ? title : { [language]: title[language] });
  doc.keyValues([
    fact(paper, 'declaration.whose', person?.name || own.word('declaration.open')),
    fact(
      paper,
      'declaration.version',
      own.text('declaration.versionText', {
        version: last.version,
        time: timeText(last.saved.at),
        entry: last.saved.index,
      }),
    ),
  ]);
  const filled = new Map(last.blanks.map(({ key, text }) => [key, text]));
  const asked = questionnaireAt(template, last.questionnaire)?.questions ?? [];
  // Blanks of a questionnaire that is not known here stand under their keys.
  const known = new Set(asked.map(({ key }) => key));
  const others = last.blanks.flatMap(({ key }) => (known.has(key) ? [] : [key]));
  doc.table({
    columns: [
      { header: own.cell('declaration.topic'), width: { share: 40 } },
      { header: own.cell('declaration.words'), width: { share: 60 } },
    ],
    rows: [
      ...asked.map((one) => [asking(paper, one), answer(paper, filled.get(one.key) ?? '')]),
      ...others.map((key) => [key.replaceAll('_', ' '), answer(paper, filled.get(key) ?? '')]),
    ],
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
    keepNext: true,
  });
  signature(paper);
}

/** A question in the languages of the volume. */
function asking({ own, composition }: VolumePaper, { zh, en }: { zh: string; en: string }): Cell {
  if (composition.language !== 'both') return own.lead === 'zh-CN' ? zh : en;
  return {
    paragraphs: [
      { runs: [{ text: en, language: 'en' }] },
      { runs: [{ text: zh, language: 'zh-CN' }], style: SIDE },
    ],
  };
}

function answer(paper: VolumePaper, text: string): Cell {
  return text === '' ? [blank(paper)] : { paragraphs: textLines(paper, text) };
}

/** A place to sign and date by hand, in one row that no page parts. The app does neither. */
export function signature(paper: VolumePaper): void {
  const { doc, own } = paper;
  const room: Cell = { paragraphs: [{ runs: [' '] }, { runs: [blank(paper, 26)] }] };
  doc.table({
    columns: ['sign', 'name', 'date'].map((key) => ({
      header: own.cell(`signature.${key}`),
      width: { share: 1 },
    })),
    rows: [[room, room, room]],
    style: ROW,
  });
}
