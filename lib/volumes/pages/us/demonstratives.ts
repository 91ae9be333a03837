import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { runsInOrder } from '@/lib/dossier/pages/runs/records';
import { composeRecreations } from '@/lib/dossier/pages/runs/recreations';
import { exhibitRuns, titleOf } from '@/lib/dossier/pages/runs/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { makingOf } from '../making';
import type { VolumePaper } from '../volume-paper';
import { inPart, remark, say, titled, zoneLines } from './part';

/** What was made later to show something, on pages that say so at their head, apart from the record. */
export async function composeDemonstratives(paper: VolumePaper): Promise<void> {
  const { doc } = paper;
  const files = paper.exhibits.filter(({ state }) => state.class === 'E');
  const runs = runsInOrder(paper, 'recreation');
  if (files.length + runs.length === 0) {
    await inPart(paper, 'demonstratives', () => say(paper, 'demonstratives.none'));
    return;
  }
  await inPart(paper, 'demonstratives', () => composeFiles(paper), 'apart');
  await composeRecreations(makingOf(paper), runs);
  doc.newPage('body');
}

function composeFiles(paper: VolumePaper): void {
  const { doc, own, words } = paper;
  const files = paper.exhibits.filter(({ state }) => state.class === 'E');
  doc.panel('notice', (panel) => {
    for (const { runs } of words.prose('run.recreation.banner')) panel.paragraph(runs);
  });
  titled(paper, 'demonstratives.files');
  if (files.length === 0) {
    remark(paper, 'demonstratives.noFiles');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('custody.ex'), width: 92 },
      { header: own.cell('demonstratives.what'), width: { share: 1 } },
      { header: own.cell('demonstratives.recorded'), width: 190 },
    ],
    rows: files.map(({ state }): Cell[] => [
      exhibitRuns(paper, state.id),
      paper.shown(titleOf(paper, state.id)).slice(0, 240),
      {
        paragraphs: [
          ...zoneLines(state.receivedAt),
          { runs: [`#${state.admitted.index}`], style: SIDE },
        ],
      },
    ]),
    style: ROW,
    padding: 3.6,
  });
}
