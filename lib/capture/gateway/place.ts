import { and, eq } from 'drizzle-orm';
import { captureSource } from '@/db/schema/captures';
import { withoutTransaction } from '@/db/tx';
import { loader } from '@/lib/door/loader';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { type GatewayTool, isGatewayTool, originsIn, type SourceTool } from '../model';
import { gatewayPlaceInput } from '../schema';
import { unsealKey } from './upstream-key';

/** A source as the gateway works with it. The key never leaves the gateway. */
export type GatewayPlace = {
  sourceId: string;
  caseId: string;
  tool: GatewayTool;
  origin: string;
  onFailure: 'block' | 'pass';
  key: string | null;
};

/**
 * The case of a source, or null. An address of the gateway names a source and no case; what comes of
 * knowing its case is decided by whoever asks for the place.
 */
export async function caseOfSource(sourceId: string): Promise<string | null> {
  const [row] = await withoutTransaction((db) =>
    db
      .select({ caseId: captureSource.caseId })
      .from(captureSource)
      .where(eq(captureSource.id, sourceId)),
  );
  return row?.caseId ?? null;
}

/**
 * A source of the case behind the gateway, for whoever may record runs. Throws NOT_FOUND where there
 * is none or it has closed, and FORBIDDEN (`upstream_not_allowed`) where its upstream is on the
 * instance's allowlist no more.
 */
export const loadGatewayPlace = loader({
  name: 'capture.gateway_place',
  action: 'run.record',
  input: gatewayPlaceInput,
  load: async ({ tx, grant, input }): Promise<GatewayPlace> => {
    const isOwn = and(eq(captureSource.id, input.sourceId), eq(captureSource.caseId, grant.caseId));
    const [row] = await tx.select().from(captureSource).where(isOwn);
    // The column holds only words that commands have checked.
    const tool = row?.tool as SourceTool | undefined;
    if (!row || row.closedAt || !tool || !isGatewayTool(tool)) throw new AppError('NOT_FOUND');
    if (!originsIn(env().GATEWAY_UPSTREAMS).includes(row.place)) {
      throw new AppError('FORBIDDEN', { reason: 'upstream_not_allowed' });
    }
    return {
      sourceId: row.id,
      caseId: row.caseId,
      tool,
      origin: row.place,
      onFailure: row.onFailure === 'pass' ? 'pass' : 'block',
      key: row.secret === null ? null : unsealKey(row.id, row.secret),
    };
  },
});
