import { and, eq, inArray, ne } from 'drizzle-orm';
import { digestMention, proposal } from '@/db/schema/captures';
import { exhibit, exhibitRelation } from '@/db/schema/exhibits';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { newId } from '@/lib/kernel/ids';
import { digestsNamed, generationsIn } from '@/lib/records/generation';
import type { Reading } from '@/lib/records/reading';

/** Files that one reading may name; a log that names more is followed by hand. */
const MOST_NAMED = 200;

type About = { caseId: string; exhibitId: string; sha256: string };
type Link = { from: string; to: string; readingId: string; statement: number };

/**
 * Notes what a kept reading suggests: runs, and files it derives from by digest, whichever of the
 * two arrived first. Suggestions wait for a person; nothing here is an act or stands in the ledger.
 */
export async function propose(
  tx: Tx,
  about: About,
  read: { readingId: string; reading: Reading } | null,
): Promise<void> {
  const links = await linksTo(tx, about);
  if (read) {
    await proposeRuns(tx, about, read);
    links.push(...(await linksFrom(tx, about, read)));
  }
  await proposeLinks(tx, about.caseId, links);
}

/** Runs that the reading describes, unless the exhibit is known as part of one. */
async function proposeRuns(
  tx: Tx,
  { caseId, exhibitId }: About,
  { readingId, reading }: { readingId: string; reading: Reading },
): Promise<void> {
  const statements = generationsIn(reading);
  if (statements.length === 0) return;
  const [part] = await tx
    .select({ id: runFile.runId })
    .from(runFile)
    .where(
      and(
        eq(runFile.caseId, caseId),
        eq(runFile.exhibitId, exhibitId),
        inArray(runFile.part, ['output', 'record']),
      ),
    )
    .limit(1);
  const [read] = part
    ? [part]
    : await tx
        .select({ id: run.id })
        .from(run)
        .where(and(eq(run.caseId, caseId), eq(run.readFromExhibit, exhibitId)))
        .limit(1);
  if (read || (await isRecreation(tx, exhibitId))) return;
  const mine = and(
    eq(proposal.caseId, caseId),
    eq(proposal.exhibitId, exhibitId),
    eq(proposal.kind, 'run'),
  );
  // What was left stays left; what waits is put anew from the newer reading.
  const decided = await tx
    .select({ statement: proposal.statement })
    .from(proposal)
    .where(and(mine, ne(proposal.state, 'waiting')));
  await tx.delete(proposal).where(and(mine, eq(proposal.state, 'waiting')));
  const left = new Set(decided.map(({ statement }) => statement));
  const rows = statements
    .filter((statement) => !left.has(statement))
    .map((statement) => ({
      ...waiting(caseId, 'run'),
      exhibitId,
      readingId,
      statement,
    }));
  if (rows.length > 0) await tx.insert(proposal).values(rows);
}

/** What imitates the work is no part of its making. */
async function isRecreation(tx: Tx, exhibitId: string): Promise<boolean> {
  const [row] = await tx
    .select({ class: exhibit.captureClass })
    .from(exhibit)
    .where(eq(exhibit.id, exhibitId));
  return row?.class === 'E';
}

/** Exhibits of the case that the reading names; what is not there yet is remembered. */
async function linksFrom(
  tx: Tx,
  { caseId, exhibitId, sha256 }: About,
  { readingId, reading }: { readingId: string; reading: Reading },
): Promise<Link[]> {
  const named = new Map<string, number>();
  for (const [i, statement] of reading.statements.entries()) {
    for (const digest of digestsNamed(statement)) {
      if (digest !== sha256 && !named.has(digest) && named.size < MOST_NAMED) named.set(digest, i);
    }
  }
  if (named.size === 0) return [];
  await tx
    .insert(digestMention)
    .values(
      [...named].map(([digest, statement]) => ({
        caseId,
        sha256: digest,
        exhibitId,
        readingId,
        statement,
      })),
    )
    .onConflictDoNothing();
  const found = await tx
    .select({ id: exhibit.id, sha256: exhibit.sha256 })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.sha256, [...named.keys()])));
  return found.map((one) => ({
    from: exhibitId,
    to: one.id,
    readingId,
    statement: named.get(one.sha256) ?? 0,
  }));
}

/** Exhibits whose readings named this one before it was here. */
async function linksTo(tx: Tx, { caseId, exhibitId, sha256 }: About): Promise<Link[]> {
  const found = await tx
    .select()
    .from(digestMention)
    .where(and(eq(digestMention.caseId, caseId), eq(digestMention.sha256, sha256)))
    .limit(MOST_NAMED);
  return found
    .filter((one) => one.exhibitId !== exhibitId)
    .map((one) => ({
      from: one.exhibitId,
      to: exhibitId,
      readingId: one.readingId,
      statement: one.statement,
    }));
}

async function proposeLinks(tx: Tx, caseId: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  const from = [...new Set(links.map((one) => one.from))];
  const [proposed, stated] = await Promise.all([
    tx
      .select({ from: proposal.exhibitId, to: proposal.toId })
      .from(proposal)
      .where(
        and(
          eq(proposal.caseId, caseId),
          eq(proposal.kind, 'link'),
          inArray(proposal.exhibitId, from),
        ),
      ),
    tx
      .select({ from: exhibitRelation.fromId, to: exhibitRelation.toId })
      .from(exhibitRelation)
      .where(
        and(
          eq(exhibitRelation.caseId, caseId),
          inArray(exhibitRelation.fromId, from),
          eq(exhibitRelation.relation, 'derived_from'),
        ),
      ),
  ]);
  const known = new Set([...proposed, ...stated].map((one) => `${one.from} ${one.to}`));
  const rows = links.flatMap(({ from: exhibitId, to: toId, readingId, statement }) => {
    const name = `${exhibitId} ${toId}`;
    if (known.has(name)) return [];
    known.add(name);
    return [{ ...waiting(caseId, 'link'), exhibitId, toId, readingId, statement }];
  });
  if (rows.length > 0) await tx.insert(proposal).values(rows);
}

function waiting(caseId: string, kind: 'run' | 'link') {
  const createdAt = new Date();
  return { id: newId('proposal'), caseId, kind, state: 'waiting', createdAt };
}
