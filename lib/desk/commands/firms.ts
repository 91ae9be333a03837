import { and, eq, isNull, sql } from 'drizzle-orm';
import { counselFirm, counselFirmMember } from '@/db/schema/counsel';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { firmsOf, readersFor } from '@/lib/review/queries/readers';
import { membersOf } from '../queries/firms';
import { admitToFirmInput, endFirmPlaceInput, openFirmInput } from '../schema';

const APART = 'firms of counsel are apart from evidence';

/** Throws NOT_FOUND where the firm is none that the actor belongs to as counsel of the workspace. */
async function requireOwnFirm(tx: Tx, grant: Grant<'firm.write'>, firmId: string): Promise<void> {
  await lockNumbering(tx, firmId);
  const own = (await firmsOf(tx, grant.actor.id)).some(
    ({ id, workspaceId }) => id === firmId && workspaceId === grant.workspaceId,
  );
  if (!own) throw new AppError('NOT_FOUND');
}

/** Makes a firm of which whoever makes it is the first counsel. */
export const openFirm = command({
  name: 'firm.open',
  action: 'firm.write',
  input: openFirmInput,
  async run({ tx, grant, input }) {
    const firmId = newId('firm');
    const { workspaceId, actor } = grant;
    const at = new Date();
    await tx
      .insert(counselFirm)
      .values({ id: firmId, workspaceId, name: input.name, createdBy: actor.id, createdAt: at });
    await tx
      .insert(counselFirmMember)
      .values({ firmId, accountId: actor.id, admittedBy: actor.id, at });
    return { answer: { firmId }, unrecorded: APART };
  },
});

/** Admits other counsel of the workspace. Only somebody of the firm can; no owner, no admin. */
export const admitToFirm = command({
  name: 'firm.admit',
  action: 'firm.write',
  input: admitToFirmInput,
  async run({ tx, grant, input: { firmId, accountId } }) {
    const { workspaceId, actor } = grant;
    await requireOwnFirm(tx, grant, firmId);
    const { people } = await readersFor(tx, { workspaceId, accountId: actor.id }, ['counsel']);
    if (!people.some(({ id }) => id === accountId)) {
      throw new AppError('INVALID', { fields: { accountId: 'not_counsel' } });
    }
    const members = await membersOf(tx, workspaceId, [firmId]);
    if (members.some((one) => one.accountId === accountId)) {
      throw new AppError('CONFLICT', { reason: 'already_in_firm' });
    }
    await tx
      .insert(counselFirmMember)
      .values({ firmId, accountId, admittedBy: actor.id, at: new Date() });
    return { answer: null, unrecorded: APART };
  },
});

/** Ends somebody's place in a firm, or one's own: from then on it reads nothing of the firm. */
export const endFirmPlace = command({
  name: 'firm.end',
  action: 'firm.write',
  input: endFirmPlaceInput,
  async run({ tx, grant, input: { firmId, accountId } }) {
    await requireOwnFirm(tx, grant, firmId);
    const ended = await tx
      .update(counselFirmMember)
      .set({ endedAt: sql`now()` })
      .where(
        and(
          eq(counselFirmMember.firmId, firmId),
          eq(counselFirmMember.accountId, accountId),
          isNull(counselFirmMember.endedAt),
        ),
      )
      .returning({ accountId: counselFirmMember.accountId });
    if (ended.length === 0) throw new AppError('NOT_FOUND');
    return { answer: null, unrecorded: APART };
  },
});
