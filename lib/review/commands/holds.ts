import { and, eq, inArray } from 'drizzle-orm';
import { contributor } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { legalHold, notice } from '@/db/schema/review';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { holdPlaced } from '@/lib/entries/hold-placed.v1';
import { holdReleased } from '@/lib/entries/hold-released.v1';
import { noticeRecorded } from '@/lib/entries/notice-recorded.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { placeHoldInput, recordNoticeInput, releaseHoldInput } from '../schema';

/** Records a sign of dispute: what came or went, when, between whom. */
export const recordNotice = command({
  name: 'notice.record',
  action: 'hold.write',
  input: recordNoticeInput,
  async run({ tx, grant, input, record }) {
    const { caseId } = grant;
    const { kind, direction, happenedAt, exhibitId, from, to, note } = input;
    if (exhibitId !== null) {
      const [own] = await tx
        .select({ id: exhibit.id })
        .from(exhibit)
        .where(and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, caseId)));
      if (!own) throw new AppError('INVALID', { fields: { exhibitId: 'unknown_exhibit' } });
    }
    const noticeId = newId('notice');
    const act = { notice: noticeId, kind, direction, happenedAt, exhibit: exhibitId };
    const entry = await record(draft(noticeRecorded, act, { from, to, note }));
    await tx.insert(notice).values({
      id: noticeId,
      caseId,
      kind,
      direction,
      happenedAt: new Date(happenedAt),
      exhibitId,
      from,
      to,
      note,
      accountId: grant.actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { noticeId }, entries: [entry] };
  },
});

/** Places a duty to keep. While one stands, no text of the case is erased. */
export const placeHold = command({
  name: 'hold.place',
  action: 'hold.write',
  input: placeHoldInput,
  async run({ tx, grant, input, record }) {
    const { caseId } = grant;
    const { startsAt, noticeId, scope, reason } = input;
    const people = [...new Set(input.people)];
    if (people.length > 0) {
      const own = await tx
        .select({ id: contributor.id })
        .from(contributor)
        .where(and(inArray(contributor.id, people), eq(contributor.caseId, caseId)));
      if (own.length < people.length) {
        throw new AppError('INVALID', { fields: { people: 'unknown_contributor' } });
      }
    }
    if (noticeId !== null) {
      const [own] = await tx
        .select({ id: notice.id })
        .from(notice)
        .where(and(eq(notice.id, noticeId), eq(notice.caseId, caseId)));
      if (!own) throw new AppError('INVALID', { fields: { noticeId: 'unknown_notice' } });
    }
    const hold = newId('hold');
    const act = { hold, startsAt, people, notice: noticeId };
    const entry = await record(draft(holdPlaced, act, { scope, reason }));
    await tx.insert(legalHold).values({
      id: hold,
      caseId,
      startsAt: new Date(startsAt),
      people,
      noticeId,
      scope,
      reason,
      accountId: grant.actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { holdId: hold }, entries: [entry] };
  },
});

/** Ends a duty to keep, with the reason. */
export const releaseHold = command({
  name: 'hold.release',
  action: 'hold.write',
  input: releaseHoldInput,
  async run({ tx, grant, input, record }) {
    const { holdId, reason } = input;
    const [row] = await tx
      .select()
      .from(legalHold)
      .where(and(eq(legalHold.id, holdId), eq(legalHold.caseId, grant.caseId)))
      .for('update');
    if (!row) throw new AppError('NOT_FOUND');
    if (row.releaseEntry !== null) throw new AppError('CONFLICT', { reason: 'hold_released' });
    const entry = await record(draft(holdReleased, { hold: holdId }, { reason }));
    await tx
      .update(legalHold)
      .set({ releasedAt: entry.at, releaseEntry: entry.index, releaseReason: reason })
      .where(eq(legalHold.id, holdId));
    return { answer: null, entries: [entry] };
  },
});
