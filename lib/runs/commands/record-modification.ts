import { modification } from '@/db/schema/runs';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { modificationRecorded } from '@/lib/entries/modification-recorded.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { recordModificationInput } from '../schema';
import { classOfAct } from './class-of-act';
import { refuseRecreations } from './making-only';
import { requireExhibits, requirePeople } from './record-run';

/** Records later work on files: what was there before, what after, where, with what, by whom. */
export const recordModification = command({
  name: 'modification.record',
  action: 'run.record',
  input: recordModificationInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { kind, editorId, before, afterId, maskId, projectId, aspects } = input;
    const { tool, toolVersion, purpose, note } = input;
    if (before.includes(afterId) || new Set(before).size < before.length) {
      throw new AppError('INVALID', { fields: { before: 'given_twice' } });
    }
    const files = [...before, afterId, maskId, projectId].filter((id) => id !== null);
    await requireExhibits(tx, caseId, files);
    await refuseRecreations(tx, caseId, files);
    await requirePeople(tx, caseId, [editorId]);
    const {
      happenedAt,
      class: captureClass,
      rule,
    } = await classOfAct(tx, caseId, input.happenedAt);
    const modificationId = newId('modification');
    const regions = input.regions.map(({ note: _, ...region }) => region);
    const act = {
      modification: modificationId,
      kind,
      class: captureClass,
      rule,
      happenedAt: input.happenedAt,
      editor: editorId,
      before,
      after: afterId,
      mask: maskId,
      project: projectId,
      regions,
      aspects,
    };
    const regionNotes = input.regions.map((region) => region.note);
    const said = { tool, toolVersion, purpose, note, regionNotes };
    const entry = await record(draft(modificationRecorded, act, said, happenedAt));
    await tx.insert(modification).values({
      id: modificationId,
      caseId,
      kind,
      captureClass,
      rule,
      happenedAt,
      editorId,
      before,
      afterId,
      maskId,
      projectId,
      regions,
      aspects,
      said,
      accountId: actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { modificationId }, entries: [entry] };
  },
});
