import { and, eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { promptRevision } from '@/db/schema/prompts';
import type { CaseState, PromptState } from '@/lib/entries/state';
import { streamOperations } from '@/lib/prompts/live/operations';
import { formatOperation } from '@/lib/proof/operation-line';
import { operationsPath, type PromptRow, promptRow, revisionPath } from '@/lib/proof/prompt-rows';
import { atItem } from '../pages/item-failure';
import { promptsInOrder } from '../pages/material';
import { addLines } from './line-member';
import type { ZipFile } from './zip-file';

/**
 * Adds the operations of each prompt, up to the last one that the ledger's state covers, and its
 * frozen documents; answers with their rows of the index. Rejects where the log is shorter than the
 * ledger states or a document is not the one that was frozen.
 */
export async function addPrompts(
  zip: ZipFile,
  state: CaseState,
  signal: AbortSignal,
  withheld: ReadonlySet<string> = new Set(),
): Promise<PromptRow[]> {
  const rows: PromptRow[] = [];
  for (const prompt of promptsInOrder(state)) {
    if (withheld.has(prompt.id)) {
      rows.push(promptRow(factsOf(prompt), null, true));
      continue;
    }
    rows.push(
      await atItem(`prompt ${prompt.number}`, signal, () => addPrompt(zip, prompt, signal)),
    );
  }
  return rows;
}

async function addPrompt(
  zip: ZipFile,
  prompt: PromptState,
  signal: AbortSignal,
): Promise<PromptRow> {
  const row = promptRow(factsOf(prompt), prompt.title === '' ? null : prompt.title);
  await addLines(zip, operationsPath(prompt.id), async function* () {
    let size = 0;
    for await (const operation of streamOperations(prompt.id, 0, row.size)) {
      if (size % 1000 === 0) signal.throwIfAborted();
      size += 1;
      yield formatOperation(operation);
    }
    if (size !== row.size) throw new Error(`${prompt.id} has ${size} operations, not ${row.size}`);
  });
  for (const { revision, sha256 } of prompt.revisions) {
    const member = await zip.text(
      revisionPath(prompt.id, revision),
      await documentOf(prompt.id, revision),
    );
    if (member.sha256 !== sha256)
      throw new Error(`revision ${revision} of ${prompt.id} reads as ${member.sha256}`);
  }
  return row;
}

function factsOf({ id, number, opened, heads, revisions }: PromptState) {
  return {
    prompt: id,
    number,
    entry: opened.index,
    heads,
    revisions: revisions.map(({ frozen, ...one }) => ({ ...one, entry: frozen.index })),
  };
}

async function documentOf(promptId: string, revision: number): Promise<string> {
  const [row] = await database()
    .select({ document: promptRevision.document })
    .from(promptRevision)
    .where(and(eq(promptRevision.promptId, promptId), eq(promptRevision.revision, revision)));
  if (!row) throw new Error(`revision ${revision} of ${promptId} has no document`);
  return row.document;
}
