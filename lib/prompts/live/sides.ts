import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { contributor, contributorAccount } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { deviceKey, prompt } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import type { Claim, ClaimOf } from '@/lib/authorship/claim';
import type { ServerPart } from '@/lib/authorship/operation';
import type { PromptReplay } from '@/lib/authorship/prompt-replay';
import { ClaimRefused } from '@/lib/authorship/refusal';
import { mayAnswerStatement } from '@/lib/authorship/say-answers';
import { sourceOf } from '@/lib/authorship/source-of';
import { catchUp, heldReplay } from './replays';
import { restoreNearest } from './snapshots';

/**
 * What a claim names outside its prompt must be there: exhibits and contributors of the case, and for
 * an answer it must be the answerer's to give. Answers what the server notes: who wrote words that come
 * from another prompt of the case. Throws ClaimRefused.
 */
export async function checkSides(
  tx: Tx,
  caseId: string,
  claim: Claim,
  replay: PromptReplay,
): Promise<ServerPart['note']> {
  switch (claim.k) {
    case 'reference':
    case 'message':
    case 'origin': {
      if (claim.k === 'origin' && claim.source) return wroteElsewhere(tx, caseId, claim, replay);
      if (claim.exhibit === null) return {};
      const [found] = await tx
        .select({ id: exhibit.id })
        .from(exhibit)
        .where(and(eq(exhibit.id, claim.exhibit), eq(exhibit.caseId, caseId)));
      if (!found) throw new ClaimRefused('exhibit');
      return {};
    }
    case 'say': {
      const [found] = await tx
        .select({ id: contributor.id })
        .from(contributor)
        .where(and(eq(contributor.id, claim.contributor), eq(contributor.caseId, caseId)));
      if (!found) throw new ClaimRefused('contributor');
      return {};
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
      return {};
    }
    default:
      return {};
  }
}

/**
 * Who wrote words that a claim says came from another prompt of the case: there, letter for letter, and
 * before they came here. Throws ClaimRefused where they did not.
 */
async function wroteElsewhere(
  tx: Tx,
  caseId: string,
  { source, spans }: ClaimOf<'origin'>,
  replay: PromptReplay,
): Promise<ServerPart['note']> {
  const from = source?.prompt ?? '';
  const [found] = await tx
    .select({ id: prompt.id })
    .from(prompt)
    .where(and(eq(prompt.id, from), eq(prompt.caseId, caseId)));
  if (!found) throw new ClaimRefused('source', 'no prompt of this case');
  const src = source?.src ?? [];
  // The replay in memory may lack what was written on another instance.
  const held = heldReplay(from);
  const there = (held && sourceOf(held, src)) ?? sourceOf(await replayOf(tx, from), src);
  const here = sourceOf(replay, spans);
  if (!there || !here || there.letters !== here.letters) throw new ClaimRefused('source');
  if (there.latest > here.earliest) throw new ClaimRefused('source', 'written later than pasted');
  return { wrote: there.wrote };
}

/** A replay of one's own: waiting for the lane of another prompt might wait for ever. */
async function replayOf(tx: Tx, promptId: string): Promise<PromptReplay> {
  const replay = await restoreNearest(tx, promptId, Number.MAX_SAFE_INTEGER);
  await catchUp(tx, promptId, replay, Number.MAX_SAFE_INTEGER);
  return replay;
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
