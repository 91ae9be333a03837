import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { citeLines, intro, textLines, titled } from './part';

/** Counsel's statements of fact with the places they lean on, and allegations with what answers them. */
export function composeCounselFacts(paper: VolumePaper): void {
  composeFacts(paper);
  composeAllegations(paper);
}

function composeFacts(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  if (composition.facts.length === 0) return;
  titled(paper, 'facts.title');
  intro(paper, 'facts.text');
  doc.table({
    columns: [
      { header: own.cell('facts.number'), width: 34, align: 'end' },
      { header: own.cell('facts.fact'), width: { share: 58 } },
      { header: own.cell('facts.record'), width: { share: 42 } },
    ],
    rows: composition.facts.map((one, i): Cell[] => [
      String(i + 1),
      {
        paragraphs: [
          ...textLines(paper, one.text),
          { runs: [own.text('facts.by', { name: one.by, at: one.at.slice(0, 10) })], style: SIDE },
        ],
      },
      { paragraphs: citeLines(paper, one.cites) },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

function composeAllegations(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  if (composition.allegations.length === 0) return;
  titled(paper, 'allegations.title');
  intro(paper, 'allegations.text');
  doc.table({
    columns: [
      { header: own.cell('facts.number'), width: 34, align: 'end' },
      { header: own.cell('allegations.said'), width: { share: 38 } },
      { header: own.cell('allegations.answer'), width: { share: 62 } },
    ],
    rows: composition.allegations.map((one, i): Cell[] => {
      const answers: CellParagraph[] = [
        ...one.answers.flatMap(({ text, cites }) => [
          ...textLines(paper, text),
          ...citeLines(paper, cites),
        ]),
        ...one.gaps.flatMap((gap) => [
          { runs: [{ text: own.text('allegations.gap'), weight: 600 as const }], style: SIDE },
          ...textLines(paper, gap, SIDE),
        ]),
      ];
      return [
        String(i + 1),
        {
          paragraphs: [
            ...textLines(paper, one.text),
            ...(one.source ? textLines(paper, one.source, SIDE) : []),
          ],
        },
        answers.length > 0 ? { paragraphs: answers } : own.word('allegations.none'),
      ];
    }),
    style: ROW,
    padding: 3.6,
  });
}
