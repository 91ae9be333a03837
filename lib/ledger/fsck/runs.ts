import { eq } from 'drizzle-orm';
import { generator, run, runFile } from '@/db/schema/runs';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';

type Fields = Record<string, unknown>;
type Facts = Map<string, Fields>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What people and tools said, in one spelling on both sides. */
export const spelt = (said: unknown): string | null =>
  said === null || said === undefined ? null : canonicalJson(said as Json);

/** What the entries say the tables of runs and of accounts at tools hold. */
export function expectedRunFacts({ runs, generators }: CaseState): Record<string, Facts> {
  const all = [...runs.values()];
  return {
    generator: new Map(
      [...generators.values()].map(({ id, holder, proofs, terms, ...rest }) => [
        id,
        { ...rest, holderId: holder, proofs: spelt(proofs), termsId: terms },
      ]),
    ),
    run: new Map(all.map((one) => [one.id, runFacts(one)])),
    run_file: new Map(all.flatMap(fileFacts)),
  };
}

function runFacts(one: RunState): Fields {
  return {
    series: one.series,
    number: one.number,
    capture: one.capture,
    sourceId: one.source,
    captureClass: one.class,
    rule: one.rule,
    requestedAt: one.requestedAt,
    recordedAt: one.requested.at,
    endedAt: one.ended?.mark.at,
    receivedAt: one.ended?.receivedAt,
    outcome: one.ended?.outcome,
    generatorId: one.generator,
    operatorId: one.operator,
    instructorId: one.instructor,
    promptId: one.revision?.prompt,
    revision: one.revision?.revision,
    readFromExhibit: one.readFrom?.exhibit,
    readFromReading: one.readFrom?.reading,
    readFromStatement: one.readFrom?.statement,
    recreatesRun: one.recreates?.run,
    recreatesExhibit: one.recreates?.exhibit,
    sight: one.recreates?.sight,
    tool: one.said.tool,
    request: spelt(one.said),
    end: spelt(one.ended?.said),
    purpose: one.purpose,
    note: one.note,
    outputs: one.outputs.length,
    accountId: one.requested.actor,
    requestEntry: one.requested.index,
    entry: one.entry,
  };
}

function fileFacts(one: RunState): [string, Fields][] {
  const row = (part: string, entry: number, position: number, role: string, exhibit: string) =>
    [`${one.id} ${part} ${position} e${entry}`, { role, exhibitId: exhibit }] as [string, Fields];
  const { inputs, records, requested, ended, outputs } = one;
  return [
    ...inputs.map(({ exhibit, role }, i) => row('input', requested.index, i, role, exhibit)),
    ...records.map(({ exhibit, role }, i) => row('record', requested.index, i, role, exhibit)),
    ...(ended?.records ?? []).map(({ exhibit, role }, i) =>
      row('record', ended?.mark.index ?? 0, i, role, exhibit),
    ),
    ...outputs.map(({ exhibit, position, entry }) =>
      row('output', entry, position, 'output', exhibit),
    ),
  ];
}

/** What the tables of runs and of accounts at tools hold. */
export async function storedRunFacts(caseId: string, db: Reader): Promise<Record<string, Facts>> {
  const generators = await db.select().from(generator).where(eq(generator.caseId, caseId));
  const runs = await db.select().from(run).where(eq(run.caseId, caseId));
  const files = await db.select().from(runFile).where(eq(runFile.caseId, caseId));
  return {
    generator: new Map(
      generators.map(({ id, caseId: _, proofs, ...row }) => [
        id,
        { ...row, proofs: spelt(proofs) },
      ]),
    ),
    run: new Map(
      runs.map(({ id, caseId: _, request, end, ...row }) => [
        id,
        {
          ...row,
          requestedAt: iso(row.requestedAt),
          recordedAt: iso(row.recordedAt),
          endedAt: iso(row.endedAt),
          receivedAt: iso(row.receivedAt),
          request: spelt(request),
          end: spelt(end),
        },
      ]),
    ),
    run_file: new Map(
      files.map(({ runId, part, position, entry, role, exhibitId }) => [
        `${runId} ${part} ${position} e${entry}`,
        { role, exhibitId },
      ]),
    ),
  };
}
