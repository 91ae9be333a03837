import { z } from 'zod';
import { FIELD_ROLES, FREEZE_PURPOSES } from '@/lib/authorship/vocabulary';
import type {
  DeviceItem,
  Joined,
  OriginFinding,
  PromptDetail,
  PromptItem,
  Pushed,
  RevisionDetail,
  RevisionItem,
} from '@/lib/prompts/dto';
import { count, digest, identifier, members, time } from './parts';

export const opened = z.object({ promptId: identifier('prompt'), number: count });

const item = z.object({
  id: identifier('prompt'),
  number: count.describe('Order of opening within the case, from 1.'),
  title: z.string(),
  createdAt: time,
  lastAt: time.describe('Time of record of the last operation.'),
  size: count.describe('Operations in the chain.'),
  entered: count.describe('Operations covered by an entry of the ledger.'),
  revisions: count,
  excerpt: z.string().describe('Beginning of the positive text.'),
  writers: z.array(z.object({ account: z.string(), name: z.string() })),
}) satisfies z.ZodType<PromptItem>;

export const prompts = z.object({
  prompts: z.array(item),
  next: count.nullable().describe('`before` of the next page, null at the end.'),
  mayOpen: z.boolean(),
});

const field = z.object({
  name: z.string(),
  label: z.string(),
  role: z.enum(FIELD_ROLES),
  text: z.string(),
});

export const promptDetail = item.extend({
  caseId: identifier('case'),
  hash: digest.describe('Hash of the last operation; a joining claim names it as seen.'),
  fields: z.array(field),
  may: z.object({ write: z.boolean(), answer: z.boolean() }),
  account: z.string(),
  name: z.string(),
}) satisfies z.ZodType<PromptDetail>;

const receipt = z.string().describe('Signed note of the head; keep it (prompt.md §5).');

export const joined = z.object({
  writer: count.describe('Yjs client id of everything this page inserts.'),
  seq: count,
  hash: digest,
  state: z.string().describe('Yjs update, version 2, of the whole document, base64.'),
  receipt,
}) satisfies z.ZodType<Joined>;

export const pushed = z.object({
  accepted: z.array(
    z.object({
      n: count,
      seq: count,
      hash: digest,
      at: time,
      revision: count.optional(),
    }),
  ),
  receipt,
  refused: z
    .object({ n: z.number().int(), code: z.string() })
    .optional()
    .describe('The first claim refused; nothing after it was looked at.'),
}) satisfies z.ZodType<Pushed>;

export const operationLine = z.object({
  claim: z.string().describe('Exact text that was signed; empty for operation 0.'),
  hash: digest,
  seq: count,
  server: z.string().describe('Exact text the server added.'),
  sig: z.string(),
});

export const promptState = z.looseObject({
  seq: count,
  hash: digest,
  fields: z.array(field),
  attribution: members.describe('Runs of every field with typist, placer, origin and time.'),
});

const revision = z.object({
  revision: count,
  seq: count,
  hash: digest,
  sha256: digest.describe('Of the frozen document.'),
  purpose: z.enum(FREEZE_PURPOSES),
  tool: z.string(),
  at: time,
  account: z.string(),
  entry: count,
  runs: z
    .array(z.object({ id: identifier('run'), number: count }))
    .describe('Runs that were given it, by number.'),
}) satisfies z.ZodType<RevisionItem>;

export const revisions = z.object({ revisions: z.array(revision) });

export const revisionDetail = revision.extend({
  document: z.string().describe('The exact frozen document; its SHA-256 is `sha256`.'),
}) satisfies z.ZodType<RevisionDetail>;

export const origins = z.object({
  findings: z.array(
    z.object({
      field: z.string(),
      spans: z.array(z.tuple([count, count, count])).describe('As an `origin` claim names them.'),
      text: z.string(),
      messages: z.array(z.string()),
      exhibits: z.array(z.object({ id: identifier('exhibit'), number: count, title: z.string() })),
    }) satisfies z.ZodType<OriginFinding>,
  ),
});

export const scratch = z.object({ text: z.string(), updatedAt: time.nullable() });

export const devices = z.object({
  devices: z.array(
    z.object({
      id: identifier('device'),
      key: z.string(),
      authenticator: z.string(),
      address: z.string(),
      userAgent: z.string(),
      enrolledAt: time,
      revokedAt: time.nullable(),
    }) satisfies z.ZodType<DeviceItem>,
  ),
});
