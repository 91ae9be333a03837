import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join as letIn, type Person, person, room } from '@/db/testing/world';
import type { Access } from '@/lib/access/policy';
import { join } from '@/lib/accounts/commands/join';
import { openCase } from '@/lib/cases/commands/open-case';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { unseal } from '@/lib/mail/seal';
import { acceptInvitation, lookAtInvitation } from './commands/accept';
import { invite, revokeInvitation } from './commands/invite';
import { changeLevel, leaveWorkspace } from './commands/members';
import { loadMembers, loadWorkspace, loadWorkspaces } from './loaders';

const STRANGER: Caller = { actor: null, client: NO_CLIENT };

let test: TestDatabase;
let workspaceId: string;
let owner: Person;
let admin: Person;
let member: Person;

beforeAll(async () => {
  test = await testDatabase();
  useDatabase(openPool(test.url));
});

afterAll(async () => {
  await closeDatabase();
  await test.close();
});

beforeEach(async () => {
  workspaceId = await room('工作室');
  [owner, admin, member] = await Promise.all([person('Owner'), person('Admin'), person('Member')]);
  await letIn(workspaceId, owner, 'owner');
  await letIn(workspaceId, admin, 'admin');
  await letIn(workspaceId, member, 'member');
});

const emailOf = (who: Person) => `${who.accountId}@example.test`;

async function membershipOf(who: Person): Promise<string> {
  const [row] = await test.sql`
    select id from membership
    where workspace_id = ${workspaceId} and account_id = ${who.accountId} and ended_at is null`;
  return row?.id as string;
}

async function offer(
  email: string,
  access: Access = 'member',
  by: Person = owner,
  caseId: string | null = null,
) {
  const reply = await invite(by.caller, { workspaceId, email, access, caseId });
  if (!reply.ok) throw new Error(`${reply.code} ${reply.reason ?? ''}`);
  return { ...reply.data, token: reply.data.link.split('/invitation/')[1] ?? '' };
}

async function aCase(): Promise<string> {
  const reply = await openCase(owner.caller, { workspaceId, title: '落日', kind: 'image' });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data.caseId;
}

const events = async () =>
  (await test.sql`select event, actor_id, detail from security_log
    where workspace_id = ${workspaceId} order by id`) as unknown as {
    event: string;
    actor_id: string;
    detail: Record<string, string>;
  }[];

describe('an invitation', () => {
  it('is taken up once, by the account with its e-mail, at its level', async () => {
    const invitee = await person('Invitee');
    const { token } = await offer(emailOf(invitee).toUpperCase(), 'counsel');
    expect(await lookAtInvitation(STRANGER, { token })).toMatchObject({
      data: { workspace: '工作室', access: 'counsel', email: emailOf(invitee), hasAccount: true },
    });
    const replies = await Promise.all([
      acceptInvitation(invitee.caller, { token }),
      acceptInvitation(invitee.caller, { token }),
    ]);
    expect(replies.filter((r) => r.ok)).toHaveLength(1);
    expect(replies.find((r) => !r.ok)).toMatchObject({
      code: 'CONFLICT',
      reason: 'invitation_used',
    });
    expect(await loadWorkspace(invitee.caller, { workspaceId })).toMatchObject({
      access: 'counsel',
    });
    expect((await events()).at(-1)).toMatchObject({
      event: 'access_granted',
      actor_id: invitee.accountId,
      detail: { access: 'counsel', by: owner.accountId },
    });
  });

  it('gives nothing to anybody else, signed in or not', async () => {
    const invitee = await person('Invitee');
    const { token } = await offer(emailOf(invitee));
    const other = await person('Other');
    expect(await acceptInvitation(other.caller, { token })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'invitation_other_email',
    });
    expect(await acceptInvitation(STRANGER, { token })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const made = { token, name: 'X', password: 'correct horse battery', locale: 'en' as const };
    expect(await join(STRANGER, made)).toMatchObject({
      code: 'CONFLICT',
      reason: 'account_exists',
    });
    expect(await acceptInvitation(invitee.caller, { token })).toMatchObject({ ok: true });
  });

  it('ends when it is a week old, taken back, or replaced', async () => {
    const invitee = await person('Invitee');
    const email = emailOf(invitee);
    const ended = async (token: string, reason: string) => {
      const refusal = { code: 'CONFLICT', reason };
      expect(await lookAtInvitation(STRANGER, { token })).toMatchObject(refusal);
      expect(await acceptInvitation(invitee.caller, { token })).toMatchObject(refusal);
    };
    const old = await offer(email);
    await test.sql`update invitation set expires_at = now() where id = ${old.invitationId}`;
    await ended(old.token, 'invitation_expired');

    const back = await offer(email);
    const take = { workspaceId, invitationId: back.invitationId };
    expect(await revokeInvitation(member.caller, take)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await revokeInvitation(admin.caller, take)).toMatchObject({ ok: true });
    expect(await revokeInvitation(admin.caller, take)).toMatchObject({ code: 'NOT_FOUND' });
    await ended(back.token, 'invitation_revoked');

    const first = await offer(email);
    const second = await offer(email);
    await ended(first.token, 'invitation_revoked');
    expect(await acceptInvitation(invitee.caller, { token: second.token })).toMatchObject({
      ok: true,
    });
    expect(await acceptInvitation(invitee.caller, { token: 'x'.repeat(43) })).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'invitation_unknown',
    });
  });

  it('lives no longer than the right of whoever offered it', async () => {
    const invitee = await person('Invitee');
    const cases: [string, () => Promise<unknown>][] = [
      [
        'lowered',
        async () =>
          changeLevel(owner.caller, {
            workspaceId,
            membershipId: await membershipOf(admin),
            access: 'member',
          }),
      ],
      ['gone', async () => leaveWorkspace(admin.caller, { workspaceId })],
      [
        'disabled',
        () => test.sql`update account set disabled_at = now() where id = ${admin.accountId}`,
      ],
    ];
    for (const [, lose] of cases) {
      admin = await person('Admin');
      await letIn(workspaceId, admin, 'admin');
      const { token } = await offer(emailOf(invitee), 'member', admin);
      await lose();
      expect(await acceptInvitation(invitee.caller, { token })).toMatchObject({
        code: 'CONFLICT',
        reason: 'invitation_void',
      });
      const { invitations } = await loadMembers(owner.caller, { workspaceId });
      expect(invitations[0]).toMatchObject({ end: 'invitation_void' });
    }
  });

  it('to become an owner is offered by owners only, and dies when its inviter stops being one', async () => {
    const invitee = await person('Invitee');
    const input = { workspaceId, email: emailOf(invitee), access: 'owner' as const };
    expect(await invite(admin.caller, input)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'owner_only',
    });
    expect(await invite(member.caller, { ...input, access: 'member' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'access_level',
    });
    const second = await person('Second owner');
    await letIn(workspaceId, second, 'owner');
    const { token, invitationId } = await offer(input.email, 'owner', second);
    expect(await revokeInvitation(admin.caller, { workspaceId, invitationId })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'owner_only',
    });
    const membershipId = await membershipOf(second);
    await changeLevel(owner.caller, { workspaceId, membershipId, access: 'admin' });
    expect(await acceptInvitation(invitee.caller, { token })).toMatchObject({
      reason: 'invitation_void',
    });
  });

  it('lets a guest into one case of the workspace and no other', async () => {
    const [caseId, otherCase] = [await aCase(), await aCase()];
    const invitee = await person('Guest');
    const { token } = await offer(emailOf(invitee), 'guest', owner, caseId);
    expect(await acceptInvitation(invitee.caller, { token })).toMatchObject({
      data: { workspaceId, caseId },
    });
    expect(await loadWorkspaces(invitee.caller, {})).toMatchObject([
      { access: 'guest', cases: [{ id: caseId, title: '落日' }] },
    ]);
    // A second case is a second place; membership in the workspace replaces them all.
    const again = await offer(emailOf(invitee), 'guest', owner, otherCase);
    expect(await acceptInvitation(invitee.caller, { token: again.token })).toMatchObject({
      ok: true,
    });
    const wide = await offer(emailOf(invitee), 'member');
    expect(await acceptInvitation(invitee.caller, { token: wide.token })).toMatchObject({
      ok: true,
    });
    expect(await loadWorkspaces(invitee.caller, {})).toMatchObject([
      { access: 'member', cases: [] },
    ]);
  });

  it('of a guest names a case of the workspace, and of others none', async () => {
    const elsewhere = await room('Elsewhere');
    await letIn(elsewhere, owner, 'owner');
    const foreign = await openCase(owner.caller, {
      workspaceId: elsewhere,
      title: 'X',
      kind: 'image',
    });
    const caseId = foreign.ok ? foreign.data.caseId : '';
    const email = 'guest@example.test';
    const ask = (input: { access: Access; caseId: string | null }) =>
      invite(owner.caller, { workspaceId, email, ...input });
    expect(await ask({ access: 'guest', caseId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask({ access: 'guest', caseId: null })).toMatchObject({
      fields: { caseId: 'guest_case' },
    });
    expect(await ask({ access: 'member', caseId: await aCase() })).toMatchObject({
      fields: { caseId: 'guest_case' },
    });
  });

  it('is not written to somebody who is there', async () => {
    const reply = await invite(owner.caller, {
      workspaceId,
      email: emailOf(member).toUpperCase(),
      access: 'admin',
    });
    expect(reply).toMatchObject({ code: 'CONFLICT', fields: { email: 'already_member' } });
  });

  it('makes the account it is bound to, with its e-mail and no other', async () => {
    const { token } = await offer('Lin@example.test', 'member');
    const replies = await Promise.all(
      ['林', '琳'].map((name) =>
        join(STRANGER, { token, name, password: 'correct horse battery', locale: 'zh' }),
      ),
    );
    expect(replies.filter((r) => r.ok)).toHaveLength(1);
    expect(replies.find((r) => r.ok)).toMatchObject({
      data: { workspaceId, email: 'lin@example.test' },
    });
    const rows = await test.sql`select locale from account where email = 'lin@example.test'`;
    expect(rows).toEqual([{ locale: 'zh' }]);
  });

  it('keeps no readable token, neither its own nor in the letter', async () => {
    const { token } = await offer('letter@example.test');
    const [row] = await test.sql`select body from mail where recipient = 'letter@example.test'`;
    expect(unseal(row?.body)).toContain(token);
    for (const table of ['mail', 'invitation', 'security_log']) {
      const [found] = await test.sql.unsafe(
        `select count(*)::int as n from ${table} t where t::text like '%${token}%'`,
      );
      expect(found?.n).toBe(0);
    }
  });
});
