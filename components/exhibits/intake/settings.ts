import type { Issuer } from '@/lib/entries/vocabulary';
import { lastSegment } from '../visible-name';

/** What a person says about every file of an intake. Empty texts say nothing. */
export type CommonSettings = {
  /** `digest`: only the SHA-256 is registered and the file stays with its owner. */
  keep: 'file' | 'digest';
  recreation: boolean;
  /** Contributor of the case, or empty. */
  supplierId: string;
  acquisition: string;
  authority: string;
  source: string;
  licence: string;
  time: ClaimedTime;
};

/** The time claimed for the act: none, the file's own last change, or one stated time (ISO 8601). */
export type ClaimedTime = { kind: 'none' } | { kind: 'file' } | { kind: 'at'; at: string | null };

/** What differs for one file. An empty text means "as for all files". */
export type OwnSettings = {
  title: string;
  label: string;
  description: string;
  supplierId: string;
  acquisition: string;
  authority: string;
  source: string;
  licence: string;
  recreation: boolean;
  /** Of a document that a third party issued; empty for any other file. */
  issuer: Issuer | '';
  issuedBy: string;
  verification: string;
  keep: CommonSettings['keep'] | null;
  time: ClaimedTime | null;
};

export const NOTHING_COMMON: CommonSettings = {
  keep: 'file',
  recreation: false,
  supplierId: '',
  acquisition: '',
  authority: '',
  source: '',
  licence: '',
  time: { kind: 'none' },
};

export const NOTHING_OWN: OwnSettings = {
  title: '',
  label: '',
  description: '',
  supplierId: '',
  acquisition: '',
  authority: '',
  source: '',
  licence: '',
  recreation: false,
  issuer: '',
  issuedBy: '',
  verification: '',
  keep: null,
  time: null,
};

/** What is sent about a file when it is admitted; `admitFileInput` without case and intake. */
export type AdmissionBody = {
  fileName: string;
  recreation: boolean;
  title: string;
  label: string;
  description: string;
  acquisition: string;
  authority: string;
  source: string;
  licence: string;
  supplierId: string | null;
  happenedAt: string | null;
  issuer?: Issuer;
  issuedBy?: string;
  verification?: string;
};

/** A file as far as its description is concerned. */
export type Described = {
  /** As it came, with the folders it was in where it came with them. */
  name: string;
  /** Last change the file states, in milliseconds, or null where it states none. */
  lastModified: number | null;
  own: OwnSettings;
};

/** Longest title the case takes, in UTF-16 units. */
const TITLE = 300;

/** Whether the file itself goes to the store, or only its digest to the case. */
export function keepOf(file: Described, common: CommonSettings): CommonSettings['keep'] {
  return file.own.keep ?? common.keep;
}

/** The time claimed for a file, ISO 8601 UTC, or null. A file's last change counts only if chosen. */
export function claimedTime(file: Described, common: CommonSettings): string | null {
  const time = file.own.time ?? common.time;
  if (time.kind === 'at') return time.at;
  if (time.kind === 'none' || file.lastModified === null) return null;
  const date = new Date(file.lastModified);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** What is said about a file: its own words where it has them, else those for all. */
export function admissionBody(file: Described, common: CommonSettings): AdmissionBody {
  const { own, name } = file;
  const segment = lastSegment(name);
  // A name with folders would make a poor title; one without is what the server takes anyway.
  const title = own.title || (segment === name ? '' : cut(segment));
  return {
    fileName: name,
    recreation: own.recreation || common.recreation,
    title,
    label: own.label,
    description: own.description,
    acquisition: own.acquisition || common.acquisition,
    authority: own.authority || common.authority,
    source: own.source || common.source,
    licence: own.licence || common.licence,
    supplierId: own.supplierId || common.supplierId || null,
    happenedAt: claimedTime(file, common),
    // Only bytes that are kept can be a document; of a digest nothing of the kind is said.
    ...(own.issuer !== '' && keepOf(file, common) === 'file'
      ? { issuer: own.issuer, issuedBy: own.issuedBy, verification: own.verification }
      : {}),
  };
}

function cut(text: string): string {
  const short = text.slice(0, TITLE);
  return short.isWellFormed() ? short : short.slice(0, -1);
}
