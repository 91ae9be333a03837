import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { registerDigest } from '@/lib/exhibits/commands/admit';
import { caseStateAt } from '@/lib/ledger/read';
import { linkAccount, unlinkAccount } from './commands/account';
import { addContributor, amendContributor } from './commands/contributor';
import { recordRole } from './commands/role';
import { loadContributor, loadContributors, loadPeople } from './loaders';

let db: TestDatabase;
let owner: Person;
let member: Person;
let outsider: Person;
let workspaceId: string;
let caseId: string;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
  workspaceId = await room();
  owner = await person('Li Yan');
  member = await person('陈淳');
  outsider = await person('Nobody here');
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, member, 'member');
  const reply = await openCase(owner.caller, { workspaceId, title: 'Pendant', kind: 'image' });
  if (!reply.ok) throw new Error(reply.code);
  caseId = reply.data.caseId;
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

async function add(name: string, accountId?: string): Promise<string> {
  const reply = await addContributor(owner.caller, {
    caseId,
    name,
    standing: accountId ? 'member' : 'outsider',
    ...(accountId ? { accountId } : {}),
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data.contributorId;
}

describe('naming people', () => {
  it('takes the other side as a named person without an account', async () => {
    const id = await add('𫖯 𬱖 (other side)');
    const { contributors } = await loadContributors(owner.caller, { caseId });
    expect(contributors.find((c) => c.id === id)).toMatchObject({
      standing: 'outsider',
      accounts: [],
    });
  });

  it('links an account to one person only', async () => {
    const id = await add('陈淳', member.accountId);
    const other = await add('Somebody else');
    const again = { caseId, contributorId: other, accountId: member.accountId };
    expect(await linkAccount(owner.caller, again)).toMatchObject({
      code: 'CONFLICT',
      reason: 'account_taken',
    });
    const view = await loadContributor(owner.caller, { caseId, contributorId: id });
    expect(view.contributor.accounts.map((a) => a.accountId)).toEqual([member.accountId]);
  });

  it('says nothing about accounts outside the workspace', async () => {
    const id = await add('Third');
    const reply = await linkAccount(owner.caller, {
      caseId,
      contributorId: id,
      accountId: outsider.accountId,
    });
    expect(reply).toMatchObject({ code: 'INVALID', fields: { accountId: 'unknown_account' } });
  });

  it('keeps every name a person had, with the entry it counted from', async () => {
    const id = await add('Old Name');
    await amendContributor(owner.caller, { caseId, contributorId: id, name: 'New Name' });
    const view = await loadContributor(owner.caller, { caseId, contributorId: id });
    expect(view.names.map((n) => n.name)).toEqual(['Old Name', 'New Name']);
    expect(view.contributor.name).toBe('New Name');
  });

  it('takes a link back with the reason, and keeps that it was there', async () => {
    const id = await add('Linked', owner.accountId);
    const reply = await unlinkAccount(owner.caller, {
      caseId,
      contributorId: id,
      accountId: owner.accountId,
      reason: 'wrong person',
    });
    if (!reply.ok) throw new Error(reply.code);
    const before = await caseStateAt(caseId, reply.index ?? 0);
    const after = await caseStateAt(caseId, (reply.index ?? 0) + 1);
    expect(before.contributors.get(id)?.accounts.size).toBe(1);
    expect(after.contributors.get(id)?.accounts.size).toBe(0);
  });
});

describe('roles by period', () => {
  it('are given and restated under one id', async () => {
    const contributorId = await add('Role holder');
    const given = await recordRole(owner.caller, {
      caseId,
      contributorId,
      name: 'prompt_writer',
      startsOn: '2026-09-01',
    });
    if (!given.ok) throw new Error(given.code);
    const { roleId } = given.data;
    await recordRole(owner.caller, {
      caseId,
      contributorId,
      roleId,
      name: 'prompt_writer',
      startsOn: '2026-09-01',
      endsOn: '2026-10-01',
    });
    const view = await loadContributor(owner.caller, { caseId, contributorId });
    expect(view.contributor.roles).toEqual([
      {
        id: roleId,
        name: 'prompt_writer',
        standing: 'asserted',
        startsOn: '2026-09-01',
        endsOn: '2026-10-01',
      },
    ]);
  });

  it('cannot end before they start', async () => {
    const contributorId = await add('Backwards');
    const reply = await recordRole(owner.caller, {
      caseId,
      contributorId,
      name: 'editor',
      startsOn: '2026-09-02',
      endsOn: '2026-09-01',
    });
    expect(reply).toMatchObject({ code: 'INVALID', fields: { endsOn: 'ends_before_start' } });
  });
});

it('shows what the record says a person did: own acts and acts about the person', async () => {
  const own = (await loadContributors(owner.caller, { caseId })).contributors.find((c) =>
    c.accounts.some((a) => a.accountId === member.accountId),
  );
  await addContributor(member.caller, {
    caseId,
    name: 'Added by the member',
    standing: 'outsider',
  });
  const view = await loadContributor(owner.caller, { caseId, contributorId: own?.id ?? '' });
  expect(view.acts[0]).toMatchObject({ kind: 'contributor.added', own: true });
  expect(view.counts).toContainEqual({ kind: 'contributor.added', count: 1 });
  expect(view.acts.some((a) => a.kind === 'contributor.account_linked' && !a.own)).toBe(true);
});

it('tells an act about an exhibit with the number of the exhibit', async () => {
  const contributorId = await add('陈淳之二');
  const file = { sha256: 'ab'.repeat(32), bytes: 5, mediaType: 'image/png', fileName: 'x.png' };
  const written = await registerDigest(owner.caller, { caseId, ...file });
  if (!written.ok) throw new Error(written.code);
  await linkAccount(owner.caller, { caseId, contributorId, accountId: owner.accountId });
  const { acts } = await loadContributor(owner.caller, { caseId, contributorId });
  const added = acts.find(({ kind }) => kind === 'exhibit.added');
  expect(added).toMatchObject({ exhibitNumber: 1, act: { exhibit: written.data.exhibitId } });
  expect(acts.find(({ kind }) => kind === 'contributor.added')?.exhibitNumber).toBeNull();
});

describe('who else has access', () => {
  const names = async (who: Person) =>
    (await loadContributors(who.caller, { caseId })).unlinked.map((one) => one.displayName);

  it('is told only to those who may link an account', async () => {
    const [newcomer, counsel] = [await person('Newcomer'), await person('Counsel')];
    await join(workspaceId, newcomer, 'member');
    await join(workspaceId, counsel, 'counsel');
    expect(await names(owner)).toEqual(['Counsel', 'Newcomer']);
    expect(await names(newcomer)).toEqual(['Counsel', 'Newcomer']);
    expect(await names(counsel)).toEqual([]);
  });

  it('is looked at on the People page only, as the access log says', async () => {
    const looks = async () =>
      (await db.sql`select page from access_log where page = 'people'`).length;
    const before = await looks();
    await loadContributors(owner.caller, { caseId });
    expect(await looks()).toBe(before);
    await loadPeople(owner.caller, { caseId });
    expect(await looks()).toBe(before + 1);
  });
});
