import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { captureSeen } from '@/db/schema/captures';
import type { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { CaptureClass, ClassRule, RunSeries } from '@/lib/entries/vocabulary';
import type { Recorded } from '@/lib/ledger/append';
import type { RunEnd, RunRequest } from './record-run';

/** A run with its place in the case, and what the rule made of it. */
export type NumberedRun = {
  runId: string;
  series: RunSeries;
  number: number;
  class: CaptureClass;
  rule: ClassRule;
};

/** The row of a run whose request has been appended. */
export function requestedRow(
  { caseId, actor }: { caseId: string; actor: { id: string } },
  given: RunRequest,
  { runId, series, number, class: captureClass, rule }: NumberedRun,
  entry: Recorded,
): typeof run.$inferInsert {
  return {
    id: runId,
    caseId,
    series,
    number,
    capture: given.capture,
    sourceId: given.source,
    captureClass,
    rule,
    requestedAt: given.requestedAt === null ? null : new Date(given.requestedAt),
    recordedAt: entry.at,
    generatorId: given.generator,
    operatorId: given.operator,
    instructorId: given.instructor,
    promptId: given.revision?.prompt ?? null,
    revision: given.revision?.revision ?? null,
    readFromExhibit: given.readFrom?.exhibit ?? null,
    readFromReading: given.readFrom?.reading ?? null,
    readFromStatement: given.readFrom?.statement ?? null,
    recreatesRun: given.recreates?.run ?? null,
    recreatesExhibit: given.recreates?.exhibit ?? null,
    sight: given.recreates?.sight ?? null,
    tool: given.said.tool,
    request: given.said,
    purpose: given.said.purpose,
    accountId: actor.id,
    requestEntry: entry.index,
    entry: entry.index,
  };
}

/** What the end of a run sets in its row; outputs are added to those that came before. */
export function endedColumns({ said, ...act }: RunEnd, entry: Recorded) {
  return {
    endedAt: entry.at,
    receivedAt: act.receivedAt === null ? null : new Date(act.receivedAt),
    outcome: act.outcome,
    end: said,
    entry: entry.index,
  };
}

/** Files of a run as one entry names them. */
export type RunFiles = {
  runId: string;
  entry: number;
  files: readonly { exhibit: string; part: string; role: string; position: number }[];
};

/** What the request of a run names, part by part. */
export function requestedFiles(given: RunRequest): RunFiles['files'] {
  return [
    ...given.inputs.map((one, position) => ({ ...one, part: 'input', position })),
    ...given.records.map((one, position) => ({ ...one, part: 'record', position })),
  ];
}

/** What the end of a run names, part by part. */
export function endedFiles(given: RunEnd): RunFiles['files'] {
  return [
    ...given.outputs.map((one) => ({ ...one, part: 'output', role: 'output' })),
    ...given.records.map((one, position) => ({ ...one, part: 'record', position })),
  ];
}

/** The rows of files of runs. */
export function fileRows(
  caseId: string,
  named: readonly RunFiles[],
): (typeof runFile.$inferInsert)[] {
  return named.flatMap(({ runId, entry, files }) =>
    files.map(({ exhibit: exhibitId, part, role, position }) => ({
      runId,
      caseId,
      part,
      position,
      role,
      exhibitId,
      entry,
    })),
  );
}

/**
 * Inserts rows that all have the same members, as one JSON value: a parameter for each column of
 * each row costs several times the insert itself.
 */
export async function insertRows<T extends typeof run | typeof runFile | typeof captureSeen>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in (rows[0] ?? {}));
  const names: SQL = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const data = rows.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => {
        const value: unknown = Reflect.get(row, key) ?? null;
        return [column.name, value === null ? null : column.mapToDriverValue(value)];
      }),
    ),
  );
  await tx.execute(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(data)}::json)`);
}
