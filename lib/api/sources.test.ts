import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import {
  closeSourceOperation,
  listGaps,
  listSources,
  openSourceOperation,
  reportGap,
} from './operations/sources';
import { answered, call, openedCase, refused, studio } from './testing-api';

let instance: TestInstance;

beforeAll(async () => {
  instance = await testInstance();
});

afterAll(() => instance.close());

const KEY = 'sk-upstream-0123456789abcdefghij';

test('a source is opened, listed without its key, and closed once', async () => {
  const { workspaceId, owner, stranger } = await studio();
  const caseId = await openedCase(owner, workspaceId);
  const json = { tool: 'sdapi', label: 'Forge', upstream: 'http://127.0.0.1:9', key: KEY };
  const all = `/cases/${caseId}/sources`;
  const made = await call('POST', all, { as: owner, json });
  const { sourceId } = await answered<{ sourceId: string }>(openSourceOperation, made);
  const listed = await call('GET', all, { as: owner });
  const text = await listed.clone().text();
  expect(text).not.toContain(KEY);
  const page = await answered<{ sources: { id: string; hasKey: boolean }[] }>(listSources, listed);
  expect(page.sources).toMatchObject([{ id: sourceId, hasKey: true, gaps: 0, runs: 0 }]);
  const gaps = await call('GET', `${all}/${sourceId}/gaps`, { as: owner });
  expect(await answered(listGaps, gaps)).toEqual({ gaps: [], next: null });
  const now = new Date().toISOString();
  const away = { cause: 'offline', count: 2, from: now, to: now, reason: 'the cable was out' };
  await refused(await call('POST', `${all}/${sourceId}/gaps`, { as: stranger, json: away }), 404);
  await answered(
    reportGap,
    await call('POST', `${all}/${sourceId}/gaps`, { as: owner, json: away }),
  );
  const told = await call('GET', `${all}/${sourceId}/gaps`, { as: owner });
  expect(await answered(listGaps, told)).toMatchObject({ gaps: [{ cause: 'offline', count: 2 }] });
  await refused(await call('DELETE', `${all}/${sourceId}`, { as: stranger }), 404);
  await answered(closeSourceOperation, await call('DELETE', `${all}/${sourceId}`, { as: owner }));
  const again = await refused(await call('DELETE', `${all}/${sourceId}`, { as: owner }), 409);
  expect(again.reason).toBe('source_closed');
  const after = await answered<{ sources: { hasKey: boolean }[] }>(
    listSources,
    await call('GET', all, { as: owner }),
  );
  expect(after.sources).toMatchObject([{ hasKey: false }]);
});

test('an upstream that the owner does not allow, and a key where there is no upstream, are refused', async () => {
  const { workspaceId, owner } = await studio();
  const caseId = await openedCase(owner, workspaceId);
  const all = `/cases/${caseId}/sources`;
  const elsewhere = { tool: 'openai', label: 'x', upstream: 'https://evil.example' };
  const first = await refused(await call('POST', all, { as: owner, json: elsewhere }), 422);
  expect(first.fields).toEqual({ upstream: 'upstream_not_allowed' });
  const folder = { tool: 'folder', label: 'x', key: KEY };
  const second = await refused(await call('POST', all, { as: owner, json: folder }), 422);
  expect(second.fields).toEqual({ key: 'wrong_value' });
});
