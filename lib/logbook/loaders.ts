import 'server-only';
import { type Loader, loader } from '@/lib/door/loader';
import { utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import type { CheckReport } from '@/lib/ledger/fsck/report';
import type {
  CheckpointItem,
  Checks,
  ConsistencyProof,
  InclusionProof,
  LedgerEntryDetail,
  LedgerPage,
} from './dto';
import { CHECKS_SHOWN, DISAGREEMENTS_SHOWN } from './model';
import { checksOf, newestReport, runningCheck } from './queries/checks';
import { checkpointOf, entriesOf, entryAt, ledgerSize } from './queries/entries';
import { checkpointItem, itemsOf } from './queries/items';
import { consistencyProof, inclusionProof, tlogProof } from './queries/proofs';
import {
  checkpointInput,
  consistencyInput,
  entryInput,
  inclusionInput,
  ledgerInput,
  listEntriesInput,
} from './schema';

/**
 * A loader whose second half needs no permission of its own and no transaction: it works on what
 * the first half was allowed to read.
 */
function followed<I, A, B>(first: Loader<I, A>, then: (found: A) => Promise<B>): Loader<I, B> {
  const run = async (...args: Parameters<Loader<I, A>>) => then(await first(...args));
  return Object.defineProperties(run, {
    name: { value: first.name },
    action: { value: first.action },
    // The two properties just defined are what makes a function a loader.
  }) as unknown as Loader<I, B>;
}

/** A page of the Ledger room, newest first. */
export const loadLedger = loader({
  name: 'ledger.page',
  action: 'ledger.read',
  input: listEntriesInput,
  page: 'ledger',
  async load({ tx, grant, input, can }): Promise<LedgerPage> {
    const rows = await entriesOf(tx, grant, { ...input, limit: input.limit + 1 });
    const newest = await checkpointOf(tx, grant, 'newest');
    const shown = rows.slice(0, input.limit);
    return {
      entries: await itemsOf(tx, grant, shown, newest?.size ?? 0),
      next: rows.length > input.limit ? (shown.at(-1)?.index ?? null) : null,
      size: await ledgerSize(tx, grant),
      checkpoint: newest && checkpointItem(newest),
      may: { check: can['ledger.check'], erase: can['payload.erase'] },
    };
  },
});

/** The size of the ledger, for reading entries as a stream afterwards. */
export const loadLedgerSize = loader({
  name: 'ledger.size',
  action: 'ledger.read',
  input: ledgerInput,
  page: 'ledger.entries',
  async load({ tx, grant }): Promise<{ caseId: string; size: number }> {
    return { caseId: grant.caseId, size: await ledgerSize(tx, grant) };
  },
});

/** One entry: exact bytes, payload, and the proof that a checkpoint covers it. */
export const loadEntry = followed(
  loader({
    name: 'ledger.entry',
    action: 'ledger.read',
    input: entryInput,
    async load({ tx, grant, input }) {
      const row = await entryAt(tx, grant, input.index);
      if (!row) throw new AppError('NOT_FOUND', { reason: 'entry' });
      const covering = await checkpointOf(tx, grant, { covering: input.index });
      const [item] = await itemsOf(tx, grant, [row], covering?.size ?? 0);
      if (!item) throw new AppError('NOT_FOUND', { reason: 'entry' });
      return { caseId: grant.caseId, row, item, checkpoint: covering && checkpointItem(covering) };
    },
  }),
  async ({ caseId, row, item, checkpoint }): Promise<LedgerEntryDetail> => ({
    ...item,
    body: row.body,
    bytes: utf8(row.body).length,
    commitment: (JSON.parse(row.body) as { payload: string | null }).payload,
    opening: row.salt !== null && row.data !== null ? { salt: row.salt, data: row.data } : null,
    checkpoint,
    proof: checkpoint && (await tlogProof(caseId, row.index, checkpoint)),
  }),
);

/** A signed checkpoint: the newest, or the one at a size. A first one is signed when asked for. */
export const loadCheckpoint = followed(
  loader({
    name: 'ledger.checkpoint',
    action: 'ledger.read',
    input: checkpointInput,
    async load({ tx, grant, input }) {
      const { size } = input;
      const found = await checkpointOf(tx, grant, size === undefined ? 'newest' : { size });
      if (!found && size !== undefined) throw new AppError('NOT_FOUND', { reason: 'checkpoint' });
      return { caseId: grant.caseId, found };
    },
  }),
  async ({ caseId, found }): Promise<CheckpointItem> =>
    checkpointItem(found ?? (await checkpointCase(caseId))),
);

/** That an entry is in the tree of a size; by default that of the newest checkpoint. */
export const loadInclusion = followed(
  loader({
    name: 'ledger.inclusion',
    action: 'ledger.read',
    input: inclusionInput,
    async load({ tx, grant, input }) {
      const { index } = input;
      const marked = await checkpointOf(
        tx,
        grant,
        input.size === undefined ? 'newest' : { size: input.size },
      );
      const size = input.size ?? marked?.size ?? 0;
      const held = await ledgerSize(tx, grant);
      if (size > held) throw new AppError('INVALID', { fields: { size: 'too_big' } });
      if (index >= held) throw new AppError('INVALID', { fields: { index: 'too_big' } });
      if (index >= size) throw new AppError('CONFLICT', { reason: 'not_covered' });
      return { caseId: grant.caseId, index, size, note: marked?.note ?? null };
    },
  }),
  ({ caseId, index, size, note }): Promise<InclusionProof> =>
    inclusionProof(caseId, index, size, note),
);

/** That a larger tree extends a smaller one; by default up to the newest checkpoint. */
export const loadConsistency = followed(
  loader({
    name: 'ledger.consistency',
    action: 'ledger.read',
    input: consistencyInput,
    async load({ tx, grant, input }) {
      const { from } = input;
      const newest = input.to === undefined ? await checkpointOf(tx, grant, 'newest') : null;
      const to = input.to ?? newest?.size ?? 0;
      if (to > (await ledgerSize(tx, grant))) {
        throw new AppError('INVALID', { fields: { to: 'too_big' } });
      }
      if (from > to) throw new AppError('INVALID', { fields: { from: 'too_big' } });
      return { caseId: grant.caseId, from, to };
    },
  }),
  ({ caseId, from, to }): Promise<ConsistencyProof> => consistencyProof(caseId, from, to),
);

/** Full checks of the case, newest first, and what the newest found. */
export const loadChecks = loader({
  name: 'ledger.checks',
  action: 'ledger.read',
  input: ledgerInput,
  async load({ tx, grant, can }): Promise<Checks> {
    const rows = await checksOf(tx, grant, CHECKS_SHOWN);
    const checks = rows.map(({ startedAt, finishedAt, ...counts }) => ({
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      ...counts,
    }));
    const [first] = checks;
    const text = first ? await newestReport(tx, grant) : null;
    return {
      checks,
      newest: first && text !== null ? { ...first, ...detailOf(text) } : null,
      running: await runningCheck(tx, grant),
      mayCheck: can['ledger.check'],
    };
  },
});

function detailOf(text: string) {
  // Written by keepCheck, which has checked its shape.
  const report = JSON.parse(text) as CheckReport;
  if (!Array.isArray(report.failures)) throw new AppError('INTERNAL', { reason: 'report' });
  return {
    checkpoints: report.checkpoints,
    bytes: report.bytes,
    disagreements: report.failures.slice(0, DISAGREEMENTS_SHOWN),
    more: Math.max(0, report.failures.length - DISAGREEMENTS_SHOWN),
    orphans: report.orphans.length,
  };
}
