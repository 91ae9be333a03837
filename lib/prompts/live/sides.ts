import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { contributor, contributorAccount } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { deviceKey } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import type { Claim } from '@/lib/authorship/claim';
import type { PromptReplay } from '@/lib/authorship/prompt-replay';
import { ClaimRefused } from '@/lib/authorship/refusal';
import { mayAnswerStatement } from '@/lib/authorship/say-answers';

/**
 * What a claim names outside its prompt must be there: exhibits and contributors of the case, and for
 * an answer it must be the answerer's to give. Throws ClaimRefused.
 */
export async function checkSides(
  tx: Tx,
  caseId: string,
  claim: Claim,
  replay: PromptReplay,
): Promise<void> {
  switch (claim.k) {
    case 'reference':
    case 'message':
    case 'origin': {
      if (claim.exhibit === null) return;
      const [found] = await tx
        .select({ id: exhibit.id })
        .from(exhibit)
        .where(and(eq(exhibit.id, claim.exhibit), eq(exhibit.caseId, caseId)));
      if (!found) throw new ClaimRefused('exhibit');
      return;
    }
    case 'say': {
      const [found] = await tx
        .select({ id: contributor.id })
        .from(contributor)
        .where(and(eq(contributor.id, claim.contributor), eq(contributor.caseId, caseId)));
      if (!found) throw new ClaimRefused('contributor');
      return;
    }
    case 'answer': {
      const said = replay.says().find((one) => one.say === claim.say);
      if (!said) throw new ClaimRefused('say');
      const linked = await tx
        .select({ account: contributorAccount.accountId })
        .from(contributorAccount)
        .where(
          and(
            eq(contributorAccount.caseId, caseId),
            eq(contributorAccount.contributorId, said.contributor),
          ),
        );
      const named = linked.map(({ account }) => account);
      const { fields } = replay.attribution('story');
      if (!mayAnswerStatement(claim.account, said, named, fields)) {
        throw new ClaimRefused('contributor');
      }
      return;
    }
    default:
      return;
  }
}

/** Of some device keys, those that have been revoked. */
export async function revokedKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx
    .select({ key: deviceKey.key })
    .from(deviceKey)
    .where(and(inArray(deviceKey.key, [...keys]), isNotNull(deviceKey.revokedAt)));
  return new Set(rows.map((row) => row.key));
}
