import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { caseFile } from './cases';
import { time } from './columns';

/** Composition, omissions and files of a volume, as its entries say. */
export type VolumeRow = {
  forum: string;
  composition: { sha256: string; bytes: number };
  previous: string | null;
  withheld: { kind: string; id: string }[];
  redacted: string[];
  title: string;
  reasons: string[];
  files: {
    role: string;
    part: number;
    parts: number;
    sha256: string;
    bytes: number;
    pages: number | null;
  }[];
  redactions: { exhibit: string; version: number; sha256: string; bytes: number }[];
};

/** An export: a PDF and a bundle rendered from the ledger up to a stated size. */
export const dossier = pgTable(
  'dossier',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    number: integer('number').notNull(),
    jobId: text('job_id').notNull(),
    /** queued, done, failed or cancelled. */
    state: text('state').notNull(),
    /** Number of entries covered. */
    size: bigint('size', { mode: 'number' }).notNull(),
    /** Language, paper, withheld exhibits, reason and recipient as recorded. */
    options: jsonb('options').notNull(),
    /** What a volume adds (docs/formats/entry-kinds.md, volume.requested); null for a dossier. */
    volume: jsonb('volume').$type<VolumeRow | null>(),
    pdfSha256: text('pdf_sha256'),
    pdfBytes: bigint('pdf_bytes', { mode: 'number' }),
    pages: integer('pages'),
    bundleSha256: text('bundle_sha256'),
    bundleBytes: bigint('bundle_bytes', { mode: 'number' }),
    createdAt: time('created_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [index('dossier_case').on(t.caseId, t.createdAt)],
);
