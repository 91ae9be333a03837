import { asc, eq } from 'drizzle-orm';
import { ledgerCheckpoint, ledgerHead } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CaseState } from '@/lib/entries/state';
import type { Agreements } from '../dto';
import { agreementItem, contributorsOf } from './shown';

/** Entries in the ledger of the case. */
export async function sizeOf(tx: Tx, grant: Grant<'statement.read'>): Promise<number> {
  const [row] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, grant.caseId));
  return row?.size ?? 0;
}

/** Sizes of the checkpoints of a case with the time each was signed, smallest first. */
export async function checkpointsOf(tx: Tx, grant: Grant<'statement.read'>) {
  return tx
    .select({ size: ledgerCheckpoint.size, signedAt: ledgerCheckpoint.signedAt })
    .from(ledgerCheckpoint)
    .where(eq(ledgerCheckpoint.caseId, grant.caseId))
    .orderBy(asc(ledgerCheckpoint.size));
}

type Checkpoint = Awaited<ReturnType<typeof checkpointsOf>>[number];

/** The first of the checkpoints, smallest first, that covers an entry; null while none does. */
export function firstCovering(checkpoints: readonly Checkpoint[], entry: number) {
  let [low, high] = [0, checkpoints.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((checkpoints[middle]?.size ?? 0) > entry) high = middle;
    else low = middle + 1;
  }
  const found = checkpoints[low];
  return found ? { size: found.size, signedAt: found.signedAt.toISOString() } : null;
}

/** Agreements of the case, newest first, as an account that may answer for `own` people sees them. */
export function agreementsOf(
  state: CaseState,
  checkpoints: readonly Checkpoint[],
  account: string | null,
): Agreements['agreements'] {
  const speaksFor = new Set(
    account === null ? [] : contributorsOf(state, account).map(({ id }) => id),
  );
  return [...state.agreements.values()].reverse().map((one) => {
    const { answers, ...item } = agreementItem(state, one);
    return {
      ...item,
      answers: answers.map((answer) => ({
        ...answer,
        checkpoint: firstCovering(checkpoints, answer.entry),
      })),
      own: (item.versions.at(-1)?.parties ?? []).filter(({ id }) => speaksFor.has(id)),
    };
  });
}
