import { z } from 'zod';
import { freeText, id, isoTime, sha256 } from '@/lib/entries/define';
import {
  environment,
  MOST_FILES,
  modelList,
  providerIds,
  revisionRef,
  textList,
} from '@/lib/entries/run-body';
import { INPUT_ROLES, RECORD_ROLES, RUN_OUTCOMES } from '@/lib/entries/vocabulary';
import { strictBase64 } from '@/lib/kernel/base64';

/** Events recorded in one transaction. */
export const EVENTS_AT_ONCE = 500;

/** Largest file that a line may carry itself, in bytes. */
export const MOST_INLINE_BYTES = 4 * 1024 ** 2;

/** Name a program gives to an event, of its own choice; the same name is the same event. */
export const eventKey = z
  .string()
  .min(1)
  .max(200)
  .refine((s) => s.isWellFormed() && !s.includes('\0'), { error: 'unreadable_text' });

const bytes = z
  .string()
  .max(Math.ceil((MOST_INLINE_BYTES * 4) / 3) + 4)
  .transform((text, context) => {
    const found = strictBase64(text);
    if (found && found.length <= MOST_INLINE_BYTES) return found;
    context.addIssue({ code: 'custom', message: found ? 'too_big' : 'wrong_format' });
    return z.NEVER;
  });

/** A file of the case by its digest, or a small one that comes along. */
const fileShape = {
  sha256: sha256.optional(),
  bytes: bytes.optional(),
  fileName: freeText(1000).default(''),
  title: freeText(300).default(''),
};
const oneOf = (file: { sha256?: string | undefined; bytes?: Uint8Array | undefined }) =>
  (file.sha256 === undefined) !== (file.bytes === undefined);
const file = z.strictObject(fileShape).refine(oneOf, { error: 'digest_or_bytes' });
const input = z
  .strictObject({ ...fileShape, role: z.enum(INPUT_ROLES) })
  .refine(oneOf, { error: 'digest_or_bytes' });
const record = z
  .strictObject({ ...fileShape, role: z.enum(RECORD_ROLES) })
  .refine(oneOf, { error: 'digest_or_bytes' });

/** What the program says about a parameter; where it is known from follows from where it stands. */
const parameters = z
  .array(
    z.strictObject({
      name: freeText(200),
      value: freeText(20_000),
      setter: id('contributor').nullable().default(null),
    }),
  )
  .max(500)
  .default([]);

const requested = {
  requestedAt: isoTime.nullable().default(null),
  instructorId: id('contributor').nullable().default(null),
  generatorId: id('generator').nullable().default(null),
  revision: revisionRef.nullable().default(null),
  tool: freeText(300).default(''),
  toolVersion: freeText(300).default(''),
  texts: textList.default([]),
  parameters,
  models: modelList.default([]),
  environment: environment.default([]),
  purpose: freeText(4000).default(''),
  inputs: z.array(input).max(MOST_FILES).default([]),
};

const ended = {
  receivedAt: isoTime.nullable().default(null),
  outcome: z.enum(RUN_OUTCOMES).default('completed'),
  /** In the order of the tool. */
  outputs: z.array(file).max(MOST_FILES).default([]),
  /** What the tool answered: real seeds, texts it rewrote, models it used. */
  answer: z
    .strictObject({
      texts: textList.default([]),
      parameters,
      models: modelList.default([]),
      environment: environment.default([]),
      providerIds: providerIds.default([]),
      failure: freeText(4000).default(''),
    })
    .prefault({}),
};

const records = z.array(record).max(100).default([]);

/** One event of a program; `runKey` is the key of the event that began the run. */
export const runEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run'), key: eventKey, ...requested, ...ended, records }),
  z.strictObject({ type: z.literal('requested'), key: eventKey, ...requested, records }),
  z.strictObject({ type: z.literal('ended'), key: eventKey, runKey: eventKey, ...ended, records }),
  z.strictObject({
    type: z.literal('output'),
    key: eventKey,
    runKey: eventKey,
    file,
    position: z.number().int().min(0).nullable().default(null),
  }),
]);

export type RunEvent = z.output<typeof runEvent>;
export type EventFile = z.output<typeof file>;
export type Requested = Extract<RunEvent, { type: 'run' | 'requested' }>;
export type Ended = Extract<RunEvent, { type: 'run' | 'ended' }>;

/** Files that an event names or brings, in the order in which they are admitted. */
export function filesOf(event: RunEvent): EventFile[] {
  switch (event.type) {
    case 'requested':
      return [...event.inputs, ...event.records];
    case 'ended':
      return [...event.outputs, ...event.records];
    case 'output':
      return [event.file];
    case 'run':
      return [...event.inputs, ...event.records, ...event.outputs];
  }
}

/** Time an event claims for what it brings, ISO 8601; null where it claims none. */
export function timeOf(event: RunEvent): string | null {
  if (event.type === 'output') return null;
  const received = event.type === 'requested' ? null : event.receivedAt;
  return received ?? (event.type === 'ended' ? null : event.requestedAt);
}
