import { fresh } from './testing-desk';
import type { Line } from './testing-line';

const TEAM = 'owner admin member writer';
const EVERYBODY = 'owner admin member counsel guest reader writer service';

/** Commands about runs, choices and later work. */
export const RUN_COMMANDS: Record<string, Line> = {
  'run.state': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId }) => ({ caseId, tool: fresh('tool') }),
    names: ({ contributorId, generatorId, exhibitId, runId, promptId }) => ({
      operatorId: contributorId,
      instructorId: contributorId,
      generatorId,
      outputs: [exhibitId],
      inputs: [{ exhibit: exhibitId, role: 'reference' }],
      revision: { prompt: promptId, revision: 1 },
      recreates: { runId, sight: 'unknown' },
    }),
  },
  'run.describe': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, runId }) => ({ caseId, runId, note: fresh('note') }),
    names: ({ runId }) => ({ runId }),
  },
  'selection.record': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, exhibitId, runId }) => ({
      caseId,
      candidates: [{ exhibitId, runId, verdict: 'chosen' }],
    }),
    names: ({ contributorId, exhibitId }) => ({
      chooserId: contributorId,
      lookers: [contributorId],
      candidates: [{ exhibitId, verdict: 'rejected' }],
    }),
  },
  'modification.record': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, toId }) => ({ caseId, kind: 'crop', afterId: toId }),
    names: ({ contributorId, exhibitId, toId }) => ({
      editorId: contributorId,
      before: [exhibitId],
      afterId: toId,
      maskId: exhibitId,
      projectId: exhibitId,
    }),
  },
  'work.finish': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, workId, exhibitId }) => ({ caseId, workId, exhibitId }),
    names: ({ workId, exhibitId, contributorId }) => ({ workId, exhibitId, byId: contributorId }),
  },
  'work.publish': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, workId }) => ({ caseId, workId, place: fresh('place') }),
    names: ({ workId, exhibitId, contributorId }) => ({
      workId,
      exhibitId,
      captureId: exhibitId,
      byId: contributorId,
    }),
  },
  'generator.record': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId }) => ({ caseId, service: fresh('tool') }),
    names: ({ generatorId, contributorId, exhibitId }) => ({
      generatorId,
      holderId: contributorId,
      proofs: [exhibitId],
      termsId: exhibitId,
    }),
  },
};

const READ = { scope: 'case', may: EVERYBODY } as const;

/** What is read of runs, choices and later work. */
export const RUN_LOADERS: Record<string, Line> = {
  'runs.list': {
    ...READ,
    input: ({ caseId }) => ({ caseId }),
    names: ({ promptId, contributorId, generatorId }) => ({
      promptId,
      operatorId: contributorId,
      generatorId,
    }),
  },
  'runs.detail': {
    ...READ,
    input: ({ caseId, runId }) => ({ caseId, runId }),
    names: ({ runId }) => ({ runId }),
  },
  'runs.compare': {
    ...READ,
    input: ({ caseId, runId }) => ({ caseId, runId, otherId: runId }),
    names: ({ runId }) => ({ runId, otherId: runId }),
  },
  'runs.candidates': {
    ...READ,
    input: ({ caseId }) => ({ caseId }),
    names: ({ runId, promptId }) => ({ runId, promptId }),
  },
  'runs.selections': {
    ...READ,
    input: ({ caseId }) => ({ caseId }),
    names: ({ runId }) => ({ runId }),
  },
  'runs.modifications': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'runs.work_events': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'runs.generators': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'runs.lineage': {
    ...READ,
    input: ({ caseId }) => ({ caseId }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
};
