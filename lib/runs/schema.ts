import { z } from 'zod';
import { count, day, freeText, id, isoTime } from '@/lib/entries/define';
import { region } from '@/lib/entries/modification-recorded.v1';
import {
  environment,
  inputRefs,
  MOST_FILES,
  modelList,
  parameterList,
  providerIds,
  revisionRef,
  textList,
} from '@/lib/entries/run-body';
import {
  ASPECTS,
  MODIFICATION_KINDS,
  RUN_OUTCOMES,
  SERIES,
  SIGHTS,
  VERDICTS,
} from '@/lib/entries/vocabulary';

const caseId = id('case');
const contributorId = id('contributor').nullable().default(null);
const exhibitId = id('exhibit');

/** Pages of runs, by number downwards. */
export const listRunsInput = z.strictObject({
  caseId,
  series: z.enum(SERIES).default('run'),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only runs of this prompt, of this operator, or of this tool account. */
  promptId: id('prompt').optional(),
  operatorId: id('contributor').optional(),
  generatorId: id('generator').optional(),
});

export const runInput = z.strictObject({ caseId, runId: id('run') });

/** A run stated by hand, with exhibits that are in the case already. Also the form of a recreation. */
export const stateRunInput = z.strictObject({
  caseId,
  requestedAt: isoTime.nullable().default(null),
  receivedAt: isoTime.nullable().default(null),
  generatorId: id('generator').nullable().default(null),
  operatorId: contributorId,
  instructorId: contributorId,
  revision: revisionRef.nullable().default(null),
  outcome: z.enum(RUN_OUTCOMES).default('completed'),
  inputs: inputRefs.default([]),
  outputs: z.array(exhibitId).max(MOST_FILES).default([]),
  tool: freeText(300),
  toolVersion: freeText(300).default(''),
  texts: textList.default([]),
  parameters: parameterList.default([]),
  models: modelList.default([]),
  environment: environment.default([]),
  providerIds: providerIds.default([]),
  purpose: freeText(4000).default(''),
  recreates: z
    .strictObject({
      runId: id('run').nullable().default(null),
      exhibitId: exhibitId.nullable().default(null),
      sight: z.enum(SIGHTS),
    })
    .nullable()
    .default(null),
});

export const describeRunInput = z.strictObject({
  caseId,
  runId: id('run'),
  purpose: freeText(4000).optional(),
  note: freeText(4000).optional(),
});

export const recordSelectionInput = z.strictObject({
  caseId,
  happenedAt: isoTime.nullable().default(null),
  chooserId: contributorId,
  lookers: z.array(id('contributor')).max(50).default([]),
  candidates: z
    .array(
      z.strictObject({
        exhibitId,
        runId: id('run').nullable().default(null),
        verdict: z.enum(VERDICTS),
        aspects: z.array(z.enum(ASPECTS)).max(ASPECTS.length).default([]),
        reason: freeText(2000).default(''),
      }),
    )
    .min(1)
    .max(MOST_FILES),
  reason: freeText(4000).default(''),
});

export const recordModificationInput = z.strictObject({
  caseId,
  kind: z.enum(MODIFICATION_KINDS),
  happenedAt: isoTime.nullable().default(null),
  editorId: contributorId,
  before: z.array(exhibitId).max(100).default([]),
  afterId: exhibitId,
  maskId: exhibitId.nullable().default(null),
  projectId: exhibitId.nullable().default(null),
  regions: z
    .array(z.strictObject({ ...region.shape, note: freeText(1000).default('') }))
    .max(100)
    .default([]),
  aspects: z.array(z.enum(ASPECTS)).max(ASPECTS.length).default([]),
  tool: freeText(300).default(''),
  toolVersion: freeText(300).default(''),
  purpose: freeText(4000).default(''),
  note: freeText(4000).default(''),
});

export const finishWorkInput = z.strictObject({
  caseId,
  workId: id('work'),
  exhibitId,
  happenedAt: isoTime.nullable().default(null),
  byId: contributorId,
  note: freeText(4000).default(''),
});

export const publishWorkInput = z.strictObject({
  caseId,
  workId: id('work'),
  happenedAt: isoTime.nullable().default(null),
  byId: contributorId,
  exhibitId: exhibitId.nullable().default(null),
  captureId: exhibitId.nullable().default(null),
  promptShown: z.boolean().nullable().default(null),
  place: freeText(2000),
  audience: freeText(1000).default(''),
  note: freeText(4000).default(''),
});

/** `generatorId` states an account anew; without it a new one is recorded. */
export const recordGeneratorInput = z.strictObject({
  caseId,
  generatorId: id('generator').optional(),
  holderId: contributorId,
  startsOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
  proofs: z.array(exhibitId).max(50).default([]),
  termsId: exhibitId.nullable().default(null),
  service: freeText(300),
  account: freeText(300).default(''),
  plan: freeText(300).default(''),
  note: freeText(2000).default(''),
});

export const generatorsInput = z.strictObject({ caseId });

/** Choices and later work, newest first, by entry. */
export const listActsInput = z.strictObject({
  caseId,
  before: count.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Choices, newest first; of all, or those that looked at an output of one run. */
export const listSelectionsInput = listActsInput.extend({ runId: id('run').optional() });

/** Outputs of runs to look at side by side; from one run, one prompt, or runs of some numbers. */
export const candidatesInput = z.strictObject({
  caseId,
  runId: id('run').optional(),
  promptId: id('prompt').optional(),
  fromNumber: z.coerce.number().int().min(1).optional(),
  toNumber: z.coerce.number().int().min(1).optional(),
  /** Only what no choice has decided yet. */
  undecidedOnly: z.boolean().default(false),
});

/** Most candidates in one answer. */
export const MOST_CANDIDATES = 500;

export const workEventsInput = z.strictObject({ caseId });

export const compareRunsInput = z.strictObject({ caseId, runId: id('run'), otherId: id('run') });

/** The graph of a case, or of what led to one exhibit. */
export const lineageInput = z.strictObject({ caseId, exhibitId: exhibitId.optional() });
