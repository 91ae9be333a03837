import { database } from '@/db/client';
import { securityLog } from '@/db/schema/operations';
import type { Caller } from '@/lib/kernel/actor';
import type { AppError, ErrorCode } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';

/** Failures that are a refusal: by level, by absence or not being let see, by the case's state. */
const REFUSALS: readonly ErrorCode[] = ['FORBIDDEN', 'NOT_FOUND', 'SEALED'];

/**
 * Keeps a failure of a signed-in actor that is a refusal. Outside the refused transaction, which is
 * gone; a failure to keep it is logged and does not turn the refusal into anything else.
 */
export async function recordRefusal(
  caller: Caller,
  what: { action: string; caseId: string | null; workspaceId: string | null },
  failure: AppError,
): Promise<void> {
  if (!caller.actor || !REFUSALS.includes(failure.code)) return;
  try {
    await database()
      .insert(securityLog)
      .values({
        event: 'refused',
        actorId: caller.actor.id,
        sessionId: caller.actor.session,
        workspaceId: what.workspaceId,
        caseId: what.caseId,
        action: what.action,
        code: failure.code,
        address: caller.client.address,
        detail: failure.reason ? { reason: failure.reason } : null,
      });
  } catch (error) {
    log.error({ err: error, action: what.action }, 'refusal not kept');
  }
}
