import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { heads, note, subheading, TABLE, textLines } from './part';

const DIGEST = { ...SIDE, size: 6.6, leading: 9.8 } as const;

/** 提取与移交: exports asked for before this one, by whom, for whom and why, and what they came to. */
export function composeHandedOver(paper: VolumePaper): void {
  const { doc, own, material, order } = paper;
  const earlier = [...material.state.dossiers.values()]
    .filter(({ id }) => id !== order.dossierId)
    .sort((a, b) => a.requested.index - b.requested.index);
  subheading(paper, 2, 'handed.title');
  if (earlier.length === 0) {
    note(paper, 'handed.none');
    return;
  }
  const { persons } = makingOf(paper);
  doc.table({
    columns: [
      { header: heads(paper, 'handed.number'), width: 44 },
      { header: heads(paper, 'handed.asked', 'handed.by'), width: { share: 32 } },
      { header: heads(paper, 'handed.recipient', 'handed.reason'), width: { share: 34 } },
      { header: heads(paper, 'handed.result'), width: { share: 34 } },
    ],
    rows: earlier.map((one): Cell[] => [
      String(one.number),
      {
        paragraphs: [
          { runs: [timeText(one.requested.at)] },
          {
            runs: [
              `${persons.nameOf(one.requested.actor, Date.parse(one.requested.at))}  #${one.requested.index}`,
            ],
            style: SIDE,
          },
        ],
      },
      {
        paragraphs: [
          ...textLines(paper, one.recipient || own.text('unrecorded')),
          ...textLines(paper, one.reason || own.text('unrecorded'), SIDE),
        ],
      },
      {
        paragraphs: [
          { runs: [own.word(`handed.state.${one.state}`)] },
          ...(one.bundle ? [{ runs: digestRuns(one.bundle.sha256), style: DIGEST }] : []),
        ],
      },
    ]),
    ...TABLE,
  });
}
