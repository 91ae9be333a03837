import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import { presentQuestionnaire, questionnaireAt } from '@/lib/elements/questionnaires';
import type { Bilingual, Question } from '@/lib/elements/questionnaires/questionnaire';
import type { DeclarationState, DeclarationVersion } from '@/lib/entries/state-statements';
import type { Declaration } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { BLANK, note, signature, TABLE, textLines } from './part';

/**
 * Declarations that counsel has printed, of these topics: each question with what was filled in, an
 * empty blank as a blank. Nothing is filled, signed or dated here.
 */
export function composeDeclarations(paper: VolumePaper, templates: readonly Declaration[]): void {
  const { composition, material } = paper;
  const printed = composition.declarations.flatMap((id) => {
    const one = material.state.declarations.get(id);
    return one && templates.includes(one.template) ? [one] : [];
  });
  for (const one of printed) composeDeclaration(paper, one);
}

function composeDeclaration(paper: VolumePaper, one: DeclarationState): void {
  const { doc, own } = paper;
  const version = one.versions.at(-1);
  if (!version) return;
  const setting = makingOf(paper);
  const { at, index, actor } = version.saved;
  // Titles and questions are data of the questionnaire, in both languages.
  const { title } =
    questionnaireAt(one.template, version.questionnaire) ?? presentQuestionnaire(one.template);
  const languages = languagesOf(paper);
  doc.heading(2, Object.fromEntries(languages.map((language) => [language, title[language]])));
  note(paper, 'declaration.text', { versions: one.versions.length });
  doc.keyValues(
    [
      {
        name: own.label('declaration.by'),
        value: version.contributor
          ? personText(setting, version.contributor, at)
          : [{ text: BLANK, colour: INK.muted }],
      },
      {
        name: own.label('declaration.saved'),
        value: {
          paragraphs: [
            { runs: [own.word('declaration.version', { version: version.version })] },
            {
              runs: [
                `${timeText(at)}  #${index}  ${setting.persons.nameOf(actor, Date.parse(at))}`,
              ],
              style: SIDE,
            },
          ],
        },
      },
    ],
    { padding: 4 },
  );
  doc.table({
    columns: [
      { header: own.cell('declaration.question'), width: { share: 40 } },
      { header: own.cell('declaration.answer'), width: { share: 60 } },
    ],
    rows: asked(one, version).map(({ question, text }): Cell[] => [
      { paragraphs: questionLines(paper, question) },
      text ? { paragraphs: textLines(paper, text) } : [{ text: BLANK, colour: INK.muted }],
    ]),
    rowHeaders: true,
    ...TABLE,
    keepNext: true,
  });
  signature(paper, 'sign.declarant', 'sign.date');
}

type Asked = { question: Pick<Question, 'zh' | 'en' | 'states'>; text: string };

/** Every question of the version filled in against, answered or not; a key unknown here by its name. */
function asked({ template }: DeclarationState, version: DeclarationVersion): Asked[] {
  const filled = new Map(version.blanks.map(({ key, text }) => [key, text]));
  const questions = questionnaireAt(template, version.questionnaire)?.questions ?? [];
  const known = questions.map((question) => ({ question, text: filled.get(question.key) ?? '' }));
  for (const { key } of questions) filled.delete(key);
  const none = { zh: '', en: '' };
  const others = [...filled].map(([key, text]) => ({
    question: { zh: key, en: key, states: none },
    text,
  }));
  return [...known, ...others];
}

/** A question with what its answer has to state, in the languages of the volume. */
function questionLines(paper: VolumePaper, { zh, en, states }: Asked['question']): CellParagraph[] {
  const both: readonly [text: Bilingual, style?: CellParagraph['style']][] = [
    [{ zh, en }],
    [states, SIDE],
  ];
  const languages = languagesOf(paper);
  return both.flatMap(([text, style]) =>
    languages.flatMap((language): CellParagraph[] =>
      text[language]
        ? [
            {
              runs: [{ text: text[language], language: language === 'zh' ? 'zh-CN' : 'en' }],
              ...(style ? { style } : {}),
            },
          ]
        : [],
    ),
  );
}

function languagesOf({ composition }: VolumePaper): readonly (keyof Bilingual)[] {
  return composition.language === 'both' ? ['zh', 'en'] : [composition.language];
}
