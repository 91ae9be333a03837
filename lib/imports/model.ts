import type { ItemState } from './dto';

/** Most files of one import. */
export const MOST_FILES = 50_000;

/** Files of one request: named, announced by digest, admitted in one transaction. */
export const NAMED_AT_ONCE = 500;
export const HASHED_AT_ONCE = 200;
export const ADMITTED_AT_ONCE = 100;

/** Members of an archive taken out in one request, and their bytes together. */
export const MEMBERS_AT_ONCE = 100;
export const MEMBER_BYTES_AT_ONCE = 256 * 1024 ** 2;

/** Members that an archive may have, and its largest size, in bytes. */
export const MOST_MEMBERS = 20_000;
export const MOST_ARCHIVE_BYTES = 4 * 1024 ** 3;

/** Proposals decided in one transaction. */
export const DECIDED_AT_ONCE = 50;

export const ITEM_STATES = ['waiting', 'admitted', 'known', 'refused', 'left'] as const;

/** Why a file of an import did not become an exhibit. */
export const ITEM_FAILURES = [
  'file_unreadable',
  'file_changed',
  'file_too_large',
  'hashing_failed',
  'store_refused_bytes',
  'intake_missing',
  'intake_size_differs',
  'intake_digest_differs',
  'member_closed',
  'member_damaged',
  'member_too_large',
  'system_file',
] as const;
export type ItemFailure = (typeof ITEM_FAILURES)[number];

/** Failures that whoever sends the files may report; the others are found out here. */
export const REPORTED_FAILURES = [
  'file_unreadable',
  'file_changed',
  'file_too_large',
  'hashing_failed',
  'store_refused_bytes',
] as const satisfies readonly ItemFailure[];

/** Why nothing could be taken out of an archive. */
export const ARCHIVE_FAILURES = [
  'not_zip',
  'damaged',
  'limit',
  'bomb',
  'time_limit',
  'memory_limit',
  'worker_died',
] as const;
export type ArchiveFailure = (typeof ARCHIVE_FAILURES)[number];

/** Longest name that a case keeps, in UTF-16 units. */
const LONGEST_NAME = 1000;

/** A name as texts of the record can hold it; otherwise exactly as it came. Never used as a path. */
export function keptName(name: string): string {
  const cut = name.replaceAll('\0', '\u2400').slice(0, LONGEST_NAME);
  return cut.toWellFormed();
}

/** Last part of a name, for a title; folders stay in the name. */
export function titleOf(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  return last.slice(0, 300).toWellFormed().trim();
}

/** How many files of an import stand in each state. */
export type Counts = Record<ItemState, number>;

export const NO_COUNTS: Counts = { waiting: 0, admitted: 0, known: 0, refused: 0, left: 0 };
