import type { run } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type {
  Capture,
  CaptureClass,
  ClassRule,
  InputRole,
  RecordRole,
  RunOutcome,
  RunSeries,
  Verdict,
} from '@/lib/entries/vocabulary';
import type { Fate, RunDetail, RunItem } from '../dto';
import { type EndSaid, excerptOf, modelOf, type RequestSaid, seedOf } from '../model/telling';
import { accountsOf, fatesOf, peopleOf } from './acts';
import { type Files, fileIn, filesOf } from './files';
import { filesOfRuns, neighboursOf, originOf, type RunRow, runsById } from './runs';
import { saidLater } from './said-later';

type Reading = Pick<Grant<'case.read'>, 'caseId'>;
type Row = typeof run.$inferSelect;
type RunFiles = Awaited<ReturnType<typeof filesOfRuns>>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What was said of a run; the columns hold payloads that entries checked. */
export function saidOf(row: Pick<Row, 'request' | 'end'>): {
  request: RequestSaid;
  end: EndSaid | null;
} {
  return { request: row.request as RequestSaid, end: row.end as EndSaid | null };
}

/** The last fate of each exhibit that a choice looked at. */
export async function fatesByExhibit(
  tx: Tx,
  grant: Reading,
  exhibitIds: readonly string[],
): Promise<(exhibitId: string) => Fate> {
  const rows = await fatesOf(tx, grant, [...new Set(exhibitIds)]);
  const known = new Map(
    rows.map(({ exhibitId, verdict, selectionId, at }) => [
      exhibitId,
      { verdict: verdict as Verdict, selectionId, at: at.toISOString() },
    ]),
  );
  return (exhibitId) => known.get(exhibitId) ?? null;
}

type Surroundings = {
  files: RunFiles;
  exhibits: Files;
  fate: Awaited<ReturnType<typeof fatesByExhibit>>;
  person: Awaited<ReturnType<typeof peopleOf>>;
};

/** Everything that lines of runs need of other tables, in a number of queries that does not grow. */
async function around(
  tx: Tx,
  grant: Reading,
  rows: readonly RunRow[],
  more: { exhibits: string[]; people: (string | null)[] } = { exhibits: [], people: [] },
): Promise<Surroundings> {
  const files = await filesOfRuns(
    tx,
    grant,
    rows.map((row) => row.run.id),
  );
  const named = files.map((file) => file.exhibitId);
  return {
    files,
    exhibits: await filesOf(tx, grant, [...named, ...more.exhibits]),
    fate: await fatesByExhibit(
      tx,
      grant,
      files.filter(({ part }) => part === 'output').map((file) => file.exhibitId),
    ),
    person: await peopleOf(tx, grant, [
      ...rows.flatMap((row) => [row.run.operatorId, row.run.instructorId]),
      ...more.people,
    ]),
  };
}

function itemOf({ run: row, promptNumber, promptTitle }: RunRow, seen: Surroundings): RunItem {
  const { request, end } = saidOf(row);
  const outputs = seen.files
    .filter((file) => file.runId === row.id && file.part === 'output')
    .sort((a, b) => a.position - b.position);
  return {
    id: row.id,
    // The columns hold only words that commands checked.
    series: row.series as RunSeries,
    number: row.number,
    capture: row.capture as Capture,
    class: row.captureClass as CaptureClass,
    rule: row.rule as ClassRule,
    tool: row.tool,
    model: modelOf(request, end),
    seed: seedOf(request, end),
    excerpt: excerptOf(request, end),
    operator: seen.person(row.operatorId),
    instructor: seen.person(row.instructorId),
    revision:
      row.promptId === null || row.revision === null
        ? null
        : {
            promptId: row.promptId,
            promptNumber: promptNumber ?? 0,
            title: promptTitle ?? '',
            revision: row.revision,
          },
    requestedAt: iso(row.requestedAt),
    recordedAt: row.recordedAt.toISOString(),
    endedAt: iso(row.endedAt),
    outcome: row.outcome as RunOutcome | null,
    purpose: row.purpose,
    outputs: outputs.map(({ exhibitId, position }) => ({
      ...fileIn(seen.exhibits, exhibitId),
      position,
      fate: seen.fate(exhibitId),
    })),
    entry: row.entry,
  };
}

/** Runs for a list. */
export async function runItems(
  tx: Tx,
  grant: Reading,
  rows: readonly RunRow[],
): Promise<RunItem[]> {
  const seen = await around(tx, grant, rows);
  return rows.map((row) => itemOf(row, seen));
}

/** One run with everything that was recorded of it. */
export async function runDetail(
  tx: Tx,
  grant: Reading,
  found: RunRow,
): Promise<Omit<RunDetail, 'may'>> {
  const { run: row } = found;
  const origin = await originOf(tx, grant, row);
  const { readFromExhibit, recreatesExhibit, recreatesRun } = row;
  const seen = await around(tx, grant, [found], {
    exhibits: [readFromExhibit, recreatesExhibit].filter((id) => id !== null),
    people: [origin.generator?.holderId ?? null],
  });
  const account = await accountsOf(tx, [row.accountId]);
  const [recreated] = recreatesRun === null ? [] : await runsById(tx, grant, [recreatesRun]);
  const part = <R>(name: string) =>
    seen.files
      .filter((file) => file.part === name)
      // Roles come from the vocabularies of the entries.
      .map((file) => ({ ...fileIn(seen.exhibits, file.exhibitId), role: file.role as R }));
  return {
    ...itemOf(found, seen),
    ...saidOf(row),
    source: origin.source,
    generator: origin.generator && {
      id: origin.generator.id,
      service: origin.generator.service,
      account: origin.generator.account,
      holder: seen.person(origin.generator.holderId),
    },
    inputs: part<InputRole>('input'),
    records: part<RecordRole>('record'),
    receivedAt: iso(row.receivedAt),
    note: row.note,
    ...(await saidLater(tx, grant.caseId, row.id)),
    account: account(row.accountId),
    requestEntry: row.requestEntry,
    readFrom:
      readFromExhibit === null
        ? null
        : {
            exhibitId: readFromExhibit,
            number: fileIn(seen.exhibits, readFromExhibit).number,
            readingId: row.readFromReading ?? '',
            statement: row.readFromStatement ?? 0,
          },
    recreates:
      row.sight === null
        ? null
        : {
            run: recreated ? { id: recreated.run.id, number: recreated.run.number } : null,
            exhibit: recreatesExhibit === null ? null : fileIn(seen.exhibits, recreatesExhibit),
            // The column holds only words of the vocabulary.
            sight: row.sight as NonNullable<RunDetail['recreates']>['sight'],
          },
    neighbours: await neighboursOf(tx, grant, row),
  };
}
