import { and, eq, isNull, sql } from 'drizzle-orm';
import { securityLog } from '@/db/schema/operations';
import { deviceKey } from '@/db/schema/prompts';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { deviceInput } from '../schema';

/** Revokes a device key of one's own: what it signed stands, nothing more is taken from it. */
export const revokeDevice = command({
  name: 'device.revoke',
  action: 'account.amend',
  input: deviceInput,
  async run({ tx, grant: { actor }, client, input: { deviceId } }) {
    const revoked = await tx
      .update(deviceKey)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(deviceKey.id, deviceId),
          eq(deviceKey.accountId, actor.id),
          isNull(deviceKey.revokedAt),
        ),
      )
      .returning({ id: deviceKey.id });
    if (revoked.length === 0) throw new AppError('NOT_FOUND', { reason: 'device' });
    await tx.insert(securityLog).values({
      event: 'device_revoked',
      actorId: actor.id,
      sessionId: actor.session,
      action: 'account.amend',
      address: client.address,
      detail: { device: deviceId },
    });
    return { answer: null, unrecorded: 'keys belong to a person, not to a case' };
  },
});
