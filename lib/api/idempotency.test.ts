import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { idempotency } from '@/db/schema/operations';
import { membership } from '@/db/schema/workspaces';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join } from '@/db/testing/world';
import { type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let stranger: Bearer;
let count = 0;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
});

afterAll(() => api.close());

const newKey = () => `key-${++count}`;
const cases = () => database().$count(caseFile, eq(caseFile.workspaceId, workspaceId));
const open = (key: string, title = 'Once', as: Bearer = owner) =>
  call('POST', '/cases', {
    as,
    json: { workspaceId, title, kind: 'image' },
    headers: { 'idempotency-key': key },
  });
const set = (key: string, values: Partial<typeof idempotency.$inferInsert>) =>
  database()
    .update(idempotency)
    .set(values)
    .where(and(eq(idempotency.accountId, owner.accountId), eq(idempotency.key, key)));

describe('an Idempotency-Key', () => {
  it('gives a repetition the first answer and does nothing again', async () => {
    const key = newKey();
    const first = await open(key);
    const before = await cases();
    const again = await open(key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    for (const name of ['location', 'chirograph-entry', 'content-type']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    expect(await again.text()).toBe(await first.text());
    expect(await cases()).toBe(before);
  });

  it('lets twenty requests at once do the thing once', async () => {
    const key = newKey();
    const before = await cases();
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(key)));
    expect(await cases()).toBe(before + 1);
    const made = new Set<string>();
    for (const answer of answers) {
      const body = await answer.text();
      if (answer.status === 201) made.add(body);
      else {
        expect(answer.status).toBe(409);
        expect(JSON.parse(body).reason).toBe('idempotency_in_progress');
        expect(answer.headers.get('retry-after')).not.toBeNull();
      }
    }
    expect(made.size).toBe(1);
  });

  it('is refused with another request', async () => {
    const key = newKey();
    await open(key);
    const problem = await refused(await open(key, 'Another'), 409);
    expect(problem.reason).toBe('idempotency_mismatch');
  });

  it('of one account says nothing to another', async () => {
    const key = newKey();
    await open(key);
    await refused(await open(key, 'Once', stranger), 404);
  });

  it('keeps a refusal too, and forgets a failure of ours', async () => {
    const key = newKey();
    await refused(await open(key, ''), 422);
    const again = await open(key, '');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([422, 'true']);
  });

  it('that never got an answer says so instead of doing it twice', async () => {
    const key = newKey();
    await open(key);
    await set(key, { status: null, answer: null, createdAt: new Date(Date.now() - 3_600_000) });
    const before = await cases();
    expect((await refused(await open(key), 409)).reason).toBe('idempotency_unknown');
    expect(await cases()).toBe(before);
  });

  it('is forgotten after a day', async () => {
    const key = newKey();
    await open(key);
    await set(key, { createdAt: new Date(Date.now() - 25 * 3_600_000) });
    const before = await cases();
    expect((await open(key)).headers.get('idempotency-replayed')).toBeNull();
    expect(await cases()).toBe(before + 1);
    await set(key, { createdAt: new Date(Date.now() - 25 * 3_600_000) });
    await open(newKey());
    const old = await database().$count(
      idempotency,
      sql`${idempotency.createdAt} < now() - interval '24 hours'`,
    );
    expect(old).toBe(0);
  });

  it('gives no answer about a case to somebody whose access has ended', async () => {
    const caseId = await openedCase(owner, workspaceId);
    await join(workspaceId, stranger, 'member');
    const note = (key: string) =>
      call('POST', `/cases/${caseId}/contributors`, {
        as: stranger,
        json: { name: 'x', standing: 'outsider' },
        headers: { 'idempotency-key': key },
      });
    const key = newKey();
    expect((await note(key)).status).toBe(201);
    await database()
      .update(membership)
      .set({ endedAt: new Date() })
      .where(eq(membership.accountId, stranger.accountId));
    await refused(await note(key), 404);
  });

  it.each(['', 'a b', 'é', 'x'.repeat(256)])('that is no key is refused: %j', async (key) => {
    expect((await refused(await open(key), 422)).reason).toBe('idempotency_key');
  });

  it('is refused where it is not kept', async () => {
    const caseId = await openedCase(owner, workspaceId);
    for (const part of ['/ledger/checks', '/exhibits/batch']) {
      const headers = { 'idempotency-key': newKey() };
      const response = await call('POST', `/cases/${caseId}${part}`, { as: owner, headers });
      expect((await refused(response, 422)).reason).toBe('idempotency_not_offered');
    }
  });
});
