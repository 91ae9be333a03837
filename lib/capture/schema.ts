import { z } from 'zod';
import { count, freeText, id, isoTime } from '@/lib/entries/define';
import { modelList, parameterList, providerIds, textList } from '@/lib/entries/run-body';
import {
  GAP_CAUSES,
  INPUT_ROLES,
  RECORD_ROLES,
  RUN_OUTCOMES,
  SOURCE_TOOLS,
} from '@/lib/entries/vocabulary';

const caseId = id('case');
const sourceId = id('source');

/** Longest key of an upstream, in characters. */
const MOST_KEY = 1000;

/**
 * Opens a source. `upstream` is an origin of the instance's allowlist and belongs to tools behind the
 * gateway; `folder` names a folder as its watcher does. `key` is kept encrypted and never answered.
 */
export const openSourceInput = z.strictObject({
  caseId,
  tool: z.enum(SOURCE_TOOLS),
  label: freeText(300).min(1),
  upstream: z.string().max(300).default(''),
  folder: freeText(1000).default(''),
  software: freeText(300).default(''),
  generatorId: id('generator').nullable().default(null),
  onFailure: z.enum(['block', 'pass']).default('block'),
  key: z
    .string()
    .max(MOST_KEY)
    .regex(/^[\x20-\x7e]*$/)
    .default(''),
});

export const closeSourceInput = z.strictObject({ caseId, sourceId });

export const sourcesInput = z.strictObject({ caseId });

/** Gaps of a source, or of all of the case, newest first by entry. */
export const gapsInput = z.strictObject({
  caseId,
  sourceId: sourceId.optional(),
  before: count.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Whether whoever asks may record through a source, and what stands behind it. */
export const gatewayPlaceInput = z.strictObject({ caseId, sourceId });

/** Bytes that pass the gateway, on their way to being an exhibit. */
const file = z.strictObject({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  fileName: z.string().max(300),
  mediaType: z.string().max(200),
});

/**
 * What went into a run, in the words of its entry; who set what is found by the server. `given` is a
 * parameter's name in the request, where the record has a common one.
 */
const asked = {
  tool: freeText(300),
  toolVersion: freeText(300),
  texts: textList,
  parameters: z
    .array(z.strictObject({ name: freeText(200), given: freeText(200), value: freeText(20_000) }))
    .max(500),
  models: modelList,
};

/** A request that is about to leave. Made by the gateway only; nothing else says `gateway`. */
export const recordPassingInput = z.strictObject({
  caseId,
  sourceId,
  /** Chosen by the gateway, so that its journal and the tool can name the run before it stands. */
  runId: id('run'),
  requestedAt: isoTime,
  request: file,
  inputs: z.array(z.strictObject({ ...file.shape, role: z.enum(INPUT_ROLES) })).max(200),
  ...asked,
  environment: z.array(z.strictObject({ name: freeText(100), value: freeText(1000) })).max(50),
  /** The frozen revision that the tool named in a header, as it came; empty where it named none. */
  named: z.string().max(200),
});

/** What came back. Outputs in the order of the tool. */
export const recordAnswerInput = z.strictObject({
  caseId,
  sourceId,
  runId: id('run'),
  outcome: z.enum(RUN_OUTCOMES),
  receivedAt: isoTime,
  outputs: z.array(file).max(1000),
  records: z.array(z.strictObject({ ...file.shape, role: z.enum(RECORD_ROLES) })).max(100),
  texts: textList,
  parameters: parameterList,
  models: modelList,
  environment: z.array(z.strictObject({ name: freeText(100), value: freeText(1000) })).max(50),
  providerIds,
  failure: freeText(4000),
});

export const recordGapInput = z.strictObject({
  caseId,
  sourceId,
  runId: id('run').nullable(),
  cause: z.enum(GAP_CAUSES),
  count: count.min(1),
  from: isoTime,
  to: isoTime,
  reason: freeText(2000),
});

/** What a program says of its own source: it was away, or files were lost before they were sent. */
export const reportGapInput = recordGapInput
  .omit({ runId: true })
  .extend({ cause: z.enum(['offline', 'not_recorded']), count: count.min(1).max(1_000_000) });

/** What a gateway left open when its process ended; `what` is its method and path. */
export const recordCutOffInput = z.strictObject({
  caseId,
  sourceId,
  runId: id('run'),
  requestedAt: isoTime,
  what: freeText(500),
});

export type RecordPassing = z.output<typeof recordPassingInput>;
export type RecordAnswer = z.output<typeof recordAnswerInput>;
export type RecordGap = z.output<typeof recordGapInput>;
export type PassingFile = z.output<typeof file>;
