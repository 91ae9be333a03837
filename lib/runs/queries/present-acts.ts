import type { generator, modification, selection, workEvent } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type {
  Aspect,
  CaptureClass,
  ClassRule,
  ModificationKind,
  Verdict,
} from '@/lib/entries/vocabulary';
import type { GeneratorItem, ModificationItem, SelectionItem, WorkEventItem } from '../dto';
import { accountsOf, candidatesOfSelections, peopleOf } from './acts';
import { fileIn, filesOf } from './files';

// The columns hold only words of the vocabularies, which commands checked; hence the casts.

type Reading = Pick<Grant<'case.read'>, 'caseId'>;
type Row<T extends { $inferSelect: object }> = T['$inferSelect'];

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** Choices with everything that was looked at. */
export async function selectionItems(
  tx: Tx,
  grant: Reading,
  rows: readonly Row<typeof selection>[],
): Promise<SelectionItem[]> {
  const looked = await candidatesOfSelections(
    tx,
    grant,
    rows.map((row) => row.id),
  );
  const files = await filesOf(
    tx,
    grant,
    looked.map(({ candidate }) => candidate.exhibitId),
  );
  const person = await peopleOf(
    tx,
    grant,
    rows.flatMap((row) => [row.chooserId, ...row.lookers]),
  );
  const account = await accountsOf(
    tx,
    rows.map((row) => row.accountId),
  );
  return rows.map((row) => ({
    id: row.id,
    class: row.captureClass as CaptureClass,
    rule: row.rule as ClassRule,
    happenedAt: iso(row.happenedAt),
    at: row.at.toISOString(),
    chooser: person(row.chooserId),
    lookers: row.lookers.flatMap((id) => person(id) ?? []),
    reason: row.reason,
    account: account(row.accountId),
    candidates: looked
      .filter(({ candidate }) => candidate.selectionId === row.id)
      .map(({ candidate, runNumber }) => ({
        ...fileIn(files, candidate.exhibitId),
        run:
          candidate.runId === null || runNumber === null
            ? null
            : { id: candidate.runId, number: runNumber },
        verdict: candidate.verdict as Verdict,
        aspects: candidate.aspects as Aspect[],
        reason: candidate.reason,
      })),
    entry: row.entry,
  }));
}

type ModificationSaid = {
  tool: string;
  toolVersion: string;
  purpose: string;
  note: string;
  regionNotes: string[];
};

/** Later work with its files before and after. */
export async function modificationItems(
  tx: Tx,
  grant: Reading,
  rows: readonly Row<typeof modification>[],
): Promise<ModificationItem[]> {
  const files = await filesOf(
    tx,
    grant,
    rows.flatMap((row) =>
      [...row.before, row.afterId, row.maskId, row.projectId].filter((id) => id !== null),
    ),
  );
  const person = await peopleOf(
    tx,
    grant,
    rows.map((row) => row.editorId),
  );
  const account = await accountsOf(
    tx,
    rows.map((row) => row.accountId),
  );
  const fileOr = (id: string | null) => (id === null ? null : fileIn(files, id));
  return rows.map((row) => {
    const { regionNotes, ...said } = row.said as ModificationSaid;
    return {
      id: row.id,
      kind: row.kind as ModificationKind,
      class: row.captureClass as CaptureClass,
      rule: row.rule as ClassRule,
      happenedAt: iso(row.happenedAt),
      at: row.at.toISOString(),
      editor: person(row.editorId),
      account: account(row.accountId),
      before: row.before.map((id) => fileIn(files, id)),
      after: fileIn(files, row.afterId),
      mask: fileOr(row.maskId),
      project: fileOr(row.projectId),
      regions: row.regions.map((region, i) => ({ ...region, note: regionNotes[i] ?? '' })),
      aspects: row.aspects as Aspect[],
      ...said,
      entry: row.entry,
    };
  });
}

/** Completion and publication with the files that show them. */
export async function workEventItems(
  tx: Tx,
  grant: Reading,
  rows: readonly { event: Row<typeof workEvent>; work: string }[],
): Promise<WorkEventItem[]> {
  const files = await filesOf(
    tx,
    grant,
    rows.flatMap(({ event }) => [event.exhibitId, event.captureId].filter((id) => id !== null)),
  );
  const person = await peopleOf(
    tx,
    grant,
    rows.map(({ event }) => event.byId),
  );
  const fileOr = (id: string | null) => (id === null ? null : fileIn(files, id));
  return rows.map(({ event, work }) => ({
    workId: event.workId,
    work,
    kind: event.kind as WorkEventItem['kind'],
    exhibit: fileOr(event.exhibitId),
    capture: fileOr(event.captureId),
    happenedAt: iso(event.happenedAt),
    at: event.at.toISOString(),
    by: person(event.byId),
    promptShown: event.promptShown,
    place: event.place,
    audience: event.audience,
    note: event.note,
    entry: event.entry,
  }));
}

/** Accounts at generating tools with proofs and terms. */
export async function generatorItems(
  tx: Tx,
  grant: Reading,
  rows: readonly { generator: Row<typeof generator>; runs: number }[],
): Promise<GeneratorItem[]> {
  const files = await filesOf(
    tx,
    grant,
    rows.flatMap(({ generator: one }) =>
      one.termsId === null ? one.proofs : [...one.proofs, one.termsId],
    ),
  );
  const person = await peopleOf(
    tx,
    grant,
    rows.map(({ generator: one }) => one.holderId),
  );
  return rows.map(({ generator: one, runs }) => ({
    id: one.id,
    service: one.service,
    account: one.account,
    plan: one.plan,
    note: one.note,
    holder: person(one.holderId),
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    proofs: one.proofs.map((id) => fileIn(files, id)),
    terms: one.termsId === null ? null : fileIn(files, one.termsId),
    runs,
    entry: one.entry,
  }));
}
