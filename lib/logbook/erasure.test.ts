import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { caseFile, contributor, work } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { amendCase, recordWork } from '@/lib/cases/commands/amend-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor, amendContributor } from '@/lib/contributors/commands/contributor';
import { registerDigest } from '@/lib/exhibits/commands/admit';
import { describeExhibit } from '@/lib/exhibits/commands/describe';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Reply } from '@/lib/kernel/reply';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { caseStateAt } from '@/lib/ledger/read';
import { erasePayload } from './commands/erase-payload';

let instance: TestInstance;
let workspaceId: string;
let owner: Person;
let admin: Person;
let caseId: string;
let opened: number;

beforeAll(async () => {
  instance = await testInstance();
  workspaceId = await room();
  owner = await person('周婧怡');
  admin = await person('Admin');
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, admin, 'admin');
  const reply = await openCase(owner.caller, {
    workspaceId,
    title: 'Named after Wang Wei',
    party: 'Wang Wei',
    kind: 'image',
  });
  caseId = dataOf(reply).caseId;
  opened = indexOf(reply);
});

afterAll(() => instance.close());

function dataOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data;
}

function indexOf(reply: Reply<unknown>): number {
  if (!reply.ok || reply.index === null) throw new Error(JSON.stringify(reply));
  return reply.index;
}

const erase = (index: number, who = owner) =>
  erasePayload(who.caller, { caseId, index, reason: 'request of 2026-11-20' });

/** Everything the full check compares, without objects: these tests make none. */
async function disagreements() {
  const report = await checkCase(caseId, {
    objects: { hash: async () => null, async *list() {} },
  });
  return report.failures;
}

const bodies = async () =>
  (
    await database()
      .select()
      .from(ledgerEntry)
      .where(eq(ledgerEntry.caseId, caseId))
      .orderBy(ledgerEntry.index)
  ).map((row) => row.body);

describe('erasing the payload of an entry', () => {
  it('takes the texts it gave out of the tables and leaves those of other entries', async () => {
    const contributorId = dataOf(
      await addContributor(owner.caller, {
        caseId,
        name: 'Wang Wei',
        standing: 'outsider',
        employer: 'Studio A',
      }),
    ).contributorId;
    const renamed = await amendContributor(owner.caller, {
      caseId,
      contributorId,
      name: 'Wang Wei 王伟',
    });
    const rowOf = async () =>
      (await database().select().from(contributor).where(eq(contributor.id, contributorId)))[0];
    dataOf(await erase(indexOf(renamed)));
    expect(await rowOf()).toMatchObject({ name: 'Wang Wei', employer: 'Studio A' });
    expect(await disagreements()).toEqual([]);
  });

  it('leaves an empty text where nothing else gave one', async () => {
    const reply = await addContributor(owner.caller, {
      caseId,
      name: 'Li Yan',
      standing: 'outsider',
      note: 'lives in Suzhou',
    });
    const { contributorId } = dataOf(reply);
    dataOf(await erase(indexOf(reply)));
    const [row] = await database()
      .select()
      .from(contributor)
      .where(eq(contributor.id, contributorId));
    expect(row).toMatchObject({ name: '', note: '', standing: 'outsider' });
    expect(await disagreements()).toEqual([]);
  });

  it('of the case and its works takes title and party back', async () => {
    const named = await recordWork(owner.caller, { caseId, title: 'Portrait of Wang Wei' });
    await amendCase(owner.caller, { caseId, party: 'Ms Wang' });
    dataOf(await erase(opened));
    dataOf(await erase(indexOf(named)));
    const [file] = await database().select().from(caseFile).where(eq(caseFile.id, caseId));
    expect(file).toMatchObject({ title: '', party: 'Ms Wang' });
    const [one] = await database()
      .select()
      .from(work)
      .where(eq(work.id, dataOf(named).workId));
    expect(one?.title).toBe('');
    expect(await disagreements()).toEqual([]);
  });

  it('of an exhibit keeps its digest, class, number and times', async () => {
    const reply = await registerDigest(owner.caller, {
      caseId,
      sha256: sha256Hex('photo'),
      bytes: 5,
      fileName: 'Wang Wei at home.jpg',
    });
    const { exhibitId } = dataOf(reply);
    const described = await describeExhibit(owner.caller, {
      caseId,
      exhibitId,
      description: 'Wang Wei in the kitchen',
    });
    const rowOf = async () =>
      (await database().select().from(exhibit).where(eq(exhibit.id, exhibitId)))[0];
    const before = await rowOf();
    dataOf(await erase(indexOf(described)));
    dataOf(await erase(indexOf(reply)));
    const blank = { fileName: '', title: '', description: '' };
    expect(await rowOf()).toEqual({ ...before, ...blank });
    expect(await disagreements()).toEqual([]);
  });

  it('changes no entry, and replay of the whole ledger still fits', async () => {
    const reply = await addContributor(owner.caller, { caseId, name: 'X', standing: 'outsider' });
    const before = await bodies();
    dataOf(await erase(indexOf(reply)));
    const after = await bodies();
    expect(after.slice(0, before.length)).toEqual(before);
    const state = await caseStateAt(caseId, after.length);
    expect(state.erased.has(indexOf(reply))).toBe(true);
    expect((await bodies()).join('')).not.toContain('request of 2026');
  });

  it('is for the owner alone, with a reason, once', async () => {
    const reply = await addContributor(owner.caller, { caseId, name: 'Y', standing: 'outsider' });
    const index = indexOf(reply);
    expect(await erase(index, admin)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    const silent = await erasePayload(owner.caller, { caseId, index, reason: ' ' });
    expect(silent).toMatchObject({ code: 'INVALID', fields: { reason: 'required' } });
    const [kept] = await database()
      .select()
      .from(ledgerPayload)
      .where(eq(ledgerPayload.index, index));
    expect(kept?.data).toContain('"Y"');
    const both = await Promise.all([erase(index), erase(index)]);
    expect(both.map((r) => r.ok).sort()).toEqual([false, true]);
    expect(await erase(index)).toMatchObject({ code: 'CONFLICT', reason: 'already_erased' });
    expect(await erase(99_999)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of an entry that another act follows meanwhile loses neither', async () => {
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        addContributor(owner.caller, { caseId, name: `Z${i}`, standing: 'outsider' }),
      ),
    );
    await Promise.all([
      ...replies.map((reply) => erase(indexOf(reply))),
      ...replies.map((reply, i) =>
        amendContributor(owner.caller, {
          caseId,
          contributorId: dataOf(reply).contributorId,
          note: `later ${i}`,
        }),
      ),
    ]);
    for (const [i, reply] of replies.entries()) {
      const { contributorId } = dataOf(reply);
      const [row] = await database()
        .select()
        .from(contributor)
        .where(eq(contributor.id, contributorId));
      expect(row).toMatchObject({ name: '', note: `later ${i}` });
    }
    expect(await disagreements()).toEqual([]);
  });
});
