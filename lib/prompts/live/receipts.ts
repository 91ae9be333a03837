import { fromHex } from '@/lib/kernel/digest';
import { instanceKeys, originOf } from '@/lib/ledger/keys';
import { receiptOrigin, signReceipt } from '@/lib/proof/prompt-receipt';

/** A signed receipt of a prompt's head (docs/formats/prompt.md §5). */
export async function receiptOf(head: {
  caseId: string;
  promptId: string;
  size: number;
  hash: string;
  at: string;
}): Promise<string> {
  const keys = await instanceKeys();
  const origin = receiptOrigin(originOf(keys.origin, head.caseId), head.promptId);
  const { size, at } = head;
  return signReceipt({ origin, size, hash: fromHex(head.hash), at }, keys.signerFor(origin));
}
