import { eq } from 'drizzle-orm';
import { deviceKey } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { ClaimRefused } from '@/lib/authorship/refusal';
import { newId } from '@/lib/kernel/ids';
import type { Asked } from './requests';

/**
 * Enrols a device's key for whoever is signed in, with what the enrolment rests on; a known key must
 * be of the same account and not revoked. Throws ClaimRefused (`key`).
 */
export async function enrolKey(tx: Tx, { grant, client }: Asked, key: string): Promise<void> {
  const { actor } = grant;
  await tx
    .insert(deviceKey)
    .values({
      id: newId('device'),
      accountId: actor.id,
      key,
      sessionId: actor.session,
      authenticator: actor.authenticator,
      address: client.address.slice(0, 100),
      userAgent: client.userAgent.slice(0, 500).toWellFormed(),
    })
    .onConflictDoNothing({ target: deviceKey.key });
  const [held] = await tx
    .select({ accountId: deviceKey.accountId, revokedAt: deviceKey.revokedAt })
    .from(deviceKey)
    .where(eq(deviceKey.key, key));
  // Whose key it is stays between the server and its log.
  if (held?.accountId !== actor.id || held.revokedAt !== null) throw new ClaimRefused('key');
}
