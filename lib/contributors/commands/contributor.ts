import { eq } from 'drizzle-orm';
import { contributor } from '@/db/schema/cases';
import { command } from '@/lib/door/command';
import { contributorAdded } from '@/lib/entries/contributor-added.v1';
import { contributorAmended } from '@/lib/entries/contributor-amended.v1';
import { draft } from '@/lib/entries/draft';
import { newId } from '@/lib/kernel/ids';
import { requireContributor } from '../queries';
import { addContributorInput, amendContributorInput } from '../schema';
import { linkEntry } from './account';

/** Names a person credited or contested in the case. */
export const addContributor = command({
  name: 'contributor.add',
  action: 'contributor.write',
  input: addContributorInput,
  async run({ tx, grant, input, record }) {
    const { caseId, accountId, standing, ...payload } = input;
    const contributorId = newId('contributor');
    const added = await record(
      draft(contributorAdded, { contributor: contributorId, standing }, payload),
    );
    await tx.insert(contributor).values({
      id: contributorId,
      caseId,
      standing,
      ...payload,
      createdAt: added.at,
      entry: added.index,
    });
    const answer = { contributorId };
    if (!accountId) return { answer, entries: [added] };
    const linked = await linkEntry(tx, grant, contributorId, accountId, record);
    return { answer, entries: [added, linked] };
  },
});

/** Changes what is known of a contributor. Names of older acts stay as they were. */
export const amendContributor = command({
  name: 'contributor.amend',
  action: 'contributor.write',
  input: amendContributorInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, contributorId, standing, ...payload } = input;
    await requireContributor(tx, grant.caseId, contributorId);
    const changed = Object.values({ standing, ...payload }).some((v) => v !== undefined);
    if (!changed) return { answer: null, unrecorded: 'nothing was changed' };
    const entry = await record(
      draft(contributorAmended, { contributor: contributorId, standing }, payload),
    );
    await tx
      .update(contributor)
      .set({ standing, ...payload, entry: entry.index })
      .where(eq(contributor.id, contributorId));
    return { answer: null, entries: [entry] };
  },
});
