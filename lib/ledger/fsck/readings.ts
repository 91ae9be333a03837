import { and, eq, isNotNull } from 'drizzle-orm';
import { reading } from '@/db/schema/readings';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';

type Facts = Map<string, Record<string, unknown>>;

/** What the entries say the table of readings holds. */
export function expectedReadingFacts({ readings }: CaseState): Record<string, Facts> {
  return {
    reading: new Map(
      [...readings.values()].map((one) => [
        one.id,
        {
          exhibitId: one.exhibit,
          objectSha256: one.sha256,
          readers: one.readers,
          sha256: one.reading.sha256,
          bodySha256: one.reading.sha256,
          bytes: one.reading.bytes,
          records: one.records,
          statements: one.statements,
          findings: one.findings,
          at: one.read.at,
          entry: one.read.index,
        },
      ]),
    ),
  };
}

/**
 * What the table of readings holds, the digest of each answer computed anew. A reading that found
 * nothing and was asked for by nobody has no entry and is nobody's fact.
 */
export async function storedReadingFacts(
  caseId: string,
  reader: Reader,
): Promise<Record<string, Facts>> {
  const rows = await reader
    .select()
    .from(reading)
    .where(and(eq(reading.caseId, caseId), isNotNull(reading.entry)));
  return {
    reading: new Map(
      rows.map(({ id, caseId: _, body, tool: _t, failure: _f, at, ...row }) => [
        id,
        {
          ...row,
          bodySha256: body === null ? null : sha256Hex(body),
          bytes: body === null ? null : utf8(body).length,
          at: at.toISOString(),
        },
      ]),
    ),
  };
}
