import 'server-only';
import { loader } from '@/lib/door/loader';
import { AppError } from '@/lib/kernel/errors';
import { assemble } from '@/lib/lineage/assemble';
import type { Lineage } from '@/lib/lineage/graph';
import type { Fate, RunComparison, RunDetail, RunFile } from './dto';
import { compareDetails } from './model/compare';
import { generatorsOf, modificationsOf, selectionsOf, workEventsOf, worksOf } from './queries/acts';
import { fileIn, filesOf } from './queries/files';
import { lineageFacts } from './queries/lineage';
import {
  generatorItems,
  modificationItems,
  selectionItems,
  workEventItems,
} from './queries/present-acts';
import { fatesByExhibit, runDetail, runItems } from './queries/present-runs';
import { candidatesOf, countsOf, runsById, runsOf } from './queries/runs';
import {
  candidatesInput,
  compareRunsInput,
  generatorsInput,
  lineageInput,
  listActsInput,
  listRunsInput,
  listSelectionsInput,
  MOST_CANDIDATES,
  runInput,
  workEventsInput,
} from './schema';

/** A page of the Runs room: one series, highest number first. */
export const loadRuns = loader({
  name: 'runs.list',
  action: 'case.read',
  input: listRunsInput,
  page: 'runs',
  async load({ tx, grant, input, can }) {
    const rows = await runsOf(tx, grant, { ...input, limit: input.limit + 1 });
    const runs = await runItems(tx, grant, rows.slice(0, input.limit));
    return {
      runs,
      next: rows.length > input.limit ? (runs.at(-1)?.number ?? null) : null,
      counts: await countsOf(tx, grant),
      may: { record: can['run.record'] },
    };
  },
});

/** One run with everything recorded of it. */
export const loadRun = loader({
  name: 'runs.detail',
  action: 'case.read',
  input: runInput,
  page: 'run',
  async load({ tx, grant, input, can }): Promise<RunDetail> {
    const [row] = await runsById(tx, grant, [input.runId]);
    if (!row) throw new AppError('NOT_FOUND', { reason: 'run' });
    return { ...(await runDetail(tx, grant, row)), may: { record: can['run.record'] } };
  },
});

/** What two runs have in common and where they differ. */
export const compareRuns = loader({
  name: 'runs.compare',
  action: 'case.read',
  input: compareRunsInput,
  page: 'runs-compare',
  async load({ tx, grant, input, can }): Promise<RunComparison> {
    const rows = await runsById(tx, grant, [input.runId, input.otherId]);
    const detail = async (id: string): Promise<RunDetail> => {
      const row = rows.find((one) => one.run.id === id);
      if (!row) throw new AppError('NOT_FOUND', { reason: 'run' });
      return { ...(await runDetail(tx, grant, row)), may: { record: can['run.record'] } };
    };
    return compareDetails(await detail(input.runId), await detail(input.otherId));
  },
});

/**
 * Outputs to look at side by side, each file once however many runs gave it, oldest run first.
 * `more` says that there are others than those shown.
 */
export const loadCandidates = loader({
  name: 'runs.candidates',
  action: 'case.read',
  input: candidatesInput,
  page: 'candidates',
  async load({ tx, grant, input, can }) {
    const rows = await candidatesOf(tx, grant, { ...input, limit: MOST_CANDIDATES + 1 });
    const shown = rows.slice(0, MOST_CANDIDATES);
    const ids = shown.map((row) => row.exhibitId);
    const files = await filesOf(tx, grant, ids);
    const fate = await fatesByExhibit(tx, grant, ids);
    const candidates: (RunFile & {
      run: { id: string; number: number };
      position: number;
      fate: Fate;
    })[] = [];
    const seen = new Set<string>();
    for (const { exhibitId, position, runId, runNumber } of shown) {
      if (seen.has(exhibitId)) continue;
      seen.add(exhibitId);
      const run = { id: runId, number: runNumber };
      candidates.push({ ...fileIn(files, exhibitId), run, position, fate: fate(exhibitId) });
    }
    const more = rows.length > MOST_CANDIDATES;
    return { candidates, more, may: { record: can['run.record'] } };
  },
});

/** Choices, newest first. */
export const loadSelections = loader({
  name: 'runs.selections',
  action: 'case.read',
  input: listSelectionsInput,
  page: 'selections',
  async load({ tx, grant, input, can }) {
    const rows = await selectionsOf(tx, grant, { ...input, limit: input.limit + 1 });
    const selections = await selectionItems(tx, grant, rows.slice(0, input.limit));
    const next = rows.length > input.limit ? (selections.at(-1)?.entry ?? null) : null;
    return { selections, next, may: { record: can['run.record'] } };
  },
});

/** Later work, newest first. */
export const loadModifications = loader({
  name: 'runs.modifications',
  action: 'case.read',
  input: listActsInput,
  page: 'later-work',
  async load({ tx, grant, input, can }) {
    const rows = await modificationsOf(tx, grant, { ...input, limit: input.limit + 1 });
    const modifications = await modificationItems(tx, grant, rows.slice(0, input.limit));
    const next = rows.length > input.limit ? (modifications.at(-1)?.entry ?? null) : null;
    return { modifications, next, may: { record: can['run.record'] } };
  },
});

/** Completion and publication, in the order they were recorded, and the works of the case. */
export const loadWorkEvents = loader({
  name: 'runs.work_events',
  action: 'case.read',
  input: workEventsInput,
  async load({ tx, grant, can }) {
    const events = await workEventItems(tx, grant, await workEventsOf(tx, grant));
    return { events, works: await worksOf(tx, grant), may: { record: can['run.record'] } };
  },
});

/** Accounts at generating tools. */
export const loadGenerators = loader({
  name: 'runs.generators',
  action: 'case.read',
  input: generatorsInput,
  page: 'tool-accounts',
  async load({ tx, grant, can }) {
    const generators = await generatorItems(tx, grant, await generatorsOf(tx, grant));
    return { generators, may: { record: can['run.record'] } };
  },
});

/** The graph of a case from idea to final work, or of what led to one exhibit. */
export const loadLineage = loader({
  name: 'runs.lineage',
  action: 'case.read',
  input: lineageInput,
  page: 'lineage',
  async load({ tx, grant, input }): Promise<Lineage> {
    const facts = await lineageFacts(tx, grant);
    if (input.exhibitId !== undefined && !facts.files.some(({ id }) => id === input.exhibitId)) {
      throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    }
    return assemble(facts, input.exhibitId);
  },
});
