import {
  candidatesInput,
  compareRunsInput,
  describeRunInput,
  finishWorkInput,
  generatorsInput,
  lineageInput,
  listActsInput,
  listRunsInput,
  listSelectionsInput,
  MOST_CANDIDATES,
  publishWorkInput,
  recordGeneratorInput,
  recordModificationInput,
  recordSelectionInput,
  runInput,
  stateRunInput,
  workEventsInput,
} from '@/lib/runs/schema';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import {
  candidates,
  generatorRecorded,
  generators,
  lineage,
  modifications,
  modified,
  runComparison,
  runDetail,
  runs,
  selected,
  selections,
  stated,
  workEvents,
} from '../answers/runs';
import { operation } from '../operation';

const CASE = '/cases/{caseId}';
const RUNS = `${CASE}/runs`;
const ONE = `${RUNS}/{runId}`;

/** Most of one request: a run with every text and parameter of the largest size. */
const RUN_BODY = 16 * 1024 * 1024;

const read = <T>(schema: T) => ({ status: 200, type: JSON_TYPE, schema }) as const;
const made = <T>(schema: T) =>
  ({ status: 201, type: JSON_TYPE, schema, headers: ENTRY_HEADER }) as const;

export const listRuns = operation({
  id: 'runs.list',
  method: 'GET',
  path: RUNS,
  summary: 'Runs of one series, highest number first',
  input: listRunsInput,
  body: 'none',
  answer: read(runs),
});

export const stateRunOperation = operation({
  id: 'runs.state',
  method: 'POST',
  path: RUNS,
  summary: 'State a run by hand, with files that are in the case; with `recreates`, a recreation',
  description:
    'Request and end are recorded together. The class is computed; a run that is stated never is of class A. Values can only be stated, or taken from the frozen revision that is named.',
  input: stateRunInput,
  body: 'json',
  limit: RUN_BODY,
  creates: true,
  answer: { ...made(stated), headers: { ...ENTRY_HEADER, ...LOCATION } },
});

export const getRun = operation({
  id: 'runs.get',
  method: 'GET',
  path: ONE,
  summary: 'One run with everything recorded of it',
  input: runInput,
  body: 'none',
  answer: read(runDetail),
});

export const describeRunOperation = operation({
  id: 'runs.describe',
  method: 'PATCH',
  path: ONE,
  summary: 'Say something of a run afterwards: its purpose, a note',
  input: describeRunInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const compareRunsOperation = operation({
  id: 'runs.compare',
  method: 'GET',
  path: `${RUNS}/compare`,
  summary: 'What two runs have in common and where they differ',
  description: 'A value that one of them does not state is unknown.',
  input: compareRunsInput,
  body: 'none',
  answer: read(runComparison),
});

export const listCandidates = operation({
  id: 'runs.candidates',
  method: 'GET',
  path: `${CASE}/candidates`,
  summary: `Outputs to choose among, each file once, oldest run first; at most ${MOST_CANDIDATES}`,
  input: candidatesInput,
  body: 'none',
  answer: read(candidates),
});

export const listSelections = operation({
  id: 'selections.list',
  method: 'GET',
  path: `${CASE}/selections`,
  summary: 'Choices with everything that was looked at, newest first',
  input: listSelectionsInput,
  body: 'none',
  answer: read(selections),
});

export const recordSelectionOperation = operation({
  id: 'selections.record',
  method: 'POST',
  path: `${CASE}/selections`,
  summary: 'Record a choice: every candidate that was looked at, the rejected ones included',
  input: recordSelectionInput,
  body: 'json',
  limit: RUN_BODY,
  creates: true,
  answer: made(selected),
});

export const listModifications = operation({
  id: 'modifications.list',
  method: 'GET',
  path: `${CASE}/modifications`,
  summary: 'Later work, newest first',
  input: listActsInput,
  body: 'none',
  answer: read(modifications),
});

export const recordModificationOperation = operation({
  id: 'modifications.record',
  method: 'POST',
  path: `${CASE}/modifications`,
  summary: 'Record later work on files: before, after, where, with what, by whom',
  input: recordModificationInput,
  body: 'json',
  creates: true,
  answer: made(modified),
});

export const listWorkEvents = operation({
  id: 'works.events',
  method: 'GET',
  path: `${CASE}/works/events`,
  summary: 'Completion and publication of the works, in the order they were recorded',
  input: workEventsInput,
  body: 'none',
  answer: read(workEvents),
});

export const finishWorkOperation = operation({
  id: 'works.finish',
  method: 'POST',
  path: `${CASE}/works/{workId}/completion`,
  summary: 'Say that a work was completed and which file it is; said again, the later one counts',
  input: finishWorkInput,
  body: 'json',
  creates: true,
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const publishWorkOperation = operation({
  id: 'works.publish',
  method: 'POST',
  path: `${CASE}/works/{workId}/publications`,
  summary: 'Say where, when and by whom a work was made public, and what shows it',
  input: publishWorkInput,
  body: 'json',
  creates: true,
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const listGenerators = operation({
  id: 'generators.list',
  method: 'GET',
  path: `${CASE}/generators`,
  summary: 'Accounts at generating tools: whose, for which period, with what proof and terms',
  input: generatorsInput,
  body: 'none',
  answer: read(generators),
});

export const recordGeneratorOperation = operation({
  id: 'generators.record',
  method: 'POST',
  path: `${CASE}/generators`,
  summary: 'Record an account at a tool, or state one anew; both statements stay in the ledger',
  input: recordGeneratorInput,
  body: 'json',
  creates: true,
  answer: made(generatorRecorded),
});

export const getLineage = operation({
  id: 'runs.lineage',
  method: 'GET',
  path: `${CASE}/lineage`,
  summary: 'From idea to work: the graph of a case, or of what led to one exhibit',
  description:
    'Two things are joined by a recorded act, or because a record in a file names the SHA-256 of another. Recreations are no part of it.',
  input: lineageInput,
  body: 'none',
  answer: read(lineage),
});
