import { z } from 'zod';
import { fieldName, MAX_CLAIM_BYTES, writerId } from '@/lib/authorship/claim';
import { count, freeText, id } from '@/lib/entries/define';

const caseId = id('case');
const promptId = id('prompt');
const title = freeText(300)
  .transform((s) => s.trim())
  .pipe(z.string().min(1));

/** Operations taken in one request. */
export const MAX_CLAIMS = 200;

/** Largest request that pushes claims, in bytes: a claim of the largest size, escaped in JSON. */
export const MAX_PUSH_BYTES = 4 * MAX_CLAIM_BYTES;

const claim = z.strictObject({
  claim: z.string().max(MAX_CLAIM_BYTES),
  sig: z.string().length(88),
});

export const listPromptsInput = z.strictObject({
  caseId,
  /** Number of the last prompt of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const promptInput = z.strictObject({ caseId, promptId });

export const openPromptInput = z.strictObject({ caseId, title });

export const amendPromptInput = z.strictObject({ caseId, promptId, title });

export const joinInput = z.strictObject({ caseId, promptId, ...claim.shape });

export const pushInput = z.strictObject({
  caseId,
  promptId,
  claims: z.array(claim).min(1).max(MAX_CLAIMS),
});

export const operationsInput = z.strictObject({
  caseId,
  promptId,
  /** Operations from this number on. */
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
});

/** The state at an operation, or at the head where none is given. */
export const atInput = z.strictObject({
  caseId,
  promptId,
  seq: z.coerce.number().int().min(0).optional(),
});

export const revisionInput = z.strictObject({
  caseId,
  promptId,
  revision: z.coerce.number().int().min(1),
});

export const presenceInput = z.strictObject({
  caseId,
  promptId,
  writer: writerId,
  field: fieldName,
  /** Ends of the selection as Yjs relative positions in base64; null while the person is away. */
  anchor: z.string().max(200).nullable(),
  head: z.string().max(200).nullable(),
});

export const scratchInput = z.strictObject({ caseId, promptId, text: freeText(100_000) });

/** What a stream follows: prompts with the number of the next operation wanted. */
export const followInput = z.strictObject({ caseId, promptId, from: count });

/** Prompts of one stream: `<case>/<prompt>/<next operation wanted>` each. */
export const streamInput = z.strictObject({
  p: z.array(z.string().max(100)).min(1).max(20),
});

/** Device keys of one's own; takes nothing. */
export const devicesInput = z.strictObject({});

export const deviceInput = z.strictObject({ deviceId: id('device') });
