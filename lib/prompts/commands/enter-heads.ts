import { asc, eq, lt } from 'drizzle-orm';
import { database } from '@/db/client';
import { prompt, promptHead } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import type { Periodic } from '@/lib/jobs/periodic';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { append } from '@/lib/ledger/append';
import { advance, advancedPrompts } from '../live/heads';
import { requirePrompt } from '../live/requests';
import { promptInput } from '../schema';

const WRITER = service('prompts');

/** Cases' prompts entered in one turn; the rest waits for the next. */
const MOST = 200;

/** States the head of a prompt's chain in the ledger of its case, so that a checkpoint covers it. */
export const enterHead = command({
  name: 'prompt.enter_head',
  action: 'prompt.commit',
  input: promptInput,
  async run({ tx, grant, input: { promptId }, record }) {
    await requirePrompt(tx, grant.caseId, promptId);
    const entry = await advance(tx, promptId);
    if (!entry) return { answer: null, unrecorded: 'the ledger covers the chain already' };
    return { answer: null, entries: [await record(entry)] };
  },
});

/**
 * States the heads of all prompts of a case before an act that must find them covered: a seal, an
 * export. In the transaction of that act; the entries are the application's own.
 */
export async function enterHeads(tx: Tx, caseId: string): Promise<void> {
  for (const promptId of await advancedPrompts(tx, caseId)) {
    const entry = await advance(tx, promptId);
    if (entry) await append(tx, caseId, WRITER, 'service', [entry]);
  }
}

/** Every few seconds: chains that have grown since the ledger last stated them. */
export const enteredHeads: Periodic = {
  name: 'prompt-heads',
  everyMs: 5_000,
  async work() {
    const behind = await database()
      .select({ promptId: prompt.id, caseId: prompt.caseId })
      .from(prompt)
      .innerJoin(promptHead, eq(promptHead.promptId, prompt.id))
      .where(lt(promptHead.entered, promptHead.size))
      .orderBy(asc(promptHead.lastAt))
      .limit(MOST);
    for (const input of behind) {
      const reply = await enterHead({ actor: WRITER, client: NO_CLIENT }, input);
      if (!reply.ok) log.warn({ ...input, code: reply.code }, 'head of a prompt not entered');
    }
  },
};
