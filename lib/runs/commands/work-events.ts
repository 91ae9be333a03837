import { and, eq } from 'drizzle-orm';
import { work } from '@/db/schema/cases';
import { workEvent } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { workFinished } from '@/lib/entries/work-finished.v1';
import { workPublished } from '@/lib/entries/work-published.v1';
import { AppError } from '@/lib/kernel/errors';
import { finishWorkInput, publishWorkInput } from '../schema';
import { refuseRecreations } from './making-only';
import { requireExhibits, requirePast, requirePeople } from './record-run';

/** Throws NOT_FOUND where the case has no such work, INVALID where something named is not of it. */
async function requireNamed(
  tx: Tx,
  caseId: string,
  named: {
    workId: string;
    byId: string | null;
    happenedAt: string | null;
    /** Files that are the work, and captures of where it was published. */
    files: readonly (string | null)[];
    captures?: readonly (string | null)[];
  },
): Promise<void> {
  const [own] = await tx
    .select({ id: work.id })
    .from(work)
    .where(and(eq(work.id, named.workId), eq(work.caseId, caseId)));
  if (!own) throw new AppError('NOT_FOUND', { reason: 'work' });
  requirePast(named.happenedAt, 'happenedAt');
  await requirePeople(tx, caseId, [named.byId]);
  const all = [...named.files, ...(named.captures ?? [])];
  await requireExhibits(
    tx,
    caseId,
    all.filter((id) => id !== null),
  );
  await refuseRecreations(tx, caseId, named.files);
}

const timeOf = (claimed: string | null) => (claimed === null ? null : new Date(claimed));

/** Says that a work was completed and which file it is. Said again, the later one counts. */
export const finishWork = command({
  name: 'work.finish',
  action: 'run.record',
  input: finishWorkInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { workId, exhibitId, byId, note } = input;
    await requireNamed(tx, caseId, { ...input, files: [exhibitId] });
    const happenedAt = timeOf(input.happenedAt);
    const act = { work: workId, exhibit: exhibitId, happenedAt: input.happenedAt, by: byId };
    const entry = await record(draft(workFinished, act, { note }, happenedAt));
    await tx.insert(workEvent).values({
      caseId,
      entry: entry.index,
      workId,
      kind: 'finished',
      exhibitId,
      captureId: null,
      happenedAt,
      byId,
      promptShown: null,
      place: '',
      audience: '',
      note,
      accountId: actor.id,
      at: entry.at,
    });
    return { answer: null, entries: [entry] };
  },
});

/** Says where, when and by whom a work was made public, and what shows it. */
export const publishWork = command({
  name: 'work.publish',
  action: 'run.record',
  input: publishWorkInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { workId, exhibitId, captureId, byId, promptShown, place, audience, note } = input;
    await requireNamed(tx, caseId, { ...input, files: [exhibitId], captures: [captureId] });
    const happenedAt = timeOf(input.happenedAt);
    const act = {
      work: workId,
      happenedAt: input.happenedAt,
      by: byId,
      exhibit: exhibitId,
      capture: captureId,
      promptShown,
    };
    const said = { place, audience, note };
    const entry = await record(draft(workPublished, act, said, happenedAt));
    await tx.insert(workEvent).values({
      caseId,
      entry: entry.index,
      workId,
      kind: 'published',
      exhibitId,
      captureId,
      happenedAt,
      byId,
      promptShown,
      ...said,
      accountId: actor.id,
      at: entry.at,
    });
    return { answer: null, entries: [entry] };
  },
});
