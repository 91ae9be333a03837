import { z } from 'zod';
import type { GapItem, SourceItem } from '@/lib/capture/dto';
import { GAP_CAUSES, SOURCE_KINDS, SOURCE_TOOLS } from '@/lib/entries/vocabulary';
import { count, identifier, time } from './parts';

const generator = z.object({
  id: identifier('generator'),
  service: z.string(),
  account: z.string(),
});

const source = z.object({
  id: identifier('source'),
  kind: z.enum(SOURCE_KINDS),
  tool: z.enum(SOURCE_TOOLS),
  label: z.string(),
  place: z.string().describe('Origin of the upstream, or name of the watched folder.'),
  software: z.string(),
  onFailure: z.enum(['block', 'pass']),
  hasKey: z
    .boolean()
    .describe('Whether a key of the upstream is kept; the key is answered nowhere.'),
  generator: generator.nullable(),
  account: z.object({ id: identifier('account'), name: z.string() }),
  openedAt: time,
  closedAt: time.nullable(),
  runs: count,
  lastRuns: z.array(
    z.object({
      id: identifier('run'),
      number: count,
      recordedAt: time,
      outcome: z.string().nullable(),
    }),
  ),
  gaps: count,
  entry: count,
}) satisfies z.ZodType<SourceItem>;

const gap = z.object({
  id: identifier('gap'),
  sourceId: identifier('source'),
  source: z.string(),
  run: z.object({ id: identifier('run'), number: count }).nullable(),
  cause: z.enum(GAP_CAUSES),
  count,
  from: time,
  to: time,
  reason: z.string(),
  at: time,
  entry: count,
}) satisfies z.ZodType<GapItem>;

export const sources = z.object({
  sources: z.array(source),
  gaps: z.array(gap).describe('The newest gaps of the case, at most 50.'),
  gateway: z
    .object({ address: z.string(), upstreams: z.array(z.string()) })
    .nullable()
    .describe('Null where this instance has none, and for those who may open no source.'),
  instance: z.string(),
  generators: z.array(generator),
  may: z.object({ manage: z.boolean() }),
});

export const sourceOpened = z.object({ sourceId: identifier('source') });

export const gaps = z.object({ gaps: z.array(gap), next: count.nullable() });

export const gapReported = z.object({ gapId: identifier('gap') });
