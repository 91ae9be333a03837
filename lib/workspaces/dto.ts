import type { Abilities } from '@/lib/access/abilities';
import type { Access } from '@/lib/access/policy';

/** A workspace one has a place in. */
export type WorkspaceItem = {
  id: string;
  name: string;
  access: Access;
  /** For a guest, the cases; empty for everybody else. */
  cases: { id: string; title: string }[];
};

/** What every page of a workspace shows. */
export type WorkspaceHead = {
  id: string;
  name: string;
  access: Access;
  can: Abilities;
};

/** A present member. Times are ISO 8601 UTC. */
export type MemberItem = {
  membershipId: string;
  accountId: string;
  name: string;
  email: string;
  access: Access;
  /** The one case of a guest. */
  case: { id: string; title: string } | null;
  since: string;
  self: boolean;
  /** Last owner: can neither leave nor be lowered. */
  lastOwner: boolean;
  mayChange: boolean;
  mayEnd: boolean;
};

/** An invitation that waits. */
export type InvitationItem = {
  id: string;
  email: string;
  access: Access;
  case: { id: string; title: string } | null;
  invitedBy: string;
  expiresAt: string;
  /** Why it can no longer be taken up, though nobody took it back. */
  end: string | null;
  mayRevoke: boolean;
};

export type MembersPage = {
  members: MemberItem[];
  invitations: InvitationItem[];
  /** Levels the reader may offer. */
  offers: Access[];
  /** Cases a guest can be invited to, newest first. */
  cases: { id: string; title: string }[];
  mayLeave: boolean;
};

/** What an invitation offers, for whoever holds its link. */
export type InvitationOffer = {
  workspaceId: string;
  workspace: string;
  access: Access;
  caseTitle: string | null;
  email: string;
  inviter: string;
  expiresAt: string;
  /** The e-mail has an account: sign in with it rather than make one. */
  hasAccount: boolean;
};

/** A letter in the outbox. */
export type LetterItem = {
  id: string;
  to: string;
  subject: string;
  /** Null when it was sealed under another key of the instance. */
  body: string | null;
  madeAt: string;
  sentAt: string | null;
  failure: string | null;
  /** Concerns the instance and not this workspace. */
  ofInstance: boolean;
};

export type OutboxPage = { letters: LetterItem[]; next: string | null; delivers: boolean };
