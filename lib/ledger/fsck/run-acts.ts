import { eq } from 'drizzle-orm';
import { modification, selection, selectionCandidate, workEvent } from '@/db/schema/runs';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';
import { spelt } from './runs';

type Facts = Map<string, Record<string, unknown>>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What the entries say the tables of choices, later work and works' events hold. */
export function expectedActFacts({
  selections,
  modifications,
  workEvents,
}: CaseState): Record<string, Facts> {
  const choices = [...selections.values()];
  return {
    selection: new Map(
      choices.map((one) => [
        one.id,
        {
          captureClass: one.class,
          rule: one.rule,
          happenedAt: one.happenedAt,
          chooserId: one.chooser,
          lookers: spelt(one.lookers),
          reason: one.reason,
          accountId: one.recorded.actor,
          at: one.recorded.at,
          entry: one.recorded.index,
        },
      ]),
    ),
    selection_candidate: new Map(
      choices.flatMap(({ id, candidates, reasons }) =>
        candidates.map(({ exhibit, run, verdict, aspects }, position) => [
          `${id} ${position}`,
          {
            exhibitId: exhibit,
            runId: run,
            verdict,
            aspects: spelt(aspects),
            reason: reasons.find((one) => one.exhibit === exhibit)?.reason ?? '',
          },
        ]),
      ),
    ),
    modification: new Map(
      [...modifications.values()].map((one) => {
        const { tool, toolVersion, purpose, note, regionNotes } = one;
        return [
          one.id,
          {
            kind: one.kind,
            captureClass: one.class,
            rule: one.rule,
            happenedAt: one.happenedAt,
            editorId: one.editor,
            before: spelt(one.before),
            afterId: one.after,
            maskId: one.mask,
            projectId: one.project,
            regions: spelt(one.regions),
            aspects: spelt(one.aspects),
            said: spelt({ tool, toolVersion, purpose, note, regionNotes }),
            accountId: one.recorded.actor,
            at: one.recorded.at,
            entry: one.recorded.index,
          },
        ];
      }),
    ),
    work_event: new Map(
      [...workEvents.values()].map((one) => [
        `e${one.recorded.index}`,
        {
          workId: one.work,
          kind: one.kind,
          exhibitId: one.exhibit,
          captureId: one.capture,
          happenedAt: one.happenedAt,
          byId: one.by,
          promptShown: one.promptShown,
          place: one.place,
          audience: one.audience,
          note: one.note,
          accountId: one.recorded.actor,
          at: one.recorded.at,
        },
      ]),
    ),
  };
}

/** What the tables of choices, later work and works' events hold. */
export async function storedActFacts(caseId: string, db: Reader): Promise<Record<string, Facts>> {
  const choices = await db.select().from(selection).where(eq(selection.caseId, caseId));
  const looked = await db
    .select()
    .from(selectionCandidate)
    .where(eq(selectionCandidate.caseId, caseId));
  const changes = await db.select().from(modification).where(eq(modification.caseId, caseId));
  const events = await db.select().from(workEvent).where(eq(workEvent.caseId, caseId));
  return {
    selection: new Map(
      choices.map(({ id, caseId: _, lookers, happenedAt, at, ...row }) => [
        id,
        { ...row, lookers: spelt(lookers), happenedAt: iso(happenedAt), at: iso(at) },
      ]),
    ),
    selection_candidate: new Map(
      looked.map(({ selectionId, caseId: _, position, aspects, ...row }) => [
        `${selectionId} ${position}`,
        { ...row, aspects: spelt(aspects) },
      ]),
    ),
    modification: new Map(
      changes.map(({ id, caseId: _, ...row }) => [
        id,
        {
          ...row,
          happenedAt: iso(row.happenedAt),
          before: spelt(row.before),
          regions: spelt(row.regions),
          aspects: spelt(row.aspects),
          said: spelt(row.said),
          at: iso(row.at),
        },
      ]),
    ),
    work_event: new Map(
      events.map(({ caseId: _, entry, happenedAt, at, ...row }) => [
        `e${entry}`,
        { ...row, happenedAt: iso(happenedAt), at: iso(at) },
      ]),
    ),
  };
}
