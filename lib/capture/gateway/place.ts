import { eq } from 'drizzle-orm';
import { captureSource } from '@/db/schema/captures';
import { authorize } from '@/lib/access/authorize';
import { placeInCase } from '@/lib/access/membership';
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
 * The source behind an address of the gateway, for whoever may record runs in its case. An unknown
 * source, a closed one and one of a case that is not the caller's are the same: NOT_FOUND. Throws
 * FORBIDDEN, with its reason, where the upstream is on the instance's allowlist no more.
 */
export const loadGatewayPlace = loader({
  name: 'capture.gateway_place',
  action: 'account.read',
  input: gatewayPlaceInput,
  load: async ({ tx, grant, input }): Promise<GatewayPlace> => {
    const [row] = await tx.select().from(captureSource).where(eq(captureSource.id, input.sourceId));
    if (row?.kind !== 'gateway') throw new AppError('NOT_FOUND');
    // The address names a source and no case, so the right is asked for here.
    const place = await placeInCase(tx, grant.actor, row.caseId, 'none');
    authorize(grant.actor, place, 'run.record');
    // The column holds only words that commands have checked.
    const tool = row.tool as SourceTool;
    if (row.closedAt || !isGatewayTool(tool)) throw new AppError('NOT_FOUND');
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
