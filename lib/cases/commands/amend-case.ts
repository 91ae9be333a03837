import { eq } from 'drizzle-orm';
import { caseFile, work } from '@/db/schema/cases';
import { takesActs } from '@/lib/access/policy';
import { command } from '@/lib/door/command';
import { caseAmended } from '@/lib/entries/case-amended.v1';
import { caseDisputeDated } from '@/lib/entries/case-dispute-dated.v1';
import { caseStatusChanged } from '@/lib/entries/case-status-changed.v1';
import { caseWorkRecordedV2 } from '@/lib/entries/case-work-recorded.v2';
import { draft } from '@/lib/entries/draft';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { enterHeads } from '@/lib/prompts/commands/enter-heads';
import { STATUS_MOVES, workFacts } from '../model';
import { amendCaseInput, recordWorkInput, setDisputeDateInput, setStatusInput } from '../schema';

/** Changes facts of the case; the earlier ones stay in the ledger. */
export const amendCase = command({
  name: 'case.amend',
  action: 'case.amend',
  input: amendCaseInput,
  lock: 'update',
  async run({ tx, grant, input, record }) {
    const { caseId: _, title, party, ...act } = input;
    const payload = { title, party };
    const changed = Object.values({ ...act, ...payload }).some((v) => v !== undefined);
    if (!changed) return { answer: null, unrecorded: 'nothing was changed' };
    const entry = await record(draft(caseAmended, act, payload));
    const { forums, ...columns } = { ...act, ...payload };
    await tx
      .update(caseFile)
      .set({ ...columns, ...(forums ? { forums: forums.join(' ') } : {}), entry: entry.index })
      .where(eq(caseFile.id, grant.caseId));
    return { answer: null, entries: [entry] };
  },
});

/** Names a work at issue, or restates one. */
export const recordWork = command({
  name: 'case.record_work',
  action: 'case.amend',
  input: recordWorkInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, workId, ...stated } = input;
    const id = workId ?? newId('work');
    if (workId) {
      const [known] = await tx
        .select({ caseId: work.caseId })
        .from(work)
        .where(eq(work.id, workId));
      if (known?.caseId !== grant.caseId) throw new AppError('NOT_FOUND');
    }
    const { act, payload } = workFacts(stated);
    const entry = await record(draft(caseWorkRecordedV2, { work: id, ...act }, payload));
    const values = { ...stated, entry: entry.index };
    await tx
      .insert(work)
      .values({ id, caseId: grant.caseId, ...values })
      .onConflictDoUpdate({ target: work.id, set: values });
    return { answer: { workId: id }, entries: [entry] };
  },
});

/** Sets, moves or takes back the day of the first sign of dispute, which splits the timeline. */
export const setDisputeDate = command({
  name: 'case.set_dispute_date',
  action: 'case.amend',
  input: setDisputeDateInput,
  lock: 'update',
  async run({ tx, grant, input, record }) {
    const entry = await record(
      draft(caseDisputeDated, { date: input.date }, { reason: input.reason }),
    );
    await tx
      .update(caseFile)
      .set({ disputeDate: input.date, entry: entry.index })
      .where(eq(caseFile.id, grant.caseId));
    return { answer: null, entries: [entry] };
  },
});

/** Moves the case along its statuses. Sealing and closing end new acts. */
export const setStatus = command({
  name: 'case.set_status',
  action: 'case.set_status',
  input: setStatusInput,
  lock: 'update',
  async run({ tx, grant, place, input, record }) {
    const from = place.status as CaseStatus;
    if (!STATUS_MOVES[from].includes(input.to)) {
      throw new AppError('CONFLICT', { reason: 'status_move' });
    }
    // Nothing is written any more once this commits; what was written is covered first.
    if (!takesActs(input.to)) await enterHeads(tx, grant.caseId);
    const entry = await record(
      draft(caseStatusChanged, { from, to: input.to }, { reason: input.reason }),
    );
    await tx
      .update(caseFile)
      .set({ status: input.to, entry: entry.index })
      .where(eq(caseFile.id, grant.caseId));
    return { answer: { status: input.to }, entries: [entry] };
  },
});
