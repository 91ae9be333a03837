import { asc, eq } from 'drizzle-orm';
import { ledgerCheckpoint, ledgerHead } from '@/db/schema/ledger';
import { inSnapshot, type Reader } from '@/db/tx';
import { replayEntry } from '@/lib/entries/replay';
import { ReplayError } from '@/lib/entries/replay-step';
import { emptyState } from '@/lib/entries/state';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { type ChainHead, ChainVerifier } from '@/lib/proof/chain';
import { openCheckpoint } from '@/lib/proof/checkpoint';
import { matchesCommitment, parsePayloadRecord } from '@/lib/proof/payload';
import { Findings } from '@/lib/proof/report';
import { instanceKeys, originOf } from '../keys';
import { readEntry, type StoredEntry, streamEntries } from '../read';
import { chainDisagreements } from './prompts';
import type { CheckReport, Disagreement } from './report';
import { tableDisagreements } from './tables';

/** What the check needs of the object store; handed in so that the ledger knows no store. */
export type ObjectReader = {
  /** Digest and size of the bytes as read back now, or null where there are none. */
  hash(caseId: string, sha256: string): Promise<{ sha256: string; bytes: number } | null>;
  /** Digests of every object kept for the case. */
  list(caseId: string): AsyncIterable<string>;
};

export type CheckOptions = {
  objects: ObjectReader;
  /** Digests that tables other than the ledger's account for (previews, exports). */
  accounted?: ReadonlySet<string>;
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/**
 * Checks a case from the ground: every entry's bytes, chain and payload, every checkpoint's root
 * and signature, every table fact against replay, every object's bytes. Changes nothing. Throws
 * where the database or the store cannot be reached, never for what it finds.
 */
export async function checkCase(caseId: string, options: CheckOptions): Promise<CheckReport> {
  const startedAt = new Date().toISOString();
  const { signal } = options;
  // People go on working: entries and tables are compared as they stood at one moment.
  const { state, size, checkpoints, failures } = await inSnapshot((reader) =>
    readRecord(caseId, reader, signal),
  );
  failures.push(...(await chainDisagreements(state, signal)));
  const objects = await objectDisagreements(state, options);
  failures.push(...objects.failures);
  return {
    case: caseId,
    size,
    checkpoints,
    objects: objects.count,
    bytes: objects.bytes,
    startedAt,
    finishedAt: new Date().toISOString(),
    failures,
    orphans: objects.orphans,
  };
}

/** Entries, checkpoints and tables of a case, all as `reader` sees them, and what does not agree. */
async function readRecord(caseId: string, reader: Reader, signal: AbortSignal | undefined) {
  const failures: Disagreement[] = [];
  const [head] = await reader.select().from(ledgerHead).where(eq(ledgerHead.caseId, caseId));
  const size = head?.size ?? 0;
  const marks = await reader
    .select()
    .from(ledgerCheckpoint)
    .where(eq(ledgerCheckpoint.caseId, caseId))
    .orderBy(asc(ledgerCheckpoint.size));
  const findings = new Findings();
  const chain = new ChainVerifier(findings, { caseId, rootsAt: marks.map((m) => m.size) });
  const state = emptyState(caseId);
  let last: Uint8Array = new Uint8Array(32);
  let count = 0;
  // One beyond the head, so that entries after it are seen as well.
  for await (const entry of streamEntries(caseId, 0, size + 1, reader)) {
    signal?.throwIfAborted();
    count += 1;
    const seen = chain.push(utf8(entry.body));
    last = seen.leaf;
    failures.push(...indexDisagreements(entry, seen.leaf), ...payloadDisagreements(entry));
    try {
      replayEntry(state, readEntry(entry));
    } catch (error) {
      const found = error instanceof ReplayError ? error.reason : 'cannot be read';
      failures.push({
        record: `entry ${entry.index}`,
        check: 'replay',
        expected: 'an act that fits',
        found,
      });
    }
  }
  if (count !== size || toHex(last) !== toHex(head?.head ?? new Uint8Array(32))) {
    failures.push({
      record: 'ledger head',
      check: 'head',
      expected: `${count} entries, ${toHex(last)}`,
      found: head ? `${size} entries, ${toHex(head.head)}` : 'none',
    });
  }
  const keys = await instanceKeys();
  let covering: ChainHead | undefined;
  for (const mark of marks) {
    const root = chain.roots.get(mark.size);
    const record = `checkpoint ${mark.size}`;
    const opened = openCheckpoint(utf8(mark.note), keys.vkeys);
    if (!opened.ok) {
      failures.push({
        record,
        check: 'checkpoint.signature',
        expected: 'a valid signature',
        found: opened.problem,
      });
    } else {
      const said = opened.checkpoint;
      if (said.size === count) covering = { size: said.size, root: said.root, signed: true };
      const want = root
        ? `${originOf(keys.origin, caseId)} ${mark.size} ${toHex(root)}`
        : 'entries for it';
      const have = `${said.origin} ${said.size} ${toHex(said.root)}`;
      if (want !== have)
        failures.push({ record, check: 'checkpoint.root', expected: want, found: have });
      if (toHex(mark.root) !== toHex(said.root)) {
        failures.push({
          record,
          check: 'checkpoint.columns',
          expected: toHex(said.root),
          found: toHex(mark.root),
        });
      }
    }
  }
  chain.finish(covering);
  failures.push(...findings.failures, ...(await tableDisagreements(state, reader)));
  return { state, size, checkpoints: marks.length, failures };
}

/** The columns beside an entry's bytes are an index of them. */
function indexDisagreements(entry: StoredEntry, leaf: Uint8Array): Disagreement[] {
  const found: Disagreement[] = [];
  const record = `entry ${entry.index}`;
  const add = (column: string, expected: unknown, have: unknown) => {
    if (expected !== have) {
      found.push({
        record,
        check: `entry.column.${column}`,
        expected: String(expected),
        found: String(have),
      });
    }
  };
  add('leaf', toHex(leaf), toHex(entry.leaf));
  try {
    const body = JSON.parse(entry.body) as Record<string, unknown> & { actor?: { id?: unknown } };
    add('index', body.index, entry.index);
    add('kind', body.kind, entry.kind);
    add('v', body.v, entry.v);
    add('at', body.at, entry.at.toISOString());
    add('actor', body.actor?.id, entry.actorId);
  } catch {
    // The chain verifier has named an entry that is not JSON.
  }
  return found;
}

function payloadDisagreements(entry: StoredEntry): Disagreement[] {
  const record = `payload ${entry.index}`;
  let commitment: unknown;
  try {
    commitment = (JSON.parse(entry.body) as { payload?: unknown }).payload;
  } catch {
    return [];
  }
  const { payload } = entry;
  if (commitment === null) {
    return payload === null
      ? []
      : [{ record, check: 'payload.unknown', expected: 'none', found: 'one' }];
  }
  if (payload === null)
    return [{ record, check: 'payload.missing', expected: String(commitment), found: 'none' }];
  if (payload.data === null || payload.salt === null) return [];
  const line = `{"index":${entry.index},"payload":${payload.data},"salt":"${payload.salt}"}`;
  const read = parsePayloadRecord(line);
  return read && matchesCommitment(read, String(commitment))
    ? []
    : [
        {
          record,
          check: 'payload.commitment',
          expected: String(commitment),
          found: 'other content',
        },
      ];
}

type State = ReturnType<typeof emptyState>;

async function objectDisagreements(state: State, options: CheckOptions) {
  const failures: Disagreement[] = [];
  const held = new Map<string, number>();
  for (const one of state.exhibits.values()) {
    if (one.kind === 'hash_only') continue;
    for (const version of one.versions) held.set(version.sha256, version.bytes);
  }
  for (const one of state.dossiers.values()) {
    const { volume } = one;
    const ofVolume = volume ? [volume.composition, ...volume.files, ...volume.redactions] : [];
    for (const part of [one.pdf, one.bundle, ...ofVolume])
      if (part) held.set(part.sha256, part.bytes);
  }
  let bytes = 0;
  let done = 0;
  for (const [sha256, size] of held) {
    options.signal?.throwIfAborted();
    const found = await options.objects.hash(state.case, sha256);
    const record = `object ${sha256}`;
    if (!found)
      failures.push({ record, check: 'object.missing', expected: `${size} bytes`, found: 'none' });
    else if (found.sha256 !== sha256 || found.bytes !== size) {
      failures.push({
        record,
        check: 'object.digest',
        expected: `${sha256}, ${size} bytes`,
        found: `${found.sha256}, ${found.bytes} bytes`,
      });
    }
    bytes += found?.bytes ?? 0;
    done += 1;
    options.progress?.(done, held.size);
  }
  const orphans: string[] = [];
  for await (const sha256 of options.objects.list(state.case)) {
    if (!held.has(sha256) && !options.accounted?.has(sha256)) orphans.push(sha256);
  }
  return { failures, count: held.size, bytes, orphans };
}
