import { join, person, room } from '@/db/testing/world';
import { createToken } from '@/lib/accounts/commands/access-tokens';
import { NO_CLIENT } from '@/lib/kernel/actor';
import { openSession } from '@/lib/session/sessions';
import { invite } from '@/lib/workspaces/commands/invite';
import { dataOf, fresh, memberOf, offer } from './testing-desk';
import type { Line } from './testing-line';

/** The secret of an invitation to an e-mail, to a workspace nobody else is in. */
async function offeredTo(email: string): Promise<string> {
  const [workspaceId, host] = [await room(), await person('Host')];
  await join(workspaceId, host, 'owner');
  const offering = invite(host.caller, { workspaceId, email, access: 'member' });
  return (await dataOf(offering)).link.split('/').at(-1) ?? '';
}

/** Commands about an account, a workspace and its members. */
export const HOUSE_COMMANDS: Record<string, Line> = {
  'account.amend': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    input: () => ({ name: fresh('name') }),
  },
  'account.change_password': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    // Refused for itself after permission is given, and before anything slow is computed.
    input: () => ({ currentPassword: 'x', newPassword: 'short' }),
    answer: 'INVALID',
  },
  'session.end': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    input: async (_, { accountId }) => ({ sessionId: await openSession(accountId, NO_CLIENT) }),
    names: ({ sessionId }) => ({ sessionId }),
  },
  'session.end_others': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    input: () => ({}),
  },
  'session.sign_out': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    input: () => ({}),
  },
  'token.create': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    input: () => ({ name: 'script', scopes: 'read write', days: 7 }),
  },
  'token.revoke': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner',
    async input(_, who) {
      const wish = { name: 'script', scopes: 'read', days: 7 } as const;
      return { tokenId: (await dataOf(createToken(await who.caller(), wish))).tokenId };
    },
    names: ({ tokenId }) => ({ tokenId }),
  },
  'workspace.open': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner writer',
    input: () => ({ name: fresh('room') }),
  },
  'invitation.accept': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner writer',
    input: async (_, { email }) => ({ token: await offeredTo(email) }),
  },
  'workspace.rename': {
    scope: 'workspace',
    may: 'owner admin writer',
    input: ({ workspaceId }) => ({ workspaceId, name: fresh('room') }),
  },
  'member.invite': {
    scope: 'workspace',
    may: 'owner admin writer',
    input: ({ workspaceId }) => ({ workspaceId, ...offer() }),
    names: ({ caseId }) => ({ access: 'guest', caseId }),
  },
  'member.revoke_invitation': {
    scope: 'workspace',
    may: 'owner admin writer',
    async input({ workspaceId, owner }) {
      const offering = invite(await owner.caller(), { workspaceId, ...offer() });
      return { workspaceId, invitationId: (await dataOf(offering)).invitationId };
    },
    names: ({ invitationId }) => ({ invitationId }),
  },
  'member.change_level': {
    scope: 'workspace',
    may: 'owner writer',
    input: async ({ workspaceId }) => {
      const { membershipId } = await memberOf(workspaceId);
      return { workspaceId, membershipId, access: 'counsel' };
    },
    names: ({ membershipId }) => ({ membershipId }),
  },
  'member.end': {
    scope: 'workspace',
    may: 'owner admin writer',
    input: async ({ workspaceId }) => {
      const { membershipId } = await memberOf(workspaceId);
      return { workspaceId, membershipId };
    },
    names: ({ membershipId }) => ({ membershipId }),
  },
  'member.leave': {
    scope: 'workspace',
    may: 'owner admin member counsel guest elsewhere writer',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
};
