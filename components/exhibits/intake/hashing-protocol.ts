import type { ZipMember } from '@/lib/proof/open-zip/zip-listing';

/** Bytes to work on: a file or part of one, or a member of an archive. */
export type Bytes = { blob: Blob } | { archive: Blob; member: ZipMember };

/** What the worker is asked. One thing at a time. */
export type HashingTask = { want: 'digest' | 'blob'; of: Bytes };

/** What it answers; progress any number of times, one of the others at the end. */
export type HashingAnswer =
  | { type: 'progress'; done: number }
  | { type: 'digest'; sha256: string }
  | { type: 'blob'; blob: Blob }
  | { type: 'failed'; problem: 'file_unreadable' | 'archive_damaged' | 'hashing_failed' };
