import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { contributor, work } from '@/db/schema/cases';
import { derivative, exhibit, exhibitRelation, exhibitVersion } from '@/db/schema/exhibits';
import { prompt, promptRevision } from '@/db/schema/prompts';
import { reading } from '@/db/schema/readings';
import {
  modification,
  run,
  runFile,
  selection,
  selectionCandidate,
  workEvent,
} from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CaptureClass, Verdict } from '@/lib/entries/vocabulary';
import type { LineageFacts } from '@/lib/lineage/facts';
import { namedDigests } from '@/lib/records/named-digests';
import { readingSchema } from '@/lib/records/reading';
import { signedMaking } from '@/lib/records/signed-ingredients';

// The columns hold only words of the vocabularies, which commands checked; hence the casts.

type Reading = Pick<Grant<'case.read'>, 'caseId'>;

/** All that the lineage of a case rests on, in a number of queries that does not grow. */
export async function lineageFacts(tx: Tx, grant: Reading): Promise<LineageFacts> {
  const { caseId } = grant;
  const names = await tx
    .select({ id: contributor.id, name: contributor.name })
    .from(contributor)
    .where(eq(contributor.caseId, caseId));
  const known = new Map(names.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (known.get(id) ?? null));
  return {
    files: await fileFacts(tx, caseId),
    revisions: await revisionFacts(tx, caseId),
    ...(await runFacts(tx, caseId, nameOf)),
    ...(await actFacts(tx, caseId, nameOf)),
    relations: await tx
      .select({ from: exhibitRelation.fromId, to: exhibitRelation.toId })
      .from(exhibitRelation)
      .where(and(eq(exhibitRelation.caseId, caseId), eq(exhibitRelation.relation, 'derived_from'))),
    ...(await readFacts(tx, caseId)),
  };
}

type NameOf = (id: string | null) => string | null;

async function fileFacts(tx: Tx, caseId: string): Promise<LineageFacts['files']> {
  const rows = await tx
    .select({
      id: exhibit.id,
      number: exhibit.number,
      title: exhibit.title,
      class: exhibit.captureClass,
      sha256: exhibit.sha256,
      supplier: contributor.name,
      thumb: derivative.sha256,
      at: exhibit.receivedAt,
      happenedAt: exhibit.happenedAt,
      entry: exhibitVersion.entry,
    })
    .from(exhibit)
    // The entry that admitted it is that of its first version.
    .innerJoin(
      exhibitVersion,
      and(eq(exhibitVersion.exhibitId, exhibit.id), eq(exhibitVersion.version, 1)),
    )
    .leftJoin(contributor, eq(contributor.id, exhibit.supplierId))
    .leftJoin(
      derivative,
      and(
        eq(derivative.caseId, exhibit.caseId),
        eq(derivative.parentSha256, exhibit.sha256),
        eq(derivative.kind, 'thumb'),
      ),
    )
    .where(eq(exhibit.caseId, caseId));
  return rows.map((row) => ({
    ...row,
    class: row.class as CaptureClass,
    happenedAt: row.happenedAt?.toISOString() ?? null,
    thumb: row.thumb && `/api/v1/cases/${caseId}/copies/${row.sha256}/thumb`,
    at: row.at.toISOString(),
  }));
}

async function revisionFacts(tx: Tx, caseId: string): Promise<LineageFacts['revisions']> {
  const rows = await tx
    .select({
      prompt: promptRevision.promptId,
      revision: promptRevision.revision,
      title: prompt.title,
      at: promptRevision.at,
      entry: promptRevision.entry,
    })
    .from(promptRevision)
    .innerJoin(prompt, eq(prompt.id, promptRevision.promptId))
    .where(eq(promptRevision.caseId, caseId));
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), happenedAt: null }));
}

async function runFacts(
  tx: Tx,
  caseId: string,
  nameOf: NameOf,
): Promise<Pick<LineageFacts, 'runs'>> {
  const rows = await tx
    .select()
    .from(run)
    .where(and(eq(run.caseId, caseId), eq(run.series, 'run')));
  const files = await tx
    .select()
    .from(runFile)
    .where(and(eq(runFile.caseId, caseId), inArray(runFile.part, ['input', 'output'])))
    .orderBy(asc(runFile.position));
  const byRun = new Map<string, typeof files>();
  for (const file of files) byRun.set(file.runId, [...(byRun.get(file.runId) ?? []), file]);
  return {
    runs: rows.map((row) => {
      const own = byRun.get(row.id) ?? [];
      const { promptId, revision } = row;
      return {
        id: row.id,
        series: 'run',
        number: row.number,
        tool: row.tool,
        class: row.captureClass as CaptureClass,
        operator: nameOf(row.operatorId),
        revision: promptId === null || revision === null ? null : { prompt: promptId, revision },
        inputs: own
          .filter(({ part }) => part === 'input')
          .map(({ exhibitId, role }) => ({ exhibit: exhibitId, role })),
        outputs: own
          .filter(({ part }) => part === 'output')
          .map(({ exhibitId, position }) => ({ exhibit: exhibitId, position })),
        at: row.recordedAt.toISOString(),
        happenedAt: row.requestedAt?.toISOString() ?? null,
        entry: row.requestEntry,
      };
    }),
  };
}

async function actFacts(
  tx: Tx,
  caseId: string,
  nameOf: NameOf,
): Promise<Pick<LineageFacts, 'selections' | 'modifications' | 'works'>> {
  const chosen = await tx.select().from(selection).where(eq(selection.caseId, caseId));
  const looked = await tx
    .select()
    .from(selectionCandidate)
    .where(eq(selectionCandidate.caseId, caseId))
    .orderBy(asc(selectionCandidate.position));
  const bySelection = new Map<string, typeof looked>();
  for (const one of looked) {
    bySelection.set(one.selectionId, [...(bySelection.get(one.selectionId) ?? []), one]);
  }
  const changed = await tx.select().from(modification).where(eq(modification.caseId, caseId));
  const events = await tx
    .select({ event: workEvent, title: work.title })
    .from(workEvent)
    .innerJoin(work, eq(work.id, workEvent.workId))
    .where(eq(workEvent.caseId, caseId));
  return {
    selections: chosen.map((row) => ({
      id: row.id,
      class: row.captureClass as CaptureClass,
      chooser: nameOf(row.chooserId),
      candidates: (bySelection.get(row.id) ?? []).map(({ exhibitId, verdict }) => ({
        exhibit: exhibitId,
        verdict: verdict as Verdict,
      })),
      at: row.at.toISOString(),
      happenedAt: row.happenedAt?.toISOString() ?? null,
      entry: row.entry,
    })),
    modifications: changed.map((row) => ({
      id: row.id,
      kind: row.kind,
      class: row.captureClass as CaptureClass,
      editor: nameOf(row.editorId),
      tool: (row.said as { tool: string }).tool,
      before: row.before,
      after: row.afterId,
      mask: row.maskId,
      project: row.projectId,
      at: row.at.toISOString(),
      happenedAt: row.happenedAt?.toISOString() ?? null,
      entry: row.entry,
    })),
    works: events.map(({ event, title }) => ({
      work: event.workId,
      title,
      kind: event.kind as 'finished' | 'published',
      exhibit: event.exhibitId,
      capture: event.captureId,
      by: nameOf(event.byId),
      place: event.place,
      at: event.at.toISOString(),
      happenedAt: event.happenedAt?.toISOString() ?? null,
      entry: event.entry,
    })),
  };
}

/**
 * What the newest readings of the case name of other files, by digest or by signature. In canonical
 * JSON these beginnings stand only where a reader told such a digest, or a file has credentials; no
 * other reading leaves the database.
 */
async function readFacts(
  tx: Tx,
  caseId: string,
): Promise<Pick<LineageFacts, 'digests' | 'signed'>> {
  const rows = await tx
    .selectDistinctOn([reading.exhibitId], {
      exhibit: reading.exhibitId,
      body: sql<string | null>`case when strpos(${reading.body}, '"parents":[{') > 0
        or strpos(${reading.body}, '"sha256":{') > 0
        or strpos(${reading.body}, '"credentials":{') > 0 then ${reading.body} end`,
    })
    .from(reading)
    .where(and(eq(reading.caseId, caseId), isNotNull(reading.body)))
    .orderBy(asc(reading.exhibitId), desc(reading.at), desc(reading.id));
  const read = rows.flatMap(({ exhibit: of, body }) =>
    body === null ? [] : [{ exhibit: of, said: readingSchema.parse(JSON.parse(body)) }],
  );
  return {
    digests: read.flatMap(({ exhibit: of, said }) =>
      namedDigests(said).map((one) => ({ exhibit: of, ...one })),
    ),
    signed: read.flatMap(({ exhibit: of, said }) => {
      const making = signedMaking(said);
      return making ? [{ exhibit: of, ...making }] : [];
    }),
  };
}
