import { and, asc, eq, gte } from 'drizzle-orm';
import { database } from '@/db/client';
import { prompt, promptHead, promptOperation, promptRevision } from '@/db/schema/prompts';
import type { Reader } from '@/db/tx';
import { type Operation, operationFrom } from '@/lib/authorship/operation';
import {
  type Brought,
  contradictions,
  replayed,
  type Told,
  toldBy,
} from '@/lib/authorship/source-of';
import { verifyLog } from '@/lib/authorship/verify-log';
import type { CaseState, PromptState } from '@/lib/entries/state';
import { sha256Hex, toHex, utf8 } from '@/lib/kernel/digest';
import type { Disagreement } from './report';

type Fields = Record<string, unknown>;
type Facts = Map<string, Fields>;

/** Operations read at once. */
const PAGE = 1000;

/** What the entries say the tables of prompts hold. */
export function expectedPromptFacts({ prompts }: CaseState): Record<string, Facts> {
  const all = [...prompts.values()];
  return {
    prompt: new Map(
      all.map((p) => [
        p.id,
        { number: p.number, title: p.title, createdAt: p.opened.at, entry: p.entry },
      ]),
    ),
    prompt_revision: new Map(
      all.flatMap((p) =>
        p.revisions.map((r) => [
          `${p.id} r${r.revision}`,
          {
            seq: r.seq,
            hash: r.hash,
            sha256: r.sha256,
            bytes: r.bytes,
            documentSha256: r.sha256,
            accountId: r.frozen.actor,
            purpose: r.purpose,
            tool: r.tool,
            at: r.frozen.at,
            entry: r.frozen.index,
          },
        ]),
      ),
    ),
  };
}

/** What the tables of prompts hold; of a frozen document its digest and size as they are now. */
export async function storedPromptFacts(
  caseId: string,
  db: Reader,
): Promise<Record<string, Facts>> {
  const prompts = await db.select().from(prompt).where(eq(prompt.caseId, caseId));
  const revisions = await db.select().from(promptRevision).where(eq(promptRevision.caseId, caseId));
  return {
    prompt: new Map(
      prompts.map(({ id, caseId: _, createdAt, ...row }) => [
        id,
        { ...row, createdAt: createdAt.toISOString() },
      ]),
    ),
    prompt_revision: new Map(
      revisions.map(({ promptId, caseId: _, revision, document, at, ...row }) => [
        `${promptId} r${revision}`,
        {
          ...row,
          at: at.toISOString(),
          bytes: utf8(document).length,
          documentSha256: sha256Hex(document),
        },
      ]),
    ),
  };
}

/**
 * Checks the chain of operations of every prompt of a case: each operation by itself, against the one
 * before it, by replay, and against what the entries of the ledger state of it.
 */
export async function chainDisagreements(
  state: CaseState,
  signal?: AbortSignal,
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  const brought: Brought[] = [];
  for (const one of state.prompts.values()) {
    signal?.throwIfAborted();
    const checked = await disagreementsOf(state.case, one, signal);
    found.push(...checked.found);
    for (const told of checked.told) brought.push({ prompt: one.id, told });
  }
  found.push(...(await broughtDisagreements(brought, signal)));
  return found;
}

async function disagreementsOf(
  caseId: string,
  { id, heads, revisions }: PromptState,
  signal: AbortSignal | undefined,
): Promise<{ found: Disagreement[]; told: Told[] }> {
  const found: Disagreement[] = [];
  const add = (record: string, check: string, expected: unknown, have: unknown) =>
    found.push({
      record: `prompt ${id} ${record}`,
      check,
      expected: String(expected),
      found: String(have),
    });
  // First, so that what is written meanwhile lies beyond it.
  const [head] = await database().select().from(promptHead).where(eq(promptHead.promptId, id));
  let count = 0;
  let atHead: string | null = null;
  async function* operations(): AsyncGenerator<Operation> {
    for await (const row of rowsOf(id)) {
      signal?.throwIfAborted();
      for (const [column, expected, have] of columnsOf(row)) {
        if (expected !== have) {
          add(`operation ${row.seq} ${column}`, 'prompt.column', expected, have);
        }
      }
      count += 1;
      if (row.seq + 1 === head?.size) atHead = toHex(row.hash);
      yield operationFrom(row);
    }
  }
  const report = await verifyLog(operations(), { prompt: id, caseId, heads, revisions });
  for (const { record, check, expected, found: have } of report.failures) {
    found.push({
      record: `prompt ${id} operation ${record}`,
      check: `prompt.chain.${check}`,
      expected,
      found: have,
    });
  }
  const stored = head ? `${head.size} operations, ${toHex(head.hash)}` : 'none';
  const counted = atHead ? `${head?.size} operations, ${atHead}` : `${count} operations`;
  // Where the verifier could not go on, it has said so, and the rest was not read.
  const isRead = atHead !== null || report.failures.length === 0;
  if (isRead && stored !== counted) add('head', 'prompt.head', counted, stored);
  const covered = heads.at(-1)?.size ?? 0;
  if (head && head.entered < covered) add('head', 'prompt.entered', covered, head.entered);
  return { found, told: toldBy(report.replay) };
}

/** Who wrote words that came from another prompt of the case, against the log of that prompt. */
async function broughtDisagreements(
  brought: readonly Brought[],
  signal: AbortSignal | undefined,
): Promise<Disagreement[]> {
  // A log that does not join has been named already.
  const differing = await contradictions(brought, (id) => replayed(operationsIn(id, signal)));
  return differing.map(({ prompt: id, told, expected, found }) => ({
    record: `prompt ${id} operation ${told.seq}`,
    check: 'prompt.source',
    expected,
    found,
  }));
}

async function* operationsIn(
  promptId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Operation> {
  for await (const row of rowsOf(promptId)) {
    signal?.throwIfAborted();
    yield operationFrom(row);
  }
}

type Row = typeof promptOperation.$inferSelect;

async function* rowsOf(promptId: string): AsyncGenerator<Row> {
  for (let from = 0; ; ) {
    const rows = await database()
      .select()
      .from(promptOperation)
      .where(and(eq(promptOperation.promptId, promptId), gte(promptOperation.seq, from)))
      .orderBy(asc(promptOperation.seq))
      .limit(PAGE);
    yield* rows;
    if (rows.length < PAGE) return;
    from = (rows.at(-1)?.seq ?? from) + 1;
  }
}

/** Columns that repeat what the exact texts say, with both values. */
function columnsOf({ kind, writer, n, claim, server }: Row): [string, unknown, unknown][] {
  try {
    const part = JSON.parse(server) as { kind?: unknown; note?: { writer?: unknown } };
    const said = claim === '' ? {} : (JSON.parse(claim) as { w?: unknown; n?: unknown });
    return [
      ['kind', part.kind, kind],
      ['writer', said.w ?? part.note?.writer ?? null, writer],
      ['n', said.n ?? null, n],
    ];
  } catch {
    // The verifier names an operation that cannot be read.
    return [];
  }
}
