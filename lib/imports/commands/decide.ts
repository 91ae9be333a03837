import { and, eq, inArray } from 'drizzle-orm';
import { proposal } from '@/db/schema/captures';
import { exhibit, exhibitRelation } from '@/db/schema/exhibits';
import { reading } from '@/db/schema/readings';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { exhibitRelated } from '@/lib/entries/exhibit-related.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { Recorded } from '@/lib/ledger/append';
import { type Reading, readingSchema } from '@/lib/records/reading';
import { type Recording, recordEnd, recordRequest } from '@/lib/runs/commands/record-run';
import { DECIDED_AT_ONCE } from '../model';
import { lockWaiting, waitingCounts } from '../queries/proposals';
import { decideInput } from '../schema';
import { importedRun, type People } from './imported-run';

type Proposal = typeof proposal.$inferSelect;
type Exhibit = Pick<typeof exhibit.$inferSelect, 'id' | 'sha256' | 'mediaType' | 'captureClass'>;

/** What confirming one proposal left; null where it was overtaken and is left. */
type Confirmed = { entries: Recorded[]; runId: string | null } | null;

/**
 * Confirms or leaves proposals under the name of whoever decides. Only now a run or a relation is
 * recorded. At most fifty in one transaction; the answer says how many still wait of those meant.
 * What became part of a run meanwhile is left.
 */
export const decideProposals = command({
  name: 'import.decide',
  action: 'run.record',
  input: decideInput,
  async run(context) {
    const { tx, grant, input } = context;
    const { caseId, actor } = grant;
    const { which, decision } = input;
    const chosen = await lockWaiting(tx, caseId, which, DECIDED_AT_ONCE);
    if ('proposals' in which && chosen.length === 0) {
      await requireProposals(tx, caseId, which.proposals);
    }
    const entries: Recorded[] = [];
    let confirmed = 0;
    const decided = { decidedAt: new Date(), decidedBy: actor.id };
    const exhibits = await exhibitsOf(tx, caseId, chosen);
    for (const one of chosen) {
      const made = decision === 'confirm' ? await confirm(context, one, exhibits, input) : null;
      if (made) {
        entries.push(...made.entries);
        confirmed += 1;
      }
      await tx
        .update(proposal)
        .set({ ...decided, state: made ? 'confirmed' : 'left', runId: made?.runId ?? null })
        .where(eq(proposal.id, one.id));
    }
    const waiting = 'proposals' in which ? 0 : await stillWaiting(tx, caseId, which);
    const answer = { confirmed, left: chosen.length - confirmed, waiting };
    const [first, ...rest] = entries;
    return first
      ? { answer, entries: [first, ...rest] }
      : { answer, unrecorded: 'a suggestion that is left was never an act' };
  },
});

type Which = { importId: string | null; kind: 'run' | 'link' | null };

async function stillWaiting(tx: Tx, caseId: string, { importId, kind }: Which): Promise<number> {
  const counts = await waitingCounts(tx, caseId, importId ?? undefined);
  return kind === null ? counts.run + counts.link : counts[kind];
}

/** Throws NOT_FOUND unless all are of the case; decided ones are no failure. */
async function requireProposals(tx: Tx, caseId: string, ids: readonly string[]): Promise<void> {
  const found = await tx
    .select({ id: proposal.id })
    .from(proposal)
    .where(and(eq(proposal.caseId, caseId), inArray(proposal.id, [...ids])));
  if (found.length < new Set(ids).size) throw new AppError('NOT_FOUND', { reason: 'proposal' });
}

async function exhibitsOf(tx: Tx, caseId: string, chosen: readonly Proposal[]) {
  const ids = chosen.flatMap(({ exhibitId, toId }) => [exhibitId, ...(toId ? [toId] : [])]);
  if (ids.length === 0) return new Map<string, Exhibit>();
  const rows = await tx
    .select({
      id: exhibit.id,
      sha256: exhibit.sha256,
      mediaType: exhibit.mediaType,
      captureClass: exhibit.captureClass,
    })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

async function confirm(
  context: Recording,
  one: Proposal,
  exhibits: ReadonlyMap<string, Exhibit>,
  people: People,
): Promise<Confirmed> {
  const from = exhibits.get(one.exhibitId);
  if (!from) return null;
  if (one.kind === 'link') return confirmLink(context, one, exhibits);
  return confirmRun(context, one, from, people);
}

async function confirmLink(
  { tx, grant, record }: Recording,
  { exhibitId, toId }: Proposal,
  exhibits: ReadonlyMap<string, Exhibit>,
): Promise<Confirmed> {
  const { caseId } = grant;
  if (toId === null || !exhibits.has(toId)) return null;
  const relation = 'derived_from';
  const [stated] = await tx
    .select({ id: exhibitRelation.id })
    .from(exhibitRelation)
    .where(
      and(
        eq(exhibitRelation.caseId, caseId),
        eq(exhibitRelation.fromId, exhibitId),
        eq(exhibitRelation.toId, toId),
        eq(exhibitRelation.relation, relation),
      ),
    );
  if (stated) return null;
  const id = newId('relation');
  const act = { exhibit: exhibitId, relation: id, name: relation, to: toId } as const;
  const entry = await record(draft(exhibitRelated, act, null));
  const row = { id, caseId, fromId: exhibitId, toId, relation, entry: entry.index };
  await tx.insert(exhibitRelation).values(row);
  return { entries: [entry], runId: null };
}

async function confirmRun(
  context: Recording,
  one: Proposal,
  from: Exhibit,
  people: People,
): Promise<Confirmed> {
  const { tx, grant } = context;
  if (from.captureClass === 'E' || (await isInRun(tx, grant.caseId, one))) return null;
  const read = await readingOf(tx, one.readingId);
  const statement = read?.statements[one.statement];
  if (!statement) return null;
  const { request, end } = await importedRun(tx, grant.caseId, { one, from, statement }, people);
  const { runId, entry } = await recordRequest(context, request);
  const ended = await recordEnd(context, { ...end, run: runId });
  return { entries: [entry, ended], runId };
}

/** Whether the exhibit came out of a run by now, or this very statement is a run. */
async function isInRun(tx: Tx, caseId: string, one: Proposal): Promise<boolean> {
  const [output] = await tx
    .select({ id: runFile.runId })
    .from(runFile)
    .where(
      and(
        eq(runFile.caseId, caseId),
        eq(runFile.exhibitId, one.exhibitId),
        eq(runFile.part, 'output'),
      ),
    )
    .limit(1);
  if (output) return true;
  const [read] = await tx
    .select({ id: run.id })
    .from(run)
    .where(
      and(
        eq(run.caseId, caseId),
        eq(run.readFromExhibit, one.exhibitId),
        eq(run.readFromStatement, one.statement),
      ),
    )
    .limit(1);
  return read !== undefined;
}

async function readingOf(tx: Tx, readingId: string): Promise<Reading | null> {
  const [row] = await tx
    .select({ body: reading.body })
    .from(reading)
    .where(eq(reading.id, readingId));
  return row?.body ? readingSchema.parse(JSON.parse(row.body)) : null;
}
