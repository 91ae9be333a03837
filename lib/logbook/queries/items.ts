import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { toHex } from '@/lib/kernel/digest';
import type { StoredCheckpoint } from '@/lib/ledger/checkpointer';
import type { CheckpointItem, LedgerItem } from '../dto';
import { stateOf } from '../model';
import { contributorsBehind, type EntryRow, namesOf, subjectsOf } from './entries';

/** The envelope of an entry, as the database function writes it. */
type Envelope = {
  prev: string;
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
  act: Record<string, unknown>;
};

/** Fields of an act that name what the entry is about, first one that is there. */
const SUBJECT_FIELDS = ['exhibit', 'contributor', 'dossier'] as const;

/**
 * Reads stored entries for people: who acted under the name of that time, whom the account acts
 * for, what the entry is about, and whether a checkpoint of `covered` entries covers it.
 */
export async function itemsOf(
  tx: Tx,
  grant: Grant<'ledger.read'>,
  rows: readonly EntryRow[],
  covered: number,
): Promise<LedgerItem[]> {
  const read = rows.map((row) => ({ row, entry: envelopeOf(row.body) }));
  const sessions = new Set(read.flatMap(({ entry }) => entry.actor.session ?? []));
  const highest = rows.reduce((most, row) => Math.max(most, row.index), -1);
  const names = await namesOf(tx, grant, [...sessions], highest);
  const accounts = new Set(read.map(({ entry }) => entry.actor.id));
  const people = await contributorsBehind(tx, grant, [...accounts]);
  const about = read.map(({ entry }) => subjectId(entry.act));
  const ids = new Set(about.filter((id) => id !== null));
  const subjects = await subjectsOf(tx, grant, [...ids]);
  return read.map(({ row, entry }, i) => {
    const { id, kind, access, authenticator, session } = entry.actor;
    const person = people.find((p) => p.accountId === id);
    return {
      index: row.index,
      kind: row.kind,
      v: row.v,
      at: entry.at,
      claimed: entry.claimed,
      software: entry.software,
      actor: {
        id,
        kind,
        name: nameAt(names, session, row.index),
        contributor: person ? { id: person.id, name: person.name } : null,
        access,
        authenticator,
        session,
      },
      subject: subjects.find((s) => s.id === about[i]) ?? null,
      act: entry.act,
      payload: row.data === null ? null : JSON.parse(row.data),
      erased: row.erasedAt && {
        at: row.erasedAt.toISOString(),
        reason: row.erasedReason ?? '',
      },
      leaf: toHex(row.leaf),
      prev: entry.prev,
      state: stateOf(row.index, covered),
    };
  });
}

function envelopeOf(body: string): Envelope {
  // The database function joined these keys; fsck and the verifier check what is here read.
  return JSON.parse(body) as Envelope;
}

function subjectId(act: Record<string, unknown>): string | null {
  for (const field of SUBJECT_FIELDS) {
    const value = act[field];
    if (typeof value === 'string') return value;
  }
  return null;
}

/** The name a session had last appeared under when it made an entry. */
function nameAt(
  names: Awaited<ReturnType<typeof namesOf>>,
  session: string | null,
  index: number,
): string | null {
  if (session === null) return null;
  const shown = names.findLast((n) => n.session === session && n.index <= index);
  if (!shown?.data) return null;
  return (JSON.parse(shown.data) as { displayName?: string }).displayName ?? null;
}

/** A stored checkpoint for people and programs. */
export function checkpointItem(stored: StoredCheckpoint): CheckpointItem {
  return {
    // First line of the note (C2SP tlog-checkpoint).
    origin: stored.note.slice(0, stored.note.indexOf('\n')),
    size: stored.size,
    root: toHex(stored.root),
    note: stored.note,
    signedAt: stored.signedAt.toISOString(),
  };
}
