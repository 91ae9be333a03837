import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { counselEntry } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { sealText } from '@/lib/kernel/sealed-text';
import { lockNumbering } from '@/lib/ledger/append';
import { counselHash, NO_HASH } from '../model';
import { writeNoteInput } from '../schema';

/**
 * Counsel notes something for themselves, and for other counsel they name. It goes into a log of
 * their own, sealed and chained; nothing of it stands in the ledger, not even that it was written.
 */
export const writeNote = command({
  name: 'counsel.write_note',
  action: 'counsel.write',
  input: writeNoteInput,
  async run({ tx, grant, input }) {
    const { caseId, workspaceId, actor } = grant;
    const { record, mark, text } = input;
    if (text === '' && mark === null)
      throw new AppError('INVALID', { fields: { text: 'required' } });
    const sharedWith = [...new Set(input.sharedWith)].filter((one) => one !== actor.id).sort();
    if (sharedWith.length > 0) {
      const counsel = await tx
        .select({ id: membership.accountId })
        .from(membership)
        .where(
          and(
            eq(membership.workspaceId, workspaceId),
            inArray(membership.accountId, sharedWith),
            eq(membership.access, 'counsel'),
            isNull(membership.endedAt),
          ),
        );
      if (counsel.length < sharedWith.length) {
        throw new AppError('INVALID', { fields: { sharedWith: 'not_counsel' } });
      }
    }
    await lockNumbering(tx, `${caseId} ${actor.id}`);
    const [last] = await tx
      .select({ seq: counselEntry.seq, hash: counselEntry.hash })
      .from(counselEntry)
      .where(and(eq(counselEntry.caseId, caseId), eq(counselEntry.accountId, actor.id)))
      .orderBy(desc(counselEntry.seq))
      .limit(1);
    const id = newId('note');
    const seq = last ? last.seq + 1 : 0;
    const at = new Date();
    const sealed = sealText('notes of counsel', id, JSON.stringify({ mark, text }));
    const link = { id, case: caseId, account: actor.id, seq, record, sharedWith, sealed };
    const hash = counselHash(last?.hash ?? NO_HASH, { ...link, at: at.toISOString() });
    await tx.insert(counselEntry).values({
      id,
      caseId,
      accountId: actor.id,
      seq,
      at,
      recordKind: record?.kind ?? null,
      recordId: record?.id ?? null,
      sharedWith,
      sealed,
      hash,
    });
    return { answer: { noteId: id }, unrecorded: 'the log of counsel is apart from evidence' };
  },
});
