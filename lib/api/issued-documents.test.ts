import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { hashObject, objectKey } from '@/lib/storage/objects';
import { type Bearer, openedCase, refused, studio } from './testing-api';
import { admitted, counts, type Desk, detail, fresh, send } from './testing-exhibits';

let api: TestInstance;
let owner: Bearer;
let desk: Desk;

beforeAll(async () => {
  api = await testInstance();
  const { workspaceId, owner: one } = await studio();
  owner = one;
  desk = { as: owner, caseId: await openedCase(owner, workspaceId) };
});

afterAll(() => api.close());

const said = {
  issuer: 'tool_provider',
  issuedBy: '即梦平台',
  verification: 'Telephone 400-000, job 8812',
};
const query = (of: Record<string, string>) => `?${new URLSearchParams(of)}`;

async function expectSound() {
  const { caseId } = desk;
  const report = await checkCase(caseId, {
    objects: {
      hash: (id, sha256) => hashObject(objectKey(id, sha256)),
      async *list() {},
    },
  });
  expect(report.failures).toEqual([]);
}

describe('a document that a third party issued', () => {
  it('is of class A+, with who issued it and how to ask in an entry of version 2', async () => {
    const one = await admitted(desk, fresh('confirmation'), { query: query(said) });
    expect(one).toMatchObject({ class: 'A+', rule: 'issued_by_third_party', issued: said });
    const [entry] = await database()
      .select()
      .from(ledgerEntry)
      .where(eq(ledgerEntry.caseId, desk.caseId))
      .orderBy(desc(ledgerEntry.index))
      .limit(1);
    const { kind, v, act } = JSON.parse(entry?.body ?? '');
    expect({ kind, v }).toEqual({ kind: 'exhibit.added', v: 2 });
    expect(act).toMatchObject({ class: 'A+', issuer: 'tool_provider' });
    // Names are in the payload, which can be erased; the entry holds none.
    expect(JSON.stringify(act)).not.toContain('即梦');
    await expectSound();
  });

  it.each([
    ['without its name', { ...said, issuedBy: ' ' }, { issuedBy: 'required' }],
    ['without a way of asking', { ...said, verification: '' }, { verification: 'required' }],
    ['of an issuer that is no kind', { ...said, issuer: 'ourselves' }, { issuer: 'wrong_value' }],
    ['named without what it is', { issuedBy: 'X', verification: 'Y' }, { issuer: 'required' }],
    ['that is a recreation', { ...said, recreation: 'true' }, { issuer: 'no_recreation' }],
  ])('%s is refused and leaves nothing', async (_, of, fields) => {
    const before = await counts();
    const problem = await refused(await send(desk, fresh(), { query: query(of) }), 422);
    expect(problem.fields).toMatchObject(fields);
    expect(await counts()).toEqual(before);
  });

  it('loses its words by erasure, and keeps its class and what its issuer is', async () => {
    const one = await admitted(desk, fresh('to erase'), { query: query(said) });
    const [row] = await database().select().from(exhibit).where(eq(exhibit.id, one.id));
    const erased = await erasePayload(owner.caller, {
      caseId: desk.caseId,
      index: row?.entry ?? -1,
      reason: 'asked for',
    });
    expect(erased).toMatchObject({ ok: true });
    expect(await detail(desk, one.id)).toMatchObject({
      class: 'A+',
      issued: { issuer: 'tool_provider', issuedBy: '', verification: '' },
    });
    await expectSound();
  });
});
