import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CustodyEvent } from '../dto';
import { appearancesOf, checkpointSizes } from './exhibits';

type Row = { index: number; body: string; payload: string | null };

type Envelope = {
  prev: string;
  kind: string;
  at: string;
  claimed: string | null;
  software: string;
  actor: {
    id: string;
    kind: 'person' | 'service';
    access: string | null;
    authenticator: string;
    session: string | null;
  };
  act: Record<string, unknown> & {
    object?: CustodyEvent['object'];
    digest?: CustodyEvent['object'];
    place?: CustodyEvent['place'];
  };
};

/**
 * Reads entries as custody events: joins each with the name and device its session appeared under
 * (at or before the entry) and the first checkpoint that covers it.
 */
export async function custodyOf(
  tx: Tx,
  grant: Grant<'case.read'>,
  rows: Row[],
): Promise<CustodyEvent[]> {
  const read = rows.map((row) => ({ ...row, entry: JSON.parse(row.body) as Envelope }));
  const sessions = [...new Set(read.flatMap((r) => r.entry.actor.session ?? []))];
  const seen = await appearancesOf(tx, grant, sessions);
  const lowest = Math.min(...rows.map((r) => r.index), Number.MAX_SAFE_INTEGER);
  const signed = rows.length > 0 ? await checkpointSizes(tx, grant, lowest) : [];
  return read.map(({ index, payload, entry }) => {
    const last = (kind: string): Record<string, string> | null => {
      const of = entry.actor.session;
      const found = seen.findLast((s) => s.kind === kind && s.session === of && s.index < index);
      return found?.payload ? JSON.parse(found.payload) : null;
    };
    const from = last('actor.located');
    const covering = signed.find((c) => c.size > index);
    return {
      index,
      prev: entry.prev,
      kind: entry.kind,
      object: entry.act.object ?? entry.act.digest ?? null,
      actor: {
        id: entry.actor.id,
        kind: entry.actor.kind,
        name: last('actor.appeared')?.displayName ?? null,
        access: entry.actor.access,
      },
      authenticator: entry.actor.authenticator,
      session: entry.actor.session,
      software: entry.software,
      at: entry.at,
      claimed: entry.claimed,
      place: entry.act.place ?? null,
      client: from && { address: from.address ?? '', userAgent: from.userAgent ?? '' },
      act: entry.act,
      payload: payload ? JSON.parse(payload) : null,
      checkpoint: covering
        ? { size: covering.size, signedAt: covering.signedAt.toISOString() }
        : null,
    };
  });
}
