import { and, asc, eq, lt } from 'drizzle-orm';
import { prompt, promptHead } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import { promptAdvanced } from '@/lib/entries/prompt-advanced.v1';
import { lockHead, markEntered } from './append';

/** Prompts of a case whose chains are longer than the ledger says. */
export async function advancedPrompts(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: prompt.id })
    .from(prompt)
    .innerJoin(promptHead, eq(promptHead.promptId, prompt.id))
    .where(and(eq(prompt.caseId, caseId), lt(promptHead.entered, promptHead.size)))
    .orderBy(asc(prompt.number));
  return rows.map((row) => row.id);
}

/**
 * The entry that covers a chain as it is, with the head locked so that it stays so; null where one
 * does already. The caller appends it in the same transaction.
 */
export async function advance(tx: Tx, promptId: string): Promise<EntryDraft | null> {
  const head = await lockHead(tx, promptId);
  if (!head || head.entered >= head.size) return null;
  await markEntered(tx, promptId, head.size);
  return draft(promptAdvanced, { prompt: promptId, size: head.size, hash: head.hash }, null);
}
