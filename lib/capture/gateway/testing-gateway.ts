import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { accessToken } from '@/db/schema/accounts';
import { captureGap } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import { run, runFile } from '@/db/schema/runs';
import type { Person } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { newAccessToken } from '@/lib/session/token';
import { openSource } from '../commands/manage-source';
import type { SourceTool } from '../model';

/** A token of a person, in clear. */
export async function tokenFor(who: Person, scopes = 'read write'): Promise<string> {
  const { token, hash } = newAccessToken();
  await database()
    .insert(accessToken)
    .values({
      id: newId('token'),
      accountId: who.accountId,
      name: 'gateway',
      tokenHash: hash,
      scopes,
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  return token;
}

/** Opens a source and answers its identifier. Throws where that is refused. */
export async function sourceFor(
  who: Person,
  caseId: string,
  tool: SourceTool,
  upstream: string,
  more: { onFailure?: 'block' | 'pass'; key?: string } = {},
): Promise<string> {
  const reply = await openSource(who.caller, { caseId, tool, upstream, label: tool, ...more });
  if (!reply.ok) throw new Error(`${reply.code} ${JSON.stringify(reply.fields)}`);
  return reply.data.sourceId;
}

type Said = {
  texts: { role: string; origin: string; text: string }[];
  parameters: { name: string; value: string; setter: string | null; origin: string }[];
  models: { kind: string; name: string; hash: string }[];
  environment: { name: string; value: string }[];
  providerIds: { name: string; value: string }[];
  failure: string;
};

/** The runs of a case with their files, oldest first. */
export async function runsOf(caseId: string) {
  const rows = await database()
    .select()
    .from(run)
    .where(eq(run.caseId, caseId))
    .orderBy(run.number);
  const files = await database()
    .select({
      runId: runFile.runId,
      part: runFile.part,
      role: runFile.role,
      position: runFile.position,
      sha256: exhibit.sha256,
      class: exhibit.captureClass,
      mediaType: exhibit.mediaType,
      bytes: exhibit.bytes,
    })
    .from(runFile)
    .innerJoin(exhibit, eq(exhibit.id, runFile.exhibitId))
    .where(eq(runFile.caseId, caseId))
    .orderBy(runFile.entry, runFile.position);
  return rows.map((row) => ({
    ...row,
    asked: row.request as Said,
    told: row.end as Said | null,
    files: files.filter(({ runId }) => runId === row.id),
  }));
}

export function gapsOf(caseId: string) {
  return database()
    .select()
    .from(captureGap)
    .where(eq(captureGap.caseId, caseId))
    .orderBy(captureGap.entry);
}

/** Everything a case's ledger says, as text: to look for what must not be in it. */
export async function ledgerText(caseId: string): Promise<string> {
  const rows = await database().select().from(ledgerEntry).where(eq(ledgerEntry.caseId, caseId));
  return JSON.stringify(rows, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
}
