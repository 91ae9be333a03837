import type { Abilities } from '@/lib/access/abilities';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { TEMPLATES } from './model';

/** A case in a list. Times are ISO 8601 UTC. */
export type CaseListItem = {
  id: string;
  number: string;
  /** Keyset for the next page. */
  cursor: number;
  title: string;
  kind: string;
  status: CaseStatus;
  disputeDate: string | null;
  openedAt: string;
  lastActAt: string;
  entries: number;
  exhibits: number;
};

/** What every room of a case shows on top. */
export type CaseHead = {
  id: string;
  workspaceId: string;
  number: string;
  title: string;
  kind: keyof typeof TEMPLATES;
  status: CaseStatus;
  party: string;
  side: string;
  forums: string[];
  textAsOf: string;
  disputeDate: string | null;
  language: 'zh' | 'en';
  openedAt: string;
  entries: number;
  /** Address of the newest picture's thumbnail, or null while there is none. */
  thumb: string | null;
  checkpoint: { size: number; signedAt: string } | null;
  can: Abilities;
};

export type CaseWork = {
  id: string;
  title: string;
  completedOn: string | null;
  publishedOn: string | null;
  publishedAt: string;
  registrationNumber: string;
  registrationAuthority: string;
  registeredOn: string | null;
};

export type CaseOverview = {
  works: CaseWork[];
  exhibits: number;
  contributors: number;
  /** Runs of the making; recreations are counted apart. */
  runs: number;
  recreations: number;
  selections: number;
  modifications: number;
  bytes: number;
  byClass: { captureClass: string; count: number }[];
  check: { finishedAt: string; size: number; objects: number; failures: number } | null;
};
