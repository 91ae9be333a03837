import { count, eq, sql } from 'drizzle-orm';
import { prompt } from '@/db/schema/prompts';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { promptAmended } from '@/lib/entries/prompt-amended.v1';
import { promptOpened } from '@/lib/entries/prompt-opened.v1';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { appendOperations, markEntered } from '../live/append';
import { requirePrompt } from '../live/requests';
import { amendPromptInput, openPromptInput } from '../schema';

/** Opens a prompt with its first operation, whose hash the entry states. */
export const openPrompt = command({
  name: 'prompt.open',
  action: 'prompt.write',
  input: openPromptInput,
  async run({ tx, grant, input: { title }, record }) {
    const { caseId, actor, access } = grant;
    await lockNumbering(tx, caseId);
    const [{ opened } = { opened: 0 }] = await tx
      .select({ opened: count() })
      .from(prompt)
      .where(eq(prompt.caseId, caseId));
    const promptId = newId('prompt');
    const number = opened + 1;
    // The row comes first because the chain refers to it; the entry needs the hash of the chain.
    await tx
      .insert(prompt)
      .values({ id: promptId, caseId, number, title, createdAt: new Date(0), entry: -1 });
    await tx.execute(sql`select prompt_open(${promptId})`);
    const [first] = await appendOperations(tx, promptId, 0, [
      {
        kind: 'opened',
        writer: null,
        n: null,
        claim: '',
        sig: '',
        account: actor.id,
        session: actor.session,
        access,
        note: { case: caseId },
      },
    ]);
    if (!first) throw new Error('a chain has begun without an operation');
    const act = { prompt: promptId, number, hash: first.hash };
    const entry = await record(draft(promptOpened, act, { title }));
    await tx
      .update(prompt)
      .set({ createdAt: entry.at, entry: entry.index })
      .where(eq(prompt.id, promptId));
    await markEntered(tx, promptId, 1);
    return { answer: { promptId, number }, entries: [entry] };
  },
});

/** Changes the title; the earlier ones stay in the ledger. The text changes by operations only. */
export const amendPrompt = command({
  name: 'prompt.amend',
  action: 'prompt.write',
  input: amendPromptInput,
  async run({ tx, grant, input: { promptId, title }, record }) {
    const row = await requirePrompt(tx, grant.caseId, promptId);
    if (row.title === title) return { answer: null, unrecorded: 'nothing was changed' };
    const entry = await record(draft(promptAmended, { prompt: promptId }, { title }));
    await tx.update(prompt).set({ title, entry: entry.index }).where(eq(prompt.id, promptId));
    return { answer: null, entries: [entry] };
  },
});
