import type { Disagreement } from '@/lib/ledger/fsck/report';
import type { EntryState } from './model';

/** Who did it, under the name shown at that time. */
export type EntryActorItem = {
  id: string;
  kind: 'person' | 'service';
  /** Name the session appeared under; null for services and where it was erased. */
  name: string | null;
  /** Contributor of the case whom the account acts for now. */
  contributor: { id: string; name: string } | null;
  access: string | null;
  authenticator: string;
  session: string | null;
};

/** What an entry is about, where it still exists under that identifier. */
export type EntrySubject = { id: string; number: number | null; title: string };

/** An entry in the list. Times are ISO 8601 UTC, digests lower-case hexadecimal. */
export type LedgerItem = {
  index: number;
  kind: string;
  v: number;
  at: string;
  claimed: string | null;
  software: string;
  actor: EntryActorItem;
  subject: EntrySubject | null;
  act: Record<string, unknown>;
  /** Personal part; null where the entry committed none or it was erased. */
  payload: Record<string, unknown> | null;
  erased: { at: string; reason: string } | null;
  leaf: string;
  prev: string;
  state: EntryState;
};

export type LedgerPage = {
  entries: LedgerItem[];
  /** `before` of the next page, or null at the end. */
  next: number | null;
  /** Entries in the whole ledger. */
  size: number;
  checkpoint: CheckpointItem | null;
  may: { check: boolean; erase: boolean };
};

/** A signed statement of size and root. */
export type CheckpointItem = {
  origin: string;
  size: number;
  /** Root hash, hexadecimal. */
  root: string;
  /** The signed note, exact text (C2SP tlog-checkpoint). */
  note: string;
  signedAt: string;
};

/** One entry with everything a stranger needs to verify it. */
export type LedgerEntryDetail = LedgerItem & {
  /** Exact text; its UTF-8 bytes are the record. */
  body: string;
  bytes: number;
  /** Commitment the entry holds in place of its payload, or null. */
  commitment: string | null;
  /** Salt and exact text of the payload, or null where none or erased. */
  opening: { salt: string; data: string } | null;
  /** First checkpoint that covers the entry, and the proof under it (C2SP tlog-proof). */
  checkpoint: CheckpointItem | null;
  proof: string | null;
};

/** That an entry is in the tree of `size` entries; hashes in hexadecimal, from the leaf up. */
export type InclusionProof = {
  index: number;
  size: number;
  leaf: string;
  root: string;
  hashes: string[];
  /** Signed checkpoint at exactly this size, and both as a C2SP tlog-proof, where there is one. */
  checkpoint: string | null;
  proof: string | null;
};

/** That the tree of `to` entries extends the tree of `from` entries. */
export type ConsistencyProof = {
  from: number;
  to: number;
  fromRoot: string;
  toRoot: string;
  hashes: string[];
};

export type CheckItem = {
  startedAt: string;
  finishedAt: string;
  size: number;
  objects: number;
  failures: number;
};

export type Checks = {
  /** Newest first. */
  checks: CheckItem[];
  /** What the newest one found. */
  newest:
    | (CheckItem & {
        checkpoints: number;
        bytes: number;
        disagreements: Disagreement[];
        /** Disagreements beyond those listed. */
        more: number;
        orphans: number;
      })
    | null;
  /** A check that is waiting or at work. */
  running: { jobId: string; state: string; done: number; total: number } | null;
  mayCheck: boolean;
};
