import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { caseFile } from './cases';
import { time } from './columns';

/** A numbered item of evidence. */
export const exhibit = pgTable(
  'exhibit',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    /** Order of intake within the case, from 1; never reused. */
    number: integer('number').notNull(),
    /** Exhibit label for papers; separate from the number and free to change. */
    label: text('label').notNull().default(''),
    /** file, hash_only, note or statement. */
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    fileName: text('file_name').notNull().default(''),
    supplierId: text('supplier_id'),
    /** How, by what authority and from where it was acquired. */
    acquisition: text('acquisition').notNull().default(''),
    authority: text('authority').notNull().default(''),
    source: text('source').notNull().default(''),
    licence: text('licence').notNull().default(''),
    /** Of a document that a third party issued: what that party is, its name, and how to ask it. */
    issuer: text('issuer'),
    issuedBy: text('issued_by').notNull().default(''),
    verification: text('verification').notNull().default(''),
    /** When the supplier says it came about; never the time of record. */
    happenedAt: time('happened_at'),
    receivedAt: time('received_at').notNull(),
    /** Capture class by machine rule at intake; lowered with reasons, never raised. */
    captureClass: text('capture_class').notNull(),
    /** Current version's digest and size; older ones stand in exhibit_version. */
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    width: integer('width'),
    height: integer('height'),
    version: integer('version').notNull().default(1),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [
    uniqueIndex('exhibit_number').on(t.caseId, t.number),
    index('exhibit_digest').on(t.caseId, t.sha256),
  ],
);

/** Every state of a note or statement; a file has one. */
export const exhibitVersion = pgTable(
  'exhibit_version',
  {
    exhibitId: text('exhibit_id')
      .notNull()
      .references(() => exhibit.id),
    caseId: text('case_id').notNull(),
    version: integer('version').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    receivedAt: time('received_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.exhibitId, t.version] })],
);

/** One exhibit in relation to another: derived_from, reply_to or translation_of. */
export const exhibitRelation = pgTable(
  'exhibit_relation',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    fromId: text('from_id')
      .notNull()
      .references(() => exhibit.id),
    toId: text('to_id')
      .notNull()
      .references(() => exhibit.id),
    relation: text('relation').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [uniqueIndex('exhibit_relation_key').on(t.fromId, t.toId, t.relation)],
);

/** Bytes the store has confirmed, once per case and digest. Not a ledger fact: a place. */
export const storedObject = pgTable(
  'stored_object',
  {
    caseId: text('case_id').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    key: text('key').notNull(),
    versionId: text('version_id'),
    retainUntil: time('retain_until'),
    storedAt: time('stored_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.sha256] })],
);

/** A file on its way in: announced by the browser, not yet confirmed by the store. */
export const intake = pgTable(
  'intake',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    accountId: text('account_id').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    key: text('key').notNull(),
    /** Multipart upload id where the file goes in parts. */
    uploadId: text('upload_id'),
    partBytes: bigint('part_bytes', { mode: 'number' }),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    /** Exhibit made of it, once recorded. */
    exhibitId: text('exhibit_id'),
    draft: jsonb('draft'),
  },
  (t) => [index('intake_case').on(t.caseId, t.createdAt), index('intake_expiry').on(t.expiresAt)],
);

/** Working copies made from originals (previews); each names its parent digest and tool. */
export const derivative = pgTable(
  'derivative',
  {
    caseId: text('case_id').notNull(),
    parentSha256: text('parent_sha256').notNull(),
    kind: text('kind').notNull(),
    /** Null where making it failed; `failure` then says why. */
    sha256: text('sha256'),
    bytes: bigint('bytes', { mode: 'number' }),
    key: text('key'),
    mediaType: text('media_type'),
    width: integer('width'),
    height: integer('height'),
    tool: text('tool').notNull(),
    failure: text('failure'),
    createdAt: time('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.parentSha256, t.kind] })],
);
