import { z } from 'zod';
import {
  CAPTURE_CLASSES,
  EXHIBIT_KINDS,
  EXHIBIT_RULES,
  ISSUERS,
  RELATIONS,
} from '@/lib/entries/vocabulary';
import type { Announced } from '@/lib/exhibits/commands/announce';
import type { CustodyEvent, ExhibitDetail, ExhibitItem, Readings } from '@/lib/exhibits/dto';
import { readingSchema } from '@/lib/records/reading';
import { count, digest, identifier, members, time } from './parts';

const captureClass = z.enum(CAPTURE_CLASSES);

const item = z.object({
  id: identifier('exhibit'),
  number: count.describe('Order of intake within the case, from 1.'),
  label: z.string(),
  kind: z.enum(EXHIBIT_KINDS),
  title: z.string(),
  fileName: z.string().describe('Exactly as it came; never a path of anything.'),
  class: captureClass,
  happenedAt: time.nullable().describe('Claimed by the supplier.'),
  receivedAt: time.describe('Time of record, by the server.'),
  sha256: digest,
  bytes: count,
  mediaType: z.string(),
  width: count.nullable(),
  height: count.nullable(),
  version: count,
  supplierId: identifier('contributor').nullable(),
  supplier: z.string().nullable(),
  entry: count.describe('Ledger entry that last set these facts.'),
  thumb: z.string().nullable(),
  record: z
    .string()
    .nullable()
    .describe('Tool that a record in it names, empty where none is named; null without a record.'),
}) satisfies z.ZodType<ExhibitItem>;

export const exhibits = z.object({
  exhibits: z.array(item),
  next: count.nullable().describe('`after` of the next page, null at the end.'),
  mayAdd: z.boolean(),
});

const place = z.object({
  store: z.enum(['embedded', 's3']),
  key: z.string(),
  versionId: z.string().nullable(),
  retainUntil: time.nullable(),
});

const look = z.union([
  z.object({
    kind: z.literal('image'),
    url: z.string(),
    width: count,
    height: count,
    tool: z.string(),
  }),
  z.object({ kind: z.literal('text'), url: z.string() }),
  z.object({
    kind: z.literal('pages'),
    urls: z.array(z.string()),
    total: count.nullable(),
    tool: z.string(),
  }),
  z.object({ kind: z.literal('player'), media: z.enum(['audio', 'video']) }),
  z.object({ kind: z.literal('pending') }),
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);

export const exhibitDetail = item.extend({
  description: z.string(),
  acquisition: z.string(),
  authority: z.string(),
  source: z.string(),
  licence: z.string(),
  issued: z
    .object({ issuer: z.enum(ISSUERS), issuedBy: z.string(), verification: z.string() })
    .nullable()
    .describe('Of a document that a third party issued, as whoever admitted it says.'),
  rule: z.enum(EXHIBIT_RULES).nullable(),
  interval: z.number().int().nullable().describe('Milliseconds from claimed time to receipt.'),
  classAtIntake: captureClass.nullable(),
  place: place.nullable(),
  versions: z.array(
    z.object({
      version: count,
      sha256: digest,
      bytes: count,
      mediaType: z.string(),
      receivedAt: time,
      entry: count,
    }),
  ),
  relations: z.array(
    z.object({
      id: identifier('relation'),
      relation: z.enum(RELATIONS),
      direction: z.enum(['to', 'from']),
      other: z.object({ id: identifier('exhibit'), number: count, title: z.string() }),
    }),
  ),
  look,
  may: z.object({ describe: z.boolean(), revise: z.boolean(), open: z.boolean() }),
}) satisfies z.ZodType<ExhibitDetail>;

const custodyEvent = z.object({
  index: count,
  prev: digest,
  kind: z.string(),
  object: z.object({ sha256: digest, bytes: count }).nullable(),
  actor: z.object({
    id: z.string(),
    kind: z.enum(['person', 'service']),
    name: z.string().nullable(),
    access: z.string().nullable(),
  }),
  authenticator: z.string(),
  session: z.string().nullable(),
  software: z.string(),
  at: time,
  claimed: time.nullable(),
  place: place.nullable(),
  client: z.object({ address: z.string(), userAgent: z.string() }).nullable(),
  act: members,
  payload: members.nullable(),
  checkpoint: z.object({ size: count, signedAt: time }).nullable(),
}) satisfies z.ZodType<CustodyEvent>;

export const custody = z.object({ events: z.array(custodyEvent), next: count.nullable() });

export const readings = z.object({
  readings: z.array(
    z.object({
      id: identifier('reading'),
      objectSha256: digest.describe('Bytes that were read.'),
      readers: count.describe('Version of the readers.'),
      sha256: digest.nullable().describe('Digest of the canonical JSON of the reading.'),
      failure: z.string().nullable(),
      at: time,
      entry: count.nullable(),
    }),
  ),
  shown: z.object({ id: identifier('reading'), reading: readingSchema }).nullable(),
  readable: z.boolean(),
  mayRead: z.boolean(),
}) satisfies z.ZodType<Readings>;

export const admitted = z.object({ exhibitId: identifier('exhibit'), number: count });
export const admittedBytes = admitted.extend({ sha256: digest, bytes: count });
export const versionAdded = z.object({ version: count });
export const related = z.object({ relationId: identifier('relation') });

const presigned = z.object({
  url: z.string().describe('Send the bytes here by PUT.'),
  headers: z.record(z.string(), z.string()).describe('Send exactly these headers.'),
});

export const announced = z.object({
  intakeId: identifier('intake'),
  way: z
    .enum(['known', 'put', 'parts'])
    .describe('known: the store has these bytes; put: one request; parts: several.'),
  put: presigned.nullable(),
  partBytes: count.nullable(),
}) satisfies z.ZodType<Announced>;

export const signedPart = presigned;
export const heldParts = z.object({ parts: z.array(count) });
