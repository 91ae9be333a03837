import { and, eq } from 'drizzle-orm';
import { contributorRole } from '@/db/schema/cases';
import { command } from '@/lib/door/command';
import { contributorRoleRecorded } from '@/lib/entries/contributor-role-recorded.v1';
import { draft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { requireContributor } from '../queries';
import { recordRoleInput } from '../schema';

/** Gives a contributor a role over a period, or restates one (to end it, for instance). */
export const recordRole = command({
  name: 'contributor.record_role',
  action: 'contributor.write',
  input: recordRoleInput,
  async run({ tx, grant, input, record }) {
    const { contributorId, roleId, caseId: _, ...facts } = input;
    await requireContributor(tx, grant.caseId, contributorId);
    if (roleId) {
      const [known] = await tx
        .select({ id: contributorRole.id })
        .from(contributorRole)
        .where(
          and(eq(contributorRole.id, roleId), eq(contributorRole.contributorId, contributorId)),
        );
      if (!known) throw new AppError('NOT_FOUND', { reason: 'role' });
    }
    const id = roleId ?? newId('role');
    const entry = await record(
      draft(contributorRoleRecorded, { contributor: contributorId, role: id, ...facts }, null),
    );
    const { name, ...rest } = facts;
    const values = { role: name, ...rest, entry: entry.index };
    await tx
      .insert(contributorRole)
      .values({ id, caseId: grant.caseId, contributorId, ...values })
      .onConflictDoUpdate({ target: contributorRole.id, set: values });
    return { answer: { roleId: id }, entries: [entry] };
  },
});
