import { exhibitPlace } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import { runsInOrder } from '@/lib/dossier/pages/runs/records';
import { composeRecreations as composeRuns } from '@/lib/dossier/pages/runs/recreations';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { makingOf } from './making';
import { classLines } from './marks';
import { heads, PLACES, partKey, prose, subheading, TABLE } from './part';

/**
 * 事后模拟: apart from everything else, on pages that say so at their head, each with what is the same
 * and what differs. Where there is none, that is said.
 */
export async function composeRecreations(paper: VolumePaper): Promise<void> {
  const { doc, own, exhibits } = paper;
  const runs = runsInOrder(paper, 'recreation');
  const files = exhibits.filter(({ state, fate }) => state.class === 'E' && fate !== 'withheld');
  await composeRuns(makingOf(paper), runs);
  if (runs.length === 0) {
    doc.newPage(files.length === 0 ? 'body' : 'apart');
    doc.openSection();
    doc.heading(1, own.label(partKey(paper, 'recreations')), { destination: PLACES.recreations });
    prose(paper, files.length === 0 ? 'recreations.none' : 'recreations.filesOnly');
  } else doc.openSection();
  if (files.length > 0) composeFiles(paper, files);
  composeDeclarations(paper, ['recreation']);
  doc.closeSection();
}

function composeFiles(paper: VolumePaper, files: readonly PlacedExhibit[]): void {
  subheading(paper, 2, 'recreations.files');
  paper.doc.table({
    columns: [
      { header: heads(paper, 'list.number'), width: 60 },
      { header: heads(paper, 'list.name'), width: { share: 1 } },
      { header: heads(paper, 'elements.class'), width: 110 },
    ],
    rows: files.map(({ state, name, listed }): Cell[] => [
      [{ text: name, weight: 700 }],
      [linkTo(exhibitPlace(state), paper.shown(listed.title || state.title))],
      { paragraphs: classLines(paper, state.class) },
    ]),
    ...TABLE,
  });
}
