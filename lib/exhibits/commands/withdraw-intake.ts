import { and, eq, isNull } from 'drizzle-orm';
import { intake } from '@/db/schema/exhibits';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import { abortParts } from '@/lib/storage/multipart';
import { removeObject } from '@/lib/storage/objects';
import { intakeInput } from '../schema';

/** An announced file of this person that is no exhibit. */
const own = ({ caseId, actor }: Grant<'exhibit.add'>, intakeId: string) =>
  and(
    eq(intake.id, intakeId),
    eq(intake.caseId, caseId),
    eq(intake.accountId, actor.id),
    isNull(intake.exhibitId),
  );

/**
 * Takes an announcement back: parts that arrived leave the store at once. Only whoever announced a
 * file can; what is not there, is somebody else's or is an exhibit by now is left as it is, and the
 * answer says no more than that nothing was withdrawn. Can be repeated.
 */
export const withdrawIntake = command({
  name: 'exhibit.withdraw_intake',
  action: 'exhibit.add',
  input: intakeInput,
  async prepare({ grant, input, read }) {
    const [row] = await read((tx) => tx.select().from(intake).where(own(grant, input.intakeId)));
    // The store first: should it be away, the row stays and the withdrawal can be tried again.
    if (!row?.uploadId) return;
    await abortParts(row.key, row.uploadId);
    // Parts that were put together before, for an admission that was then refused.
    await removeObject(row.key);
  },
  async run({ tx, grant, input }) {
    const gone = await tx
      .delete(intake)
      .where(own(grant, input.intakeId))
      .returning({ id: intake.id });
    const answer = { withdrawn: gone.length > 0 };
    return { answer, unrecorded: 'nothing was admitted, so nothing was taken from the case' };
  },
});
