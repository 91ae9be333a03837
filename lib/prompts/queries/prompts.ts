import { and, asc, count, desc, eq, inArray, like, lt, lte, ne, or } from 'drizzle-orm';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import { prompt, promptHead, promptOperation, promptRevision } from '@/db/schema/prompts';
import { run } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { toHex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';

type Reading = Grant<'prompt.read'>;

const COLUMNS = {
  id: prompt.id,
  number: prompt.number,
  title: prompt.title,
  createdAt: prompt.createdAt,
  lastAt: promptHead.lastAt,
  size: promptHead.size,
  entered: promptHead.entered,
  hash: promptHead.hash,
};

/** Prompts of a case, newest first, below a number. */
export async function promptsOf(
  tx: Tx,
  grant: Reading,
  { before, limit }: { before?: number | undefined; limit: number },
) {
  const rows = await tx
    .select(COLUMNS)
    .from(prompt)
    .innerJoin(promptHead, eq(promptHead.promptId, prompt.id))
    .where(
      and(
        eq(prompt.caseId, grant.caseId),
        before === undefined ? undefined : lt(prompt.number, before),
      ),
    )
    .orderBy(desc(prompt.number))
    .limit(limit);
  const frozen = await tx
    .select({ promptId: promptRevision.promptId, revisions: count() })
    .from(promptRevision)
    .where(eq(promptRevision.caseId, grant.caseId))
    .groupBy(promptRevision.promptId);
  const revisions = new Map(frozen.map((row) => [row.promptId, row.revisions]));
  return rows.map((row) => ({ ...row, revisions: revisions.get(row.id) ?? 0 }));
}

/** One prompt of the grant's case with its head. Throws NOT_FOUND. */
export async function promptOf(tx: Tx, grant: Reading, promptId: string) {
  const [row] = await tx
    .select(COLUMNS)
    .from(prompt)
    .innerJoin(promptHead, eq(promptHead.promptId, prompt.id))
    .where(and(eq(prompt.id, promptId), eq(prompt.caseId, grant.caseId)));
  if (!row) throw new AppError('NOT_FOUND', { reason: 'prompt' });
  return { ...row, hash: toHex(row.hash) };
}

/** Revisions of a prompt, oldest first, without their documents. */
export function revisionsOf(tx: Tx, grant: Reading, promptId: string) {
  return tx
    .select({
      revision: promptRevision.revision,
      seq: promptRevision.seq,
      hash: promptRevision.hash,
      sha256: promptRevision.sha256,
      purpose: promptRevision.purpose,
      tool: promptRevision.tool,
      at: promptRevision.at,
      account: promptRevision.accountId,
      entry: promptRevision.entry,
    })
    .from(promptRevision)
    .where(and(eq(promptRevision.promptId, promptId), eq(promptRevision.caseId, grant.caseId)))
    .orderBy(asc(promptRevision.revision));
}

/** Runs of the making that were given a revision of a prompt, by number. Recreations stay apart. */
export function runsOfRevisions(tx: Tx, grant: Reading, promptId: string) {
  return tx
    .select({ id: run.id, number: run.number, revision: run.revision })
    .from(run)
    .where(and(eq(run.promptId, promptId), eq(run.caseId, grant.caseId), eq(run.series, 'run')))
    .orderBy(asc(run.number));
}

/** One revision with its frozen document. Throws NOT_FOUND. */
export async function revisionOf(tx: Tx, grant: Reading, promptId: string, revision: number) {
  const [row] = await tx
    .select()
    .from(promptRevision)
    .where(
      and(
        eq(promptRevision.promptId, promptId),
        eq(promptRevision.caseId, grant.caseId),
        eq(promptRevision.revision, revision),
      ),
    );
  if (!row) throw new AppError('NOT_FOUND', { reason: 'revision' });
  return row;
}

/** The server's part of the joining that made a writer, or null where there is none. */
export async function joiningOf(tx: Tx, promptId: string, writer: number): Promise<string | null> {
  const [row] = await tx
    .select({ server: promptOperation.server })
    .from(promptOperation)
    .where(
      and(
        eq(promptOperation.promptId, promptId),
        eq(promptOperation.writer, writer),
        eq(promptOperation.n, 0),
        eq(promptOperation.kind, 'join'),
      ),
    );
  return row?.server ?? null;
}

/** What entries of the case's ledger state of a prompt: bodies of its entries, oldest first. */
export async function entriesAbout(tx: Tx, grant: Reading, promptId: string): Promise<string[]> {
  const rows = await tx
    .select({ body: ledgerEntry.body })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.caseId, grant.caseId), eq(ledgerEntry.subject, promptId)))
    .orderBy(asc(ledgerEntry.index));
  return rows.map((row) => row.body);
}

/** Frozen documents of a prompt by revision. */
export async function documentsOf(tx: Tx, grant: Reading, promptId: string) {
  return tx
    .select({ revision: promptRevision.revision, document: promptRevision.document })
    .from(promptRevision)
    .where(and(eq(promptRevision.promptId, promptId), eq(promptRevision.caseId, grant.caseId)))
    .orderBy(asc(promptRevision.revision));
}

/** Bytes of a text exhibit that is looked through, and exhibits looked through at most. */
const TEXT_BYTES = 1 << 20;
const MOST_TEXTS = 300;

/** Notes, statements and text files of the case that are not too large, newest first. */
export function textExhibits(tx: Tx, grant: Reading) {
  return tx
    .select({
      id: exhibit.id,
      number: exhibit.number,
      title: exhibit.title,
      sha256: exhibit.sha256,
    })
    .from(exhibit)
    .where(
      and(
        eq(exhibit.caseId, grant.caseId),
        ne(exhibit.kind, 'hash_only'),
        or(inArray(exhibit.kind, ['note', 'statement']), like(exhibit.mediaType, 'text/%')),
        lte(exhibit.bytes, TEXT_BYTES),
      ),
    )
    .orderBy(desc(exhibit.number))
    .limit(MOST_TEXTS);
}
