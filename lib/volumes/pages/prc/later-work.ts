import { composeLaterWork as composeSteps } from '@/lib/dossier/pages/runs/later-work';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { heads, openPart, prose } from './part';

/** 修改记录表: the steps with what was there before and after, as dossiers show them. */
export async function composeLaterWork(paper: VolumePaper): Promise<void> {
  const { state } = paper.material;
  if (state.modifications.size + state.workEvents.size > 0) {
    await composeSteps(makingOf(paper), heads(paper, 'later.region'));
    return;
  }
  openPart(paper, 'later_work');
  prose(paper, 'later.none');
  paper.doc.closeSection();
}
