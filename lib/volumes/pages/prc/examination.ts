import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { CELL, heads, openPart, prose, signature, TABLE } from './part';

/** Room for a hand: two lines. */
const ROOM: Cell = {
  paragraphs: [{ runs: ['\u00a0'] }, { runs: ['\u00a0'] }],
};

/** 质证意见预留表: for the other side and the bench. Every cell but the number is left empty. */
export function composeExamination(paper: VolumePaper): void {
  const { doc, exhibits } = paper;
  openPart(paper, 'examination');
  prose(paper, 'examination.text');
  const rows = exhibits.filter(({ fate }) => fate !== 'withheld');
  if (rows.length === 0) prose(paper, 'list.none');
  else {
    doc.table({
      columns: [
        { header: heads(paper, 'list.number'), width: 72 },
        ...['authenticity', 'legality', 'relevance', 'weight'].map((key) => ({
          header: heads(paper, `examination.${key}`),
          width: { share: 1 },
        })),
      ],
      rows: rows.map(({ name }): Cell[] => [[{ text: name, weight: 700 }], ROOM, ROOM, ROOM, ROOM]),
      rowHeaders: true,
      style: CELL,
      padding: TABLE.padding,
      grid: true,
    });
  }
  signature(paper, 'sign.examiner', 'sign.date');
  doc.closeSection();
}
