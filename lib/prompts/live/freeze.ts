import { promptRevision } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import type { Claim } from '@/lib/authorship/claim';
import type { Operation, ServerPart } from '@/lib/authorship/operation';
import { draft } from '@/lib/entries/draft';
import { promptFrozen } from '@/lib/entries/prompt-frozen.v1';
import type { Recorded } from '@/lib/ledger/append';
import { markEntered } from './append';
import type { Asked } from './requests';

/**
 * Seals what a freezing operation just appended froze: its entry in the case's ledger and the row
 * with the document. In the transaction of the operation, so that neither is without the others.
 */
export async function freezeRevision(
  tx: Tx,
  { grant, record }: Asked,
  claim: Claim,
  operation: Operation,
  frozen: { document: string; sha256: string; bytes: number },
): Promise<Recorded> {
  const { note } = JSON.parse(operation.server) as ServerPart;
  const { revision } = note;
  if (claim.k !== 'freeze' || revision === undefined) throw new Error('not a freezing operation');
  const { seq, hash } = operation;
  const { sha256, bytes } = frozen;
  const { purpose, tool, prompt } = claim;
  const entry = await record(
    draft(promptFrozen, { prompt, revision, seq, hash, sha256, bytes, purpose }, { tool }),
  );
  await tx.insert(promptRevision).values({
    promptId: prompt,
    caseId: grant.caseId,
    revision,
    seq,
    hash,
    document: frozen.document,
    sha256,
    accountId: grant.actor.id,
    purpose,
    tool,
    at: entry.at,
    entry: entry.index,
  });
  await markEntered(tx, prompt, seq + 1);
  return entry;
}
