import type { ContributorRole } from '@/lib/entries/vocabulary';

export type RoleItem = {
  id: string;
  name: ContributorRole;
  standing: 'asserted' | 'acknowledged' | 'disputed';
  startsOn: string | null;
  endsOn: string | null;
};

export type ContributorItem = {
  id: string;
  name: string;
  standing: 'member' | 'outsider';
  employer: string;
  identityCheck: string;
  note: string;
  addedAt: string;
  roles: RoleItem[];
  accounts: { accountId: string; displayName: string; linkedAt: string }[];
};

/** One act in a contributor's view. `payload` is the personal part, null where none or erased. */
export type ActItem = {
  index: number;
  kind: string;
  at: string;
  /** Whether the person's account did it; otherwise it is about the person. */
  own: boolean;
  /** Number of the exhibit the act is about, null where it is about none. */
  exhibitNumber: number | null;
  act: Record<string, unknown>;
  payload: Record<string, unknown> | null;
};

export type ContributorView = {
  contributor: ContributorItem;
  /** Oldest first, each with the entry from which it counted. */
  names: { name: string; index: number; at: string }[];
  supplied: { id: string; number: number; title: string; captureClass: string }[];
  counts: { kind: string; count: number }[];
  acts: ActItem[];
  /** `before` of the next page, or null at the end. */
  next: number | null;
};
