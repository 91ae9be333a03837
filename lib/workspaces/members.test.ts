import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join as letIn, type Person, person, room } from '@/db/testing/world';
import type { Access } from '@/lib/access/policy';
import { openCase } from '@/lib/cases/commands/open-case';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { invite } from './commands/invite';
import { changeLevel, endMembership, leaveWorkspace } from './commands/members';
import { openWorkspace, renameWorkspace } from './commands/open-workspace';
import { loadMembers, loadOutbox, loadWorkspace, loadWorkspaces } from './loaders';

const STRANGER: Caller = { actor: null, client: NO_CLIENT };

let test: TestDatabase;
let workspaceId: string;
let owner: Person;
let admin: Person;
let member: Person;
let counsel: Person;

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
  [owner, admin, member, counsel] = await Promise.all([
    person('Owner'),
    person('Admin'),
    person('Member'),
    person('Counsel'),
  ]);
  await letIn(workspaceId, owner, 'owner');
  await letIn(workspaceId, admin, 'admin');
  await letIn(workspaceId, member, 'member');
  await letIn(workspaceId, counsel, 'counsel');
});

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

describe('a workspace', () => {
  it('is opened by anybody with an account, who owns it and sees it in the list', async () => {
    const newcomer = await person('Newcomer');
    const reply = await openWorkspace(newcomer.caller, { name: '  第二   工作室 ' });
    if (!reply.ok) throw new Error(reply.code);
    expect(await loadWorkspaces(newcomer.caller, {})).toEqual([
      { id: reply.data.workspaceId, name: '第二 工作室', access: 'owner', cases: [] },
    ]);
    expect(await openWorkspace(STRANGER, { name: 'X' })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is renamed by owners and admins only', async () => {
    expect(await renameWorkspace(admin.caller, { workspaceId, name: '新名' })).toMatchObject({
      ok: true,
    });
    expect(await loadWorkspace(counsel.caller, { workspaceId })).toMatchObject({ name: '新名' });
    for (const who of [member, counsel]) {
      expect(await renameWorkspace(who.caller, { workspaceId, name: 'X' })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('does not exist for strangers', async () => {
    const stranger = await person('Stranger');
    await expect(loadWorkspace(stranger.caller, { workspaceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(loadMembers(stranger.caller, { workspaceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('levels', () => {
  it('are changed by owners only, and each change is kept', async () => {
    const membershipId = await membershipOf(member);
    const change = (by: Person) =>
      changeLevel(by.caller, { workspaceId, membershipId, access: 'counsel' });
    expect(await change(admin)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await change(owner)).toMatchObject({ ok: true, index: null });
    expect((await events()).at(-1)).toMatchObject({
      event: 'access_changed',
      actor_id: owner.accountId,
      detail: { account: member.accountId, from: 'member', access: 'counsel' },
    });
  });

  it('leave no workspace without an owner, also when two owners go at once', async () => {
    const alone = { workspaceId, membershipId: await membershipOf(owner) };
    const refused = { code: 'CONFLICT', reason: 'last_owner' };
    expect(await changeLevel(owner.caller, { ...alone, access: 'admin' })).toMatchObject(refused);
    expect(await endMembership(owner.caller, alone)).toMatchObject(refused);
    expect(await leaveWorkspace(owner.caller, { workspaceId })).toMatchObject(refused);
    const second = { workspaceId, membershipId: await membershipOf(admin) };
    await changeLevel(owner.caller, { ...second, access: 'owner' });
    const both = await Promise.all([
      leaveWorkspace(owner.caller, { workspaceId }),
      leaveWorkspace(admin.caller, { workspaceId }),
    ]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    const [count] = await test.sql`select count(*)::int as owners from membership
      where workspace_id = ${workspaceId} and access = 'owner' and ended_at is null`;
    expect(count?.owners).toBe(1);
  });

  it('of another workspace are out of reach', async () => {
    const elsewhere = await room('Elsewhere');
    const other = await person('Other owner');
    await letIn(elsewhere, other, 'owner');
    const reply = await endMembership(other.caller, {
      workspaceId: elsewhere,
      membershipId: await membershipOf(member),
    });
    expect(reply).toMatchObject({ code: 'NOT_FOUND' });
    expect(await membershipOf(member)).toBeTruthy();
  });
});

describe('ending a membership', () => {
  it('is for owners and admins, and only owners touch owners', async () => {
    const end = async (by: Person, who: Person) =>
      endMembership(by.caller, { workspaceId, membershipId: await membershipOf(who) });
    expect(await end(member, counsel)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await end(admin, owner)).toMatchObject({ code: 'FORBIDDEN', reason: 'owner_only' });
    expect(await end(admin, member)).toMatchObject({ ok: true });
    expect((await events()).at(-1)).toMatchObject({ event: 'access_ended' });
  });

  it('takes effect at the next request, and the session stays good elsewhere', async () => {
    expect(await loadMembers(member.caller, { workspaceId })).toBeTruthy();
    await endMembership(owner.caller, { workspaceId, membershipId: await membershipOf(member) });
    await expect(loadMembers(member.caller, { workspaceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await loadWorkspaces(member.caller, {})).toEqual([]);
  });
});

describe('leaving', () => {
  it('ends every place one has in the workspace', async () => {
    const guest = await person('Guest');
    await letIn(workspaceId, guest, 'guest', await aCase());
    await letIn(workspaceId, guest, 'guest', await aCase());
    expect(await leaveWorkspace(guest.caller, { workspaceId })).toMatchObject({ ok: true });
    expect(await loadWorkspaces(guest.caller, {})).toEqual([]);
  });
});

describe('the outbox', () => {
  it('shows owners the letters of their workspace and nobody the rest', async () => {
    const { link } = await offer('shown@example.test');
    const page = await loadOutbox(owner.caller, { workspaceId });
    expect(page).toMatchObject({ delivers: false, next: null });
    expect(page.letters).toMatchObject([
      { to: 'shown@example.test', sentAt: null, failure: null, ofInstance: false },
    ]);
    expect(page.letters[0]?.body).toContain(link);
    for (const who of [admin, member, counsel]) {
      await expect(loadOutbox(who.caller, { workspaceId })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('shows letters of the instance only in the workspace made at set-up', async () => {
    await test.sql`insert into mail (id, recipient, subject, body)
      values ('mail_0', 'somebody@example.test', 'Choose', 'v1.')`;
    const ofInstance = async () =>
      (await loadOutbox(owner.caller, { workspaceId })).letters.filter((l) => l.ofInstance);
    await test.sql`insert into setting values ('instance', '{"workspaceId":"ws_other"}')`;
    expect(await ofInstance()).toEqual([]);
    await test.sql`update setting set value = ${test.sql.json({ workspaceId })}`;
    expect(await ofInstance()).toMatchObject([{ body: null, to: 'somebody@example.test' }]);
    await test.sql`delete from setting`;
  });
});

describe('the list of members', () => {
  it('tells each reader what he may do, and never offers to remove the last owner', async () => {
    const seen = async (who: Person) => loadMembers(who.caller, { workspaceId });
    const forOwner = await seen(owner);
    expect(forOwner.offers).toEqual(['owner', 'admin', 'member', 'counsel', 'guest']);
    expect(forOwner.mayLeave).toBe(false);
    expect(forOwner.members.find((m) => m.self)).toMatchObject({
      lastOwner: true,
      mayChange: false,
      mayEnd: false,
    });
    const forAdmin = await seen(admin);
    expect(forAdmin.offers).toEqual(['admin', 'member', 'counsel', 'guest']);
    expect(forAdmin.members.filter((m) => m.mayEnd).map((m) => m.name)).toEqual([
      'Member',
      'Counsel',
    ]);
    await offer('waiting@example.test');
    const forCounsel = await seen(counsel);
    expect(forCounsel).toMatchObject({ offers: [], invitations: [], cases: [], mayLeave: true });
  });
});
