import 'server-only';
import { loader } from '@/lib/door/loader';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import type { ImportFile, ImportItem, ItemState, ProposalItem } from './dto';
import { NO_COUNTS } from './model';
import { countsByImport, filesOf, importsOf } from './queries/imports';
import { presentProposals } from './queries/present-proposals';
import { contradictionsOf, proposalsOf, waitingCounts } from './queries/proposals';
import { importInput, listFilesInput, listImportsInput, listProposalsInput } from './schema';

type Row = Awaited<ReturnType<typeof importsOf>>[number];

function itemOf(row: Row, counts: ImportItem['counts'] | undefined, me: string): ImportItem {
  const { batch, archive, by, proposals } = row;
  return {
    id: batch.id,
    label: batch.label,
    // The column holds only states that commands wrote.
    state: batch.state as ImportItem['state'],
    files: batch.files,
    counts: counts ?? { ...NO_COUNTS },
    archive,
    failure: batch.failure,
    by: { id: batch.accountId, name: by ?? '' },
    own: batch.accountId === me,
    createdAt: batch.createdAt.toISOString(),
    endedAt: batch.endedAt?.toISOString() ?? null,
    entry: batch.entry,
    proposals,
    common: batch.common,
  };
}

/** Imports of a case, the newest first. */
export const loadImports = loader({
  name: 'imports.list',
  action: 'case.read',
  input: listImportsInput,
  page: 'imports',
  async load({ tx, grant, input, can }) {
    const { before, limit } = input;
    const rows = await importsOf(tx, grant.caseId, { before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const counts = await countsByImport(
      tx,
      shown.map(({ batch }) => batch.id),
    );
    const waiting = await waitingCounts(tx, grant.caseId, undefined);
    return {
      imports: shown.map((row) => itemOf(row, counts.get(row.batch.id), grant.actor.id)),
      next: rows.length > limit ? (shown.at(-1)?.batch.id ?? null) : null,
      waiting,
      may: { write: can['import.write'], decide: can['run.record'] },
    };
  },
});

/** One import. */
export const loadImport = loader({
  name: 'imports.one',
  action: 'case.read',
  input: importInput,
  page: 'import',
  async load({ tx, grant, input, can }) {
    const { importId } = input;
    const [row] = await importsOf(tx, grant.caseId, { importId, limit: 1 });
    if (!row) throw new AppError('NOT_FOUND');
    const counts = await countsByImport(tx, [importId]);
    return {
      ...itemOf(row, counts.get(importId), grant.actor.id),
      may: { write: can['import.write'], decide: can['run.record'] },
    };
  },
});

/** A page of the files of an import, in their order. */
export const loadImportFiles = loader({
  name: 'imports.files',
  action: 'case.read',
  input: listFilesInput,
  async load({ tx, grant, input }) {
    const { importId, state, after, limit } = input;
    const [batch] = await importsOf(tx, grant.caseId, { importId, limit: 1 });
    if (!batch) throw new AppError('NOT_FOUND');
    const rows = await filesOf(tx, grant.caseId, { importId, state, after, limit: limit + 1 });
    const files = rows.slice(0, limit).map(({ item, exhibit, opened }): ImportFile => {
      return {
        position: item.position,
        name: item.name,
        bytes: item.bytes,
        sha256: item.sha256,
        // The columns hold only words that commands wrote.
        state: item.state as ItemState,
        failure: item.failure,
        exhibit: exhibit && {
          id: exhibit.id,
          number: exhibit.number,
          title: exhibit.title,
          class: exhibit.captureClass as CaptureClass,
          mediaType: exhibit.mediaType,
        },
        opened,
      };
    });
    return { files, next: rows.length > limit ? (files.at(-1)?.position ?? null) : null };
  },
});

/** A page of proposals, with what was read. */
export const loadProposals = loader({
  name: 'imports.proposals',
  action: 'case.read',
  input: listProposalsInput,
  page: 'proposals',
  async load({ tx, grant, input, can }) {
    const { limit, caseId: _, ...filter } = input;
    const rows = await proposalsOf(tx, grant.caseId, { ...filter, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const findings = await contradictionsOf(
      tx,
      shown.map((row) => row.proposal.readingId),
    );
    const proposals: ProposalItem[] = presentProposals(grant.caseId, shown, findings);
    return {
      proposals,
      next: rows.length > limit ? (proposals.at(-1)?.id ?? null) : null,
      waiting: await waitingCounts(tx, grant.caseId, input.importId),
      may: { decide: can['run.record'] },
    };
  },
});
