import { and, eq, inArray, ne } from 'drizzle-orm';
import type { proposal } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import type { Statement } from '@/lib/records/reading';
import { fromStatement } from '@/lib/runs/commands/from-statement';
import type { RunEnd, RunRequest } from '@/lib/runs/commands/record-run';

/** Who a person says was behind the runs that are confirmed together; null is unknown. */
export type People = {
  operatorId: string | null;
  instructorId: string | null;
  generatorId: string | null;
};

type From = {
  one: Pick<typeof proposal.$inferSelect, 'exhibitId' | 'readingId' | 'statement'>;
  from: { id: string; mediaType: string };
  statement: Statement;
};

const PICTURE = /^(image|video|audio)\//;

/**
 * A run as the statement of a reading says it, confirmed by a person. A picture is its output; a
 * document that tells of it is its record. Files that the record names by digest, and that the case
 * has, went in.
 */
export async function importedRun(
  tx: Tx,
  caseId: string,
  { one, from, statement }: From,
  people: People,
): Promise<{ request: RunRequest; end: Omit<RunEnd, 'run'> }> {
  const { named, providerIds, ...said } = fromStatement(statement);
  const isOutput = PICTURE.test(from.mediaType);
  const times = timesOf(statement);
  const request: RunRequest = {
    capture: 'import',
    source: null,
    requestedAt: times.requestedAt,
    generator: people.generatorId,
    operator: people.operatorId,
    instructor: people.instructorId,
    revision: null,
    inputs: await inputsOf(tx, caseId, from.id, named),
    records: [],
    readFrom: { exhibit: one.exhibitId, reading: one.readingId, statement: one.statement },
    recreates: null,
    said: { ...said, environment: [], purpose: '' },
  };
  return {
    request,
    end: {
      // That an output exists says that the run came to an end; a record alone may not.
      outcome: isOutput ? 'completed' : 'unknown',
      receivedAt: times.receivedAt,
      outputs: isOutput ? [{ exhibit: from.id, position: 0 }] : [],
      records: isOutput ? [] : [{ exhibit: from.id, role: 'response' }],
      said: {
        texts: [],
        parameters: [],
        models: [],
        environment: [],
        providerIds,
        failure: '',
      },
    },
  };
}

/** Exhibits that a record names by digest, in its order. A recreation is no part of the making. */
async function inputsOf(
  tx: Tx,
  caseId: string,
  ownId: string,
  named: ReturnType<typeof fromStatement>['named'],
): Promise<RunRequest['inputs']> {
  const wanted = new Map(named.map(({ sha256, role }) => [sha256.toLowerCase(), role]));
  // The first role that a record gives to a file counts: what it began with stands before references.
  for (const { sha256, role } of [...named].reverse()) wanted.set(sha256.toLowerCase(), role);
  if (wanted.size === 0) return [];
  const rows = await tx
    .select({ id: exhibit.id, sha256: exhibit.sha256 })
    .from(exhibit)
    .where(
      and(
        eq(exhibit.caseId, caseId),
        inArray(exhibit.sha256, [...wanted.keys()]),
        ne(exhibit.id, ownId),
        ne(exhibit.captureClass, 'E'),
      ),
    );
  const held = new Map(rows.map((row) => [row.sha256, row.id]));
  return [...wanted].flatMap(([sha256, role]) => {
    const id = held.get(sha256);
    return id ? [{ exhibit: id, role }] : [];
  });
}

/**
 * When the record says that the run began and ended. Only times that name their zone count, and none
 * that lies ahead: what else it says of time stays in the reading.
 */
export function timesOf({ times }: Pick<Statement, 'times'>, now = Date.now()) {
  const of = (kind: string) => {
    const value = times.find((one) => one.kind === kind)?.value;
    const at = value === undefined ? Number.NaN : instantOf(value);
    return at > 0 && at <= now ? new Date(at).toISOString() : null;
  };
  return { requestedAt: of('started'), receivedAt: of('finished') };
}

/** Milliseconds since 1970 that an ISO 8601 time with its zone, or a count of milliseconds, says. */
function instantOf(value: string): number {
  if (/^\d{13}$/.test(value)) return Number(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
}
