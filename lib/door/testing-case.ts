import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { work } from '@/db/schema/cases';
import { ledgerEntry } from '@/db/schema/ledger';
import { securityLog } from '@/db/schema/operations';
import { join, type Person, person, room } from '@/db/testing/world';
import { setStatus } from '@/lib/cases/commands/amend-case';
import { openCase } from '@/lib/cases/commands/open-case';
import type { CaseStatus } from '@/lib/entries/vocabulary';

/** A case and the people around it. */
export type Scene = { caseId: string; owner: Person; member: Person; stranger: Person };

/** Opens a case in a workspace of its own. */
export async function scene(): Promise<Scene> {
  const workspaceId = await room();
  const [owner, member] = [await person('周婧怡'), await person('Lin')];
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, member, 'member');
  const reply = await openCase(owner.caller, { workspaceId, title: 'Pendant', kind: 'image' });
  if (!reply.ok) throw new Error(reply.code);
  return { caseId: reply.data.caseId, owner, member, stranger: await person('Stranger') };
}

/** Moves the case along its statuses, as its owner. Throws where that is refused. */
export async function move({ owner, caseId }: Scene, ...steps: CaseStatus[]): Promise<void> {
  for (const to of steps) {
    const reply = await setStatus(owner.caller, { caseId, to, reason: 'test' });
    if (!reply.ok) throw new Error(`${to}: ${reply.code}`);
  }
}

/** Kinds of the entries of a case from a position on. */
export async function kindsOf(caseId: string, from = 0): Promise<string[]> {
  const rows = await database()
    .select({ kind: ledgerEntry.kind })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.caseId, caseId))
    .orderBy(ledgerEntry.index);
  return rows.slice(from).map((row) => row.kind);
}

/** Titles of the works of a case, in the order of their entries. */
export async function worksOf(caseId: string): Promise<string[]> {
  const rows = await database()
    .select({ title: work.title })
    .from(work)
    .where(eq(work.caseId, caseId))
    .orderBy(work.entry);
  return rows.map((row) => row.title);
}

/** Codes of the refusals kept for a person, in their order. */
export async function refusalsOf(who: Person): Promise<(string | null)[]> {
  const rows = await database()
    .select({ code: securityLog.code })
    .from(securityLog)
    .where(eq(securityLog.actorId, who.accountId))
    .orderBy(securityLog.id);
  return rows.filter((row) => row.code !== null).map((row) => row.code);
}

/** A gate that work waits at, and the news that it has come there. */
export function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const pass = async () => {
    arrive();
    await opened;
  };
  return { open: () => open(), reached, pass };
}
