import { and, desc, eq } from 'drizzle-orm';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import { actorAppeared } from '@/lib/entries/actor-appeared.v1';
import { actorLocated } from '@/lib/entries/actor-located.v1';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import type { Actor, Client } from '@/lib/kernel/actor';
import { PAYLOAD_OF_ENTRY } from './read';

/** Appearances known to be committed, newest last; a cache, so losing it costs one query. */
const known = new Set<string>();
const KEPT = 10_000;

const keyOf = (caseId: string, actor: Actor) => `${caseId} ${actor.session} ${actor.name}`;

/**
 * The entries that must precede an act of this session in this case; none where they stand already
 * under the same name. Services need none: their name never changes.
 */
export async function appearance(
  tx: Tx,
  caseId: string,
  actor: Actor,
  client: Client,
): Promise<EntryDraft[]> {
  if (actor.kind === 'service' || known.has(keyOf(caseId, actor))) return [];
  const [last] = await tx
    .select({ data: ledgerPayload.data })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, caseId),
        eq(ledgerEntry.subject, actor.session),
        eq(ledgerEntry.kind, actorAppeared.kind),
      ),
    )
    .orderBy(desc(ledgerEntry.index))
    .limit(1);
  if (last?.data) {
    const { displayName } = JSON.parse(last.data) as { displayName: string };
    if (displayName === actor.name) return [];
  }
  return [
    draft(
      actorAppeared,
      { account: actor.id, session: actor.session, authenticator: actor.authenticator },
      { displayName: actor.name },
    ),
    draft(
      actorLocated,
      { session: actor.session },
      {
        address: client.address.slice(0, 100),
        userAgent: client.userAgent.slice(0, 500).toWellFormed(),
      },
    ),
  ];
}

/** Remembers that an actor's appearance in a case is committed. */
export function appeared(caseId: string, actor: Actor): void {
  known.add(keyOf(caseId, actor));
  if (known.size > KEPT) for (const oldest of known) return void known.delete(oldest);
}
