import { and, desc, eq, sql } from 'drizzle-orm';
import { caseFile } from '@/db/schema/cases';
import { exhibit, exhibitVersion } from '@/db/schema/exhibits';
import { finding, reading } from '@/db/schema/readings';
import type { Tx } from '@/db/tx';
import { takesActs } from '@/lib/access/policy';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { exhibitRead } from '@/lib/entries/exhibit-read.v1';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { READERS_VERSION, type Reading, readingSchema } from '@/lib/records/reading';
import { keepReadingInput } from '../schema';
import { propose } from './propose';

const TOOL_UNITS = 200;

/**
 * Keeps what was read in an exhibit's bytes, beside earlier readings. It leaves an entry where
 * anything was found or a person had asked; the same answer again, unasked, changes nothing.
 */
export const keepReading = command({
  name: 'exhibit.keep_reading',
  action: 'exhibit.read',
  input: keepReadingInput,
  async run({ tx, grant, input, record }) {
    const { exhibitId, objectSha256, asked } = input;
    const { caseId } = grant;
    await requireBytes(tx, caseId, exhibitId, objectSha256);
    const row = { id: newId('reading'), caseId, exhibitId, objectSha256 };
    const about = { caseId, exhibitId, sha256: objectSha256 };
    if (input.body === null) {
      const nothing = { records: 0, statements: 0, findings: 0, at: sql`now()` };
      const { failure } = input;
      await tx.insert(reading).values({ ...row, readers: READERS_VERSION, failure, ...nothing });
      await propose(tx, about, null);
      return { answer: null, unrecorded: 'the bytes could not be read' };
    }
    const read = parsed(input.body);
    const sha256 = sha256Hex(input.body);
    const last = await lastReading(tx, caseId, exhibitId);
    if (!asked && last?.sha256 === sha256 && last.objectSha256 === objectSha256) {
      return { answer: null, unrecorded: 'the same reading stands already' };
    }
    const counts = {
      records: read.records.length,
      statements: read.statements.length,
      findings: read.findings.length,
    };
    const isEmpty = counts.statements + counts.findings === 0 && read.credentials === null;
    // A case that was sealed meanwhile takes no more acts; what was read is kept beside its record.
    const isShut = !takesActs(await statusOf(tx, caseId));
    const entry =
      isShut || (isEmpty && !asked)
        ? null
        : await record(
            draft(
              exhibitRead,
              {
                exhibit: exhibitId,
                id: row.id,
                sha256: objectSha256,
                reading: { sha256, bytes: utf8(input.body).length },
                readers: read.readers,
                ...counts,
              },
              null,
            ),
          );
    await tx.insert(reading).values({
      ...row,
      readers: read.readers,
      sha256,
      body: input.body,
      ...counts,
      tool: toolOf(read),
      at: entry?.at ?? sql`now()`,
      entry: entry?.index ?? null,
    });
    await insertFindings(tx, row, read);
    await propose(tx, about, { readingId: row.id, reading: read });
    return entry
      ? { answer: null, entries: [entry] }
      : { answer: null, unrecorded: isShut ? 'the case takes no acts' : 'no record was found' };
  },
});

/** The worker's answer was checked when it came; what is kept is checked once more. */
function parsed(body: string): Reading {
  const read = readingSchema.safeParse(JSON.parse(body));
  if (!read.success) throw new AppError('INVALID', { cause: read.error });
  return read.data;
}

async function requireBytes(
  tx: Tx,
  caseId: string,
  exhibitId: string,
  sha256: string,
): Promise<void> {
  const [found] = await tx
    .select({ kind: exhibit.kind })
    .from(exhibit)
    .innerJoin(exhibitVersion, eq(exhibitVersion.exhibitId, exhibit.id))
    .where(
      and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, caseId), eq(exhibitVersion.sha256, sha256)),
    );
  if (!found) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
}

async function statusOf(tx: Tx, caseId: string): Promise<CaseStatus> {
  const [file] = await tx
    .select({ status: caseFile.status })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  // The column holds only words that commands checked.
  return (file?.status ?? 'closed') as CaseStatus;
}

async function lastReading(tx: Tx, caseId: string, exhibitId: string) {
  const [last] = await tx
    .select({ sha256: reading.sha256, objectSha256: reading.objectSha256 })
    .from(reading)
    .where(and(eq(reading.caseId, caseId), eq(reading.exhibitId, exhibitId)))
    .orderBy(desc(reading.at), desc(reading.id))
    .limit(1);
  return last ?? null;
}

function toolOf({ statements }: Reading): string | null {
  const tool = statements.find((one) => one.tool)?.tool?.value;
  // PostgreSQL keeps no NUL in a text.
  return tool === undefined ? null : tool.replaceAll('\0', '').slice(0, TOOL_UNITS).toWellFormed();
}

async function insertFindings(
  tx: Tx,
  { id, caseId, exhibitId }: { id: string; caseId: string; exhibitId: string },
  { findings }: Reading,
): Promise<void> {
  if (findings.length === 0) return;
  await tx.insert(finding).values(
    findings.map(({ code, about, facts }, i) => ({
      readingId: id,
      number: i + 1,
      caseId,
      exhibitId,
      code,
      about: about.replaceAll('\0', ''),
      facts: JSON.stringify(facts),
    })),
  );
}
