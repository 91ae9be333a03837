import { timeText } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { intro, remark, textLines, titled, zoneLines } from './part';

/** What contributors said of acts, what they answered to questions, and who said nothing. */
export function composeAnswers(paper: VolumePaper): void {
  composeActAnswers(paper);
  composeQuestions(paper);
}

function composeActAnswers(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  const { answers, contributors } = material.state;
  titled(paper, 'answer.title');
  intro(paper, 'answer.text');
  const kinds = new Map(material.timeline.map(({ index, kind }) => [index, kind]));
  const silent = [...contributors.values()].filter(({ id }) =>
    answers.every((one) => one.contributor !== id),
  );
  if (answers.length + silent.length === 0) return;
  doc.table({
    columns: [
      { header: own.cell('answer.contributor'), width: { share: 24 } },
      { header: own.cell('answer.act'), width: { share: 24 } },
      { header: own.cell('answer.meaning'), width: { share: 22 } },
      { header: own.cell('answer.reason'), width: { share: 30 } },
      { header: own.cell('answer.when'), width: 130 },
    ],
    rows: [
      ...answers.map((one): Cell[] => {
        const kind = kinds.get(one.entry);
        return [
          [{ text: contributors.get(one.contributor)?.name || one.contributor, weight: 600 }],
          {
            paragraphs: [
              { runs: [kind ? words.word(`act.${kind}`) : own.word('answer.entry')] },
              { runs: [`#${one.entry}`], style: SIDE },
            ],
          },
          own.word(`answer.meanings.${one.meaning}`),
          one.reason ? { paragraphs: textLines(paper, one.reason) } : '—',
          {
            paragraphs: [
              ...zoneLines(one.answered.at),
              { runs: [`#${one.answered.index}`], style: SIDE },
            ],
          },
        ];
      }),
      ...silent.map((one): Cell[] => [
        [{ text: one.name || one.id, weight: 600 }],
        '—',
        own.word('answer.silent'),
        one.accounts.size === 0 ? own.word('answer.noAccount') : '—',
        '—',
      ]),
    ],
    style: ROW,
    padding: 3.4,
  });
}

/** Answers to questions of counsel, each with its question: never the one without the other. */
function composeQuestions(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const { questionAnswers, contributors, actors } = material.state;
  titled(paper, 'question.title');
  if (questionAnswers.length === 0) {
    remark(paper, 'question.none');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('question.asked'), width: { share: 36 } },
      { header: own.cell('question.answered'), width: { share: 64 } },
    ],
    rows: questionAnswers.map((one): Cell[] => [
      {
        paragraphs: [
          ...textLines(paper, one.text),
          {
            runs: [
              own.text('question.by', {
                name: actors.get(one.asked.by)?.at(-1)?.name || one.asked.by,
                time: timeText(one.asked.at),
              }),
            ],
            style: SIDE,
          },
        ],
      },
      {
        paragraphs: [
          ...textLines(paper, one.answer),
          {
            runs: [
              own.text('question.said', {
                name: contributors.get(one.contributor)?.name || one.contributor,
                time: timeText(one.answered.at),
                entry: one.answered.index,
              }),
            ],
            style: SIDE,
          },
        ],
      },
    ]),
    style: ROW,
    padding: 3.6,
  });
}
