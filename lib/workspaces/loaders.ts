import 'server-only';
import { cache } from 'react';
import { ACCESS } from '@/lib/access/policy';
import { loader } from '@/lib/door/loader';
import { load } from '@/lib/door/perform';
import { NO_CLIENT } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { unseal } from '@/lib/mail/seal';
import { deliversMail } from '@/lib/mail/send';
import { lookAtInvitation } from './commands/accept';
import type {
  InvitationItem,
  InvitationOffer,
  MemberItem,
  MembersPage,
  OutboxPage,
  WorkspaceHead,
  WorkspaceItem,
} from './dto';
import { invitationEnd, mayEnd, mayOffer } from './model';
import {
  caseTitles,
  holdsInstance,
  invitationsOf,
  lettersOf,
  levelOf,
  membersOf,
  placesOf,
  workspaceName,
} from './queries';
import { nothing, outboxInput, workspaceInput } from './schema';

const LETTERS_PER_PAGE = 50;

/** Workspaces one has a place in, oldest first. */
export const loadWorkspaces = loader({
  name: 'workspace.own',
  action: 'account.read',
  input: nothing,
  async load({ tx, grant }): Promise<WorkspaceItem[]> {
    const items = new Map<string, WorkspaceItem>();
    for (const place of await placesOf(tx, grant)) {
      const { workspaceId: id, name, caseId, caseTitle } = place;
      const access = levelOf(place.access);
      const item = items.get(id) ?? { id, name, access, cases: [] };
      if (access !== 'guest') item.access = access;
      if (caseId !== null && caseTitle !== null) item.cases.push({ id: caseId, title: caseTitle });
      items.set(id, item);
    }
    return [...items.values()];
  },
});

/** A workspace, and what the reader may do in it. */
export const loadWorkspace = loader({
  name: 'workspace.head',
  action: 'workspace.read',
  input: workspaceInput,
  async load({ tx, grant, can }): Promise<WorkspaceHead> {
    const name = await workspaceName(tx, grant.workspaceId);
    return { id: grant.workspaceId, name, access: levelOf(grant.access), can };
  },
});

/** The same for a page and its layout, read once for each request. */
export const workspaceHead = cache((workspaceId: string) => load(loadWorkspace, { workspaceId }));

/** One's own workspaces, read once for each request. */
export const ownWorkspaces = cache(() => load(loadWorkspaces, {}));

const inCase = (row: { caseId: string | null; caseTitle: string | null }) =>
  row.caseId === null ? null : { id: row.caseId, title: row.caseTitle ?? '' };

/** Members and waiting invitations. */
export const loadMembers = loader({
  name: 'member.list',
  action: 'member.read',
  input: workspaceInput,
  async load({ tx, grant, can }): Promise<MembersPage> {
    const rows = await membersOf(tx, grant.workspaceId);
    const owners = rows.filter((row) => row.access === 'owner').length;
    const members = rows.map((row): MemberItem => {
      const self = row.accountId === grant.actor.id;
      const lastOwner = row.access === 'owner' && owners === 1;
      return {
        membershipId: row.membershipId,
        accountId: row.accountId,
        name: row.name,
        email: row.email,
        access: levelOf(row.access),
        case: inCase(row),
        since: row.since.toISOString(),
        self,
        lastOwner,
        mayChange: can['member.change'] && row.caseId === null && !lastOwner,
        mayEnd: can['member.end'] && !self && !lastOwner && mayEnd(grant.access, row.access),
      };
    });
    const open = can['member.invite'] ? await invitationsOf(tx, grant) : [];
    const invitations = open.map((row): InvitationItem => {
      const access = levelOf(row.access);
      const still = row.inviterAccess !== null && mayOffer(row.inviterAccess, access);
      return {
        id: row.id,
        email: row.email,
        access,
        case: inCase(row),
        invitedBy: row.inviter,
        expiresAt: row.expiresAt.toISOString(),
        end: invitationEnd(row, still && row.inviterDisabledAt === null),
        mayRevoke: grant.access === 'owner' || access !== 'owner',
      };
    });
    return {
      members,
      invitations,
      offers: can['member.invite'] ? ACCESS.filter((level) => mayOffer(grant.access, level)) : [],
      cases: can['member.invite'] ? await caseTitles(tx, grant.workspaceId) : [],
      mayLeave: !members.some((m) => m.self && m.lastOwner),
    };
  },
});

/** Letters of the workspace, newest first; in the instance's workspace, those of the instance too. */
export const loadOutbox = loader({
  name: 'outbox.list',
  action: 'outbox.read',
  input: outboxInput,
  async load({ tx, grant, input }): Promise<OutboxPage> {
    const withInstance = await holdsInstance(tx, grant.workspaceId);
    const rows = await lettersOf(tx, grant, withInstance, input.before, LETTERS_PER_PAGE + 1);
    const letters = rows.slice(0, LETTERS_PER_PAGE).map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      body: unseal(row.body),
      madeAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      failure: row.failure,
      ofInstance: row.workspaceId === null,
    }));
    const next = rows.length > LETTERS_PER_PAGE ? (letters.at(-1)?.id ?? null) : null;
    return { letters, next, delivers: deliversMail() };
  },
});

/** What an invitation offers, or the reason key why it offers nothing any more. */
export const loadInvitation = cache(
  async (token: string): Promise<{ offer: InvitationOffer } | { ended: string }> => {
    const reply = await lookAtInvitation({ actor: null, client: NO_CLIENT }, { token });
    if (reply.ok) return { offer: reply.data };
    if (reply.code === 'CONFLICT') return { ended: reply.reason ?? 'invitation_unknown' };
    if (reply.code === 'NOT_FOUND' || reply.code === 'INVALID') {
      return { ended: 'invitation_unknown' };
    }
    throw new AppError(reply.code);
  },
);
