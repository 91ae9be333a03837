import { and, eq, inArray } from 'drizzle-orm';
import { captureSeen } from '@/db/schema/captures';
import { contributor, contributorAccount } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { promptRevision } from '@/db/schema/prompts';
import { generator, run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { RunInHand } from './event-book';
import type { RunEvent } from './run-event';

/** An event recorded before, by its key. */
export type Seen = { runId: string | null; exhibitId: string | null };

/** What the case holds of all that a number of events name. */
export type EventFacts = {
  seen: Map<string, Seen>;
  people: Set<string>;
  generators: Set<string>;
  /** As `<prompt>/<revision>`. */
  revisions: Set<string>;
  /** Digest → exhibit. */
  exhibits: Map<string, string>;
  /** Those of them that are recreations, which stay apart from the making of the work. */
  apart: Set<string>;
  /** Runs by identifier. */
  runs: Map<string, RunInHand>;
  /** Contributor for whom the account acts; null where none is linked. */
  operator: string | null;
};

/** Which events of a source were recorded before. */
export async function seenIn(
  tx: Tx,
  sourceId: string,
  keys: readonly string[],
): Promise<Map<string, Seen>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(captureSeen)
    .where(and(eq(captureSeen.sourceId, sourceId), inArray(captureSeen.key, [...new Set(keys)])));
  return new Map(rows.map(({ key, runId, exhibitId }) => [key, { runId, exhibitId }]));
}

/** The contributor for whom an account acts in a case. */
export async function operatorOf(tx: Tx, caseId: string, accountId: string) {
  const [own] = await tx
    .select({ id: contributorAccount.contributorId })
    .from(contributorAccount)
    .where(and(eq(contributorAccount.caseId, caseId), eq(contributorAccount.accountId, accountId)));
  return own?.id ?? null;
}

/** Looks up, a few statements for all of them, what events name. */
export async function factsOf(
  tx: Tx,
  about: { caseId: string; sourceId: string; accountId: string },
  events: readonly RunEvent[],
  digests: readonly string[],
): Promise<EventFacts> {
  const { caseId, sourceId, accountId } = about;
  const keys = events.flatMap((one) => ('runKey' in one ? [one.key, one.runKey] : [one.key]));
  const seen = await seenIn(tx, sourceId, keys);
  const exhibits = await exhibitsBy(tx, caseId, digests);
  const runIds = [...new Set([...seen.values()].flatMap(({ runId }) => runId ?? []))];
  return {
    seen,
    people: await known(tx, contributor, caseId, events.flatMap(peopleIn)),
    generators: await known(tx, generator, caseId, events.flatMap(generatorsIn)),
    revisions: await revisionsIn(tx, caseId, events),
    exhibits,
    apart: await recreatedAmong(tx, caseId, [...exhibits.values()]),
    runs: await runsIn(tx, caseId, runIds),
    operator: await operatorOf(tx, caseId, accountId),
  };
}

/** Digest → exhibit of the case that has these bytes. */
export async function exhibitsBy(tx: Tx, caseId: string, digests: readonly string[]) {
  if (digests.length === 0) return new Map<string, string>();
  const rows = await tx
    .select({ id: exhibit.id, sha256: exhibit.sha256 })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.sha256, [...new Set(digests)])));
  return new Map(rows.map((row) => [row.sha256, row.id]));
}

/** Those exhibits of a case that are recreations. */
export async function recreatedAmong(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: exhibit.id })
    .from(exhibit)
    .where(
      and(
        eq(exhibit.caseId, caseId),
        inArray(exhibit.id, [...new Set(ids)]),
        eq(exhibit.captureClass, 'E'),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

async function known(
  tx: Tx,
  table: typeof contributor | typeof generator,
  caseId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.caseId, caseId), inArray(table.id, [...new Set(ids)])));
  return new Set(rows.map((row) => row.id));
}

async function revisionsIn(tx: Tx, caseId: string, events: readonly RunEvent[]) {
  const prompts = events.flatMap((one) =>
    'revision' in one && one.revision ? [one.revision.prompt] : [],
  );
  if (prompts.length === 0) return new Set<string>();
  const rows = await tx
    .select({ prompt: promptRevision.promptId, revision: promptRevision.revision })
    .from(promptRevision)
    .where(
      and(
        eq(promptRevision.caseId, caseId),
        inArray(promptRevision.promptId, [...new Set(prompts)]),
      ),
    );
  return new Set(rows.map(({ prompt, revision }) => `${prompt}/${revision}`));
}

async function runsIn(tx: Tx, caseId: string, ids: readonly string[]) {
  const runs = new Map<string, RunInHand>();
  if (ids.length === 0) return runs;
  const rows = await tx
    .select({ id: run.id, number: run.number, outcome: run.outcome })
    .from(run)
    .where(and(eq(run.caseId, caseId), inArray(run.id, [...ids])))
    .orderBy(run.id)
    .for('update');
  const taken = await tx
    .select({ runId: runFile.runId, position: runFile.position })
    .from(runFile)
    .where(and(inArray(runFile.runId, [...ids]), eq(runFile.part, 'output')));
  for (const { id, number, outcome } of rows) {
    const positions = taken.filter(({ runId }) => runId === id).map((one) => one.position);
    runs.set(id, new RunInHand(id, number, outcome !== null, positions));
  }
  return runs;
}

/** People that an event names. */
export function peopleIn(event: RunEvent): string[] {
  const instructor = 'instructorId' in event ? [event.instructorId] : [];
  const asked = 'parameters' in event ? event.parameters : [];
  const answered = 'answer' in event ? event.answer.parameters : [];
  const setters = [...asked, ...answered].map(({ setter }) => setter);
  return [...instructor, ...setters].filter((id) => id !== null);
}

const generatorsIn = (event: RunEvent): string[] =>
  'generatorId' in event && event.generatorId ? [event.generatorId] : [];
