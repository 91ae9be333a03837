import { z } from 'zod';
import type {
  CheckpointItem,
  Checks,
  ConsistencyProof,
  InclusionProof,
  LedgerEntryDetail,
  LedgerItem,
  LedgerPage,
} from '@/lib/logbook/dto';
import { count, digest, identifier, members, time } from './parts';

const item = z.object({
  index: count,
  kind: z.string(),
  v: count,
  at: time,
  claimed: time.nullable(),
  software: z.string(),
  actor: z.object({
    id: z.string(),
    kind: z.enum(['person', 'service']),
    name: z.string().nullable().describe('Name shown at that time.'),
    contributor: z
      .object({ id: identifier('contributor'), name: z.string() })
      .nullable()
      .describe('Whom the account acts for now.'),
    access: z.string().nullable(),
    authenticator: z.string(),
    session: z.string().nullable(),
  }),
  subject: z.object({ id: z.string(), number: count.nullable(), title: z.string() }).nullable(),
  act: members,
  payload: members.nullable().describe('Personal part; null where none or erased.'),
  erased: z.object({ at: time, reason: z.string() }).nullable(),
  leaf: digest.describe('RFC 6962 leaf hash of the exact bytes.'),
  prev: digest,
  state: z.enum(['sequenced', 'checkpointed']),
}) satisfies z.ZodType<LedgerItem>;

export const checkpoint = z.object({
  origin: z.string(),
  size: count,
  root: digest,
  note: z.string().describe('C2SP tlog-checkpoint, exact text.'),
  signedAt: time,
}) satisfies z.ZodType<CheckpointItem>;

export const ledgerPage = z.object({
  entries: z.array(item),
  next: count.nullable(),
  size: count,
  checkpoint: checkpoint.nullable(),
  may: z.object({ check: z.boolean(), erase: z.boolean() }),
}) satisfies z.ZodType<LedgerPage>;

export const entryDetail = item.extend({
  body: z.string().describe('Exact text of the entry; its UTF-8 bytes are the record.'),
  bytes: count,
  commitment: digest.nullable(),
  opening: z.object({ salt: digest, data: z.string() }).nullable(),
  checkpoint: checkpoint.nullable(),
  proof: z.string().nullable().describe('C2SP tlog-proof v1.'),
}) satisfies z.ZodType<LedgerEntryDetail>;

/** A line of the ledger: an entry (docs/formats/entry.md). */
export const entryLine = z.object({
  act: members,
  actor: members,
  at: time,
  case: identifier('case'),
  claimed: time.nullable(),
  index: count,
  kind: z.string(),
  payload: digest.nullable(),
  prev: digest,
  software: z.string(),
  v: count,
});

/** A line of payloads: opened, or erased. */
export const payloadLine = z.union([
  z.object({ index: count, payload: members, salt: digest }),
  z.object({ erased: z.object({ at: time, reason: z.string() }), index: count }),
]);

export const inclusion = z.object({
  index: count,
  size: count,
  leaf: digest,
  root: digest,
  hashes: z.array(digest).describe('Siblings from the leaf up (RFC 9162 §2.1.3).'),
  checkpoint: z.string().nullable(),
  proof: z.string().nullable().describe('C2SP tlog-proof v1, where a checkpoint has this size.'),
}) satisfies z.ZodType<InclusionProof>;

export const consistency = z.object({
  from: count,
  to: count,
  fromRoot: digest,
  toRoot: digest,
  hashes: z.array(digest).describe('RFC 9162 §2.1.4.'),
}) satisfies z.ZodType<ConsistencyProof>;

const check = z.object({
  startedAt: time,
  finishedAt: time,
  size: count,
  objects: count,
  failures: count,
});

export const checks = z.object({
  checks: z.array(check),
  newest: check
    .extend({
      checkpoints: count,
      bytes: count,
      disagreements: z.array(
        z.object({
          record: z.string(),
          check: z.string(),
          expected: z.string(),
          found: z.string(),
        }),
      ),
      more: count,
      orphans: count,
    })
    .nullable(),
  running: z
    .object({ jobId: identifier('job'), state: z.string(), done: count, total: count })
    .nullable(),
  mayCheck: z.boolean(),
}) satisfies z.ZodType<Checks>;

export const checkAsked = z.object({ jobId: identifier('job') });
export const erased = z.object({ index: count });
