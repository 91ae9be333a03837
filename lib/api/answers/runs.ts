import { z } from 'zod';
import { runEnded } from '@/lib/entries/run-ended.v1';
import { runRequested } from '@/lib/entries/run-requested.v1';
import {
  ASPECTS,
  CAPTURE_CLASSES,
  CAPTURES,
  CLASS_RULES,
  INPUT_ROLES,
  MODIFICATION_KINDS,
  RECORD_ROLES,
  RUN_OUTCOMES,
  SERIES,
  SIGHTS,
  VERDICTS,
} from '@/lib/entries/vocabulary';
import { LINK_BASES, type Lineage, NODE_KINDS } from '@/lib/lineage/graph';
import type {
  Difference,
  Fate,
  GeneratorItem,
  ModificationItem,
  Named,
  RunComparison,
  RunDetail,
  RunFile,
  RunItem,
  SelectionItem,
  WorkEventItem,
} from '@/lib/runs/dto';
import { count, day, digest, identifier, time } from './parts';

const captureClass = z.enum(CAPTURE_CLASSES);
const rule = z.enum(CLASS_RULES);
const may = z.object({ record: z.boolean() });
const account = z.object({ id: z.string(), name: z.string() });
const person = z.object({ id: identifier('contributor'), name: z.string() });
const named = person.nullable().describe('Null where nobody is known.') satisfies z.ZodType<Named>;
const runRef = z.object({ id: identifier('run'), number: count });

const file = z.object({
  exhibitId: identifier('exhibit'),
  number: count,
  title: z.string(),
  class: captureClass,
  mediaType: z.string(),
  width: count.nullable(),
  height: count.nullable(),
  sha256: digest,
  thumb: z.string().nullable(),
  view: z.string().nullable(),
  supplier: z.string().nullable(),
  licence: z.string(),
  marked: z.boolean().describe('Whether the file says of itself that a model made it.'),
}) satisfies z.ZodType<RunFile>;

const fate = z
  .object({ verdict: z.enum(VERDICTS), selectionId: identifier('selection'), at: time })
  .nullable()
  .describe('Of the last choice that looked at it; null where none did.') satisfies z.ZodType<Fate>;

const item = z.object({
  id: identifier('run'),
  series: z.enum(SERIES),
  number: count.describe('Counts from 1 without a gap within case and series.'),
  capture: z.enum(CAPTURES),
  class: captureClass,
  rule,
  tool: z.string(),
  model: z.string(),
  seed: z.string().describe('Digits as they came; empty where none is known.'),
  excerpt: z.string().describe('Beginning of the text that was entered.'),
  operator: named,
  instructor: named,
  revision: z
    .object({
      promptId: identifier('prompt'),
      promptNumber: count,
      title: z.string(),
      revision: count,
    })
    .nullable(),
  requestedAt: time.nullable().describe('Claimed; null where nothing says it.'),
  recordedAt: time.describe('Time of record of the request, by the server.'),
  endedAt: time.nullable().describe('Time of record of the end.'),
  outcome: z.enum(RUN_OUTCOMES).nullable().describe('Null where nobody recorded an end.'),
  purpose: z.string(),
  outputs: z.array(file.extend({ position: count, fate })),
  entry: count,
}) satisfies z.ZodType<RunItem>;

export const stated = z.object({ runId: identifier('run'), number: count });

export const runs = z.object({
  runs: z.array(item),
  next: count.nullable().describe('`before` of the next page, null at the end.'),
  counts: z.object({ run: count, recreation: count }),
  may,
});

const saidLater = z.object({ at: time, entry: count, by: account }).nullable();

export const runDetail = item.extend({
  source: z
    .object({ id: identifier('source'), label: z.string(), tool: z.string() })
    .nullable()
    .describe('What it was captured through.'),
  generator: z
    .object({
      id: identifier('generator'),
      service: z.string(),
      account: z.string(),
      holder: named,
    })
    .nullable(),
  inputs: z.array(file.extend({ role: z.enum(INPUT_ROLES) })),
  records: z.array(file.extend({ role: z.enum(RECORD_ROLES) })),
  request: runRequested.payload,
  end: runEnded.payload.nullable(),
  receivedAt: time.nullable(),
  note: z.string(),
  purposeSaid: saidLater.describe('Null where it was said with the run, or not at all.'),
  noteSaid: saidLater,
  account,
  requestEntry: count,
  readFrom: z
    .object({
      exhibitId: identifier('exhibit'),
      number: count,
      readingId: z.string(),
      statement: count,
    })
    .nullable(),
  recreates: z
    .object({ run: runRef.nullable(), exhibit: file.nullable(), sight: z.enum(SIGHTS) })
    .nullable(),
  neighbours: z.object({
    before: identifier('run').nullable(),
    after: identifier('run').nullable(),
  }),
  may,
}) satisfies z.ZodType<RunDetail>;

const difference = z.object({
  group: z.enum(['tool', 'model', 'parameter', 'environment', 'person', 'input', 'text', 'sight']),
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable().describe('Null is unknown, neither the same nor different.'),
  same: z.boolean(),
}) satisfies z.ZodType<Difference>;

export const runComparison = z.object({
  before: runDetail,
  after: runDetail,
  differences: z.array(difference),
  texts: z.array(z.object({ role: z.string(), before: z.string(), after: z.string() })),
}) satisfies z.ZodType<RunComparison>;

export const candidates = z.object({
  candidates: z.array(file.extend({ run: runRef, position: count, fate })),
  more: z.boolean().describe('Whether there are others than those shown.'),
  may,
});

const selection = z.object({
  id: identifier('selection'),
  class: captureClass,
  rule,
  happenedAt: time.nullable(),
  at: time,
  chooser: named,
  lookers: z.array(person),
  reason: z.string(),
  account,
  candidates: z.array(
    file.extend({
      run: runRef.nullable(),
      verdict: z.enum(VERDICTS),
      aspects: z.array(z.enum(ASPECTS)),
      reason: z.string(),
    }),
  ),
  entry: count,
}) satisfies z.ZodType<SelectionItem>;

export const selected = z.object({ selectionId: identifier('selection') });

const nextEntry = count.nullable().describe('`before` of the next page, null at the end.');

export const selections = z.object({ selections: z.array(selection), next: nextEntry, may });

const modification = z.object({
  id: identifier('modification'),
  kind: z.enum(MODIFICATION_KINDS),
  class: captureClass,
  rule,
  happenedAt: time.nullable(),
  at: time,
  editor: named,
  account,
  before: z.array(file),
  after: file,
  mask: file.nullable(),
  project: file.nullable(),
  regions: z
    .array(z.object({ x: count, y: count, width: count, height: count, note: z.string() }))
    .describe('In pixels of the file after, from its upper left corner.'),
  aspects: z.array(z.enum(ASPECTS)),
  tool: z.string(),
  toolVersion: z.string(),
  purpose: z.string(),
  note: z.string(),
  entry: count,
}) satisfies z.ZodType<ModificationItem>;

export const modified = z.object({ modificationId: identifier('modification') });

export const modifications = z.object({
  modifications: z.array(modification),
  next: nextEntry,
  may,
});

const workEvent = z.object({
  workId: identifier('work'),
  work: z.string(),
  kind: z.enum(['finished', 'published']),
  exhibit: file.nullable(),
  capture: file.nullable(),
  happenedAt: time.nullable(),
  at: time,
  by: named,
  promptShown: z.boolean().nullable().describe('Null is unknown.'),
  place: z.string(),
  audience: z.string(),
  note: z.string(),
  entry: count,
}) satisfies z.ZodType<WorkEventItem>;

export const workEvents = z.object({
  events: z.array(workEvent),
  works: z.array(z.object({ id: identifier('work'), title: z.string() })),
  may,
});

const generator = z.object({
  id: identifier('generator'),
  service: z.string(),
  account: z.string(),
  plan: z.string(),
  note: z.string(),
  holder: named,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  proofs: z.array(file),
  terms: file.nullable(),
  runs: count,
  entry: count,
}) satisfies z.ZodType<GeneratorItem>;

export const generatorRecorded = z.object({ generatorId: identifier('generator') });

export const generators = z.object({ generators: z.array(generator), may });

export const lineage = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(NODE_KINDS),
      number: count.nullable(),
      title: z.string(),
      class: captureClass.nullable(),
      person: z.string().nullable(),
      at: time,
      happenedAt: time.nullable(),
      verdict: z.enum(VERDICTS).nullable(),
      thumb: z.string().nullable(),
      entry: count,
    }),
  ),
  links: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      basis: z.enum(LINK_BASES).describe('What it rests on; never a seed, a name or a likeness.'),
      role: z.string(),
    }),
  ),
}) satisfies z.ZodType<Lineage>;
