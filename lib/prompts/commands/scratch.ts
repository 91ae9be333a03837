import { sql } from 'drizzle-orm';
import { promptScratch } from '@/db/schema/prompts';
import { command } from '@/lib/door/command';
import { requirePrompt } from '../live/requests';
import { scratchInput } from '../schema';

/** Keeps one's own scratch of a prompt: overwritten at will, in no ledger and no export. */
export const writeScratch = command({
  name: 'prompt.scratch',
  action: 'prompt.answer',
  input: scratchInput,
  async run({ tx, grant, input: { promptId, text } }) {
    await requirePrompt(tx, grant.caseId, promptId);
    const updatedAt = sql`now()`;
    await tx
      .insert(promptScratch)
      .values({ promptId, accountId: grant.actor.id, text, updatedAt })
      .onConflictDoUpdate({
        target: [promptScratch.promptId, promptScratch.accountId],
        set: { text, updatedAt },
      });
    return { answer: null, unrecorded: 'private scratch is not evidence' };
  },
});
