import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { ledgerEntry } from '@/db/schema/ledger';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person } from '@/db/testing/world';
import { sha256Hex } from '@/lib/kernel/digest';
import { openUploads } from '@/lib/storage/multipart';
import { hashObject, objectKey, stagingKey } from '@/lib/storage/objects';
import * as exhibits from './operations/exhibits';
import * as intake from './operations/intake';
import { answered, type Bearer, bearer, call, openedCase, refused, studio } from './testing-api';
import { admitted, counts, type Desk, detail, fresh, send } from './testing-exhibits';

/** A request to the store that was signed for us. */
type Signed = { url: string; headers: Record<string, string> };

let api: TestInstance;
let desk: Desk;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;
let workspaceId: string;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
  caseId = await openedCase(owner, workspaceId);
  desk = { as: owner, caseId };
});

afterAll(() => api.close());

describe('a small file in one request', () => {
  it('is stored under its digest, recorded, and read back byte for byte', async () => {
    const body = fresh('small file');
    const sha256 = sha256Hex(body);
    const one = await admitted(desk, body, {
      name: 'sketch.txt',
      sha256,
      query: `?title=${encodeURIComponent('第一稿')}&licence=own&happenedAt=2026-09-01T08:00:00.000Z`,
    });
    expect(one).toMatchObject({ title: '第一稿', fileName: 'sketch.txt', sha256, licence: 'own' });
    expect(one.happenedAt).toBe('2026-09-01T08:00:00.000Z');
    expect(await hashObject(objectKey(caseId, sha256))).toEqual({ sha256, bytes: body.length });
  });

  it('opens only after the opening is recorded, and comes back exactly', async () => {
    const body = fresh('original');
    const one = await admitted(desk, body, { name: 'a.bin' });
    const before = await database().$count(ledgerEntry);
    const address = `/cases/${caseId}/exhibits/${one.id}/original?way=download`;
    const response = await call('GET', address, { as: owner });
    expect(response.status).toBe(303);
    expect(await database().$count(ledgerEntry)).toBe(before + 1);
    const bytes = await fetch(response.headers.get('location') ?? '');
    expect(bytes.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(sha256Hex(new Uint8Array(await bytes.arrayBuffer()))).toBe(one.sha256);
    expect(response.headers.get('chirograph-sha256')).toBe(one.sha256);
  });

  it('is not opened for a stranger or by the page of another site', async () => {
    const one = await admitted(desk, fresh());
    const before = await counts();
    const address = `/cases/${caseId}/exhibits/${one.id}/original?way=view`;
    await refused(await call('GET', address, { as: stranger }), 404);
    await refused(await call('GET', address.replace('view', 'steal'), { as: owner }), 422);
    const headers = { 'sec-fetch-site': 'cross-site', cookie: 'chirograph-session=x' };
    await refused(await call('GET', address, { headers }), 401);
    expect(await counts()).toEqual(before);
  });

  it('without a byte is a fact like another, of the lowest class', async () => {
    const other = await openedCase(owner, workspaceId);
    const response = await call('POST', `/cases/${other}/exhibits`, {
      as: owner,
      headers: { 'x-file-name': 'empty.txt' },
    });
    const one = await answered<{ bytes: number; sha256: string }>(
      exhibits.admitBytesOperation,
      response,
    );
    expect(one).toMatchObject({ bytes: 0, sha256: sha256Hex('') });
    const list = await call('GET', `/cases/${other}/exhibits`, { as: owner });
    const shown = await answered<{ exhibits: unknown[] }>(exhibits.listExhibits, list);
    expect(shown.exhibits).toMatchObject([{ class: 'C-', bytes: 0, fileName: 'empty.txt' }]);
  });

  it.each([
    ['of another digest than stated', { sha256: sha256Hex('other') }, 422, 'intake_digest_differs'],
    ['whose digest is none', { sha256: 'abc' }, 422, undefined],
    ['shorter than declared', { headers: { 'content-length': '4000' } }, 422, 'body_cut'],
    ['longer than declared', { headers: { 'content-length': '3' } }, 422, 'body_cut'],
    ['whose name is not encoded', { headers: { 'x-file-name': '%zz' } }, 422, undefined],
    ['whose name is no UTF-8', { headers: { 'x-file-name': '%ff' } }, 422, undefined],
    ['whose name holds NUL', { name: 'a\u0000.png' }, 422, undefined],
    ['whose name is endless', { name: 'x'.repeat(1001) }, 422, undefined],
    ['of a supplier from nowhere', { query: `?supplierId=ctr_${'0'.repeat(26)}` }, 422, undefined],
    ['of the future', { query: '?happenedAt=2999-01-01T00:00:00.000Z' }, 422, undefined],
    ['with an unknown parameter', { query: '?class=A' }, 422, undefined],
  ])('%s is refused and leaves nothing', async (_, sent, status, reason) => {
    const before = await counts();
    expect((await refused(await send(desk, fresh(), sent), status)).reason).toBe(reason);
    expect(await counts()).toEqual(before);
  });

  it('above the limit is refused before it is read', async () => {
    const before = await counts();
    const large = new Uint8Array(16 * 1024 * 1024 + 1);
    expect(await refused(await send(desk, large), 413)).toMatchObject({ title: 'TOO_LARGE' });
    const length = { headers: { 'content-length': String(large.length) } };
    await refused(await send(desk, large, length), 413);
    expect(await counts()).toEqual(before);
  });

  it('at and around ten mebibytes arrives whole', async () => {
    for (const more of [-1, 0, 1]) {
      const body = new Uint8Array(10 * 1024 * 1024 + more).fill(more + 2);
      expect((await admitted(desk, body)).bytes).toBe(body.length);
    }
  });

  it('the case has already is refused, with the number it has there', async () => {
    const body = fresh('twin');
    const one = await admitted(desk, body);
    const before = await counts();
    const problem = await refused(await send(desk, body, { name: 'other-name.png' }), 409);
    expect(problem).toMatchObject({
      reason: 'duplicate_digest',
      fields: { exhibit: String(one.number) },
    });
    expect(await counts()).toEqual(before);
  });

  it('sent ten times at once is admitted once', async () => {
    const body = fresh('race');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(desk, body)));
    expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it('is refused to a stranger and on a closed case before the body is read', async () => {
    const closed = await openedCase(owner, workspaceId);
    const json = { to: 'closed', reason: 'done' };
    await call('POST', `/cases/${closed}/status`, { as: owner, json });
    const to = (id: string, as: Bearer) => {
      const body = new ReadableStream(
        {
          pull: () => {
            throw new Error('read');
          },
        },
        { highWaterMark: 0 },
      );
      return call('POST', `/cases/${id}/exhibits`, { as, body });
    };
    await refused(await to(caseId, stranger), 404);
    expect(await refused(await to(closed, owner), 409)).toMatchObject({ title: 'SEALED' });
  });

  it('whose sender goes away in the middle leaves nothing', async () => {
    const before = await counts();
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 3) controller.enqueue(new Uint8Array(1000));
        else controller.error(new Error('aborted'));
      },
    });
    const response = await call('POST', `/cases/${caseId}/exhibits`, { as: owner, body });
    expect(await refused(response, 422)).toMatchObject({ reason: 'body_cut' });
    expect(await counts()).toEqual(before);
  });

  it('keeps a key: sent again it is answered as the first time', async () => {
    const body = fresh('keyed');
    const headers = { 'idempotency-key': 'intake-1' };
    const first = await send(desk, body, { headers });
    const again = await send(desk, body, { headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    const other = await refused(await send(desk, fresh(), { headers }), 409);
    expect(other.reason).toBe('idempotency_mismatch');
  });
});

describe('a large file', () => {
  const announced = async (json: unknown) =>
    answered<{ intakeId: string; way: string; partBytes: number; put: Signed }>(
      intake.announceFileOperation,
      await call('POST', `/cases/${caseId}/intakes`, { as: owner, json }),
    );

  it('is announced, put to the store, and admitted', async () => {
    const body = fresh('presigned');
    const json = { sha256: sha256Hex(body), bytes: body.length, mediaType: 'text/plain' };
    const { intakeId, put } = await announced(json);
    const admit = () =>
      call('POST', `/cases/${caseId}/intakes/${intakeId}/admission`, {
        as: owner,
        json: { fileName: 'large.txt' },
      });
    const early = await refused(await admit(), 422);
    expect(early.reason).toBe('intake_missing');
    const wrong = await fetch(put.url, { method: 'PUT', headers: put.headers, body: 'other' });
    expect(wrong.ok).toBe(false);
    const sent = await fetch(put.url, {
      method: 'PUT',
      headers: put.headers,
      body: body.slice(),
    });
    expect(sent.status).toBe(200);
    const { exhibitId } = await answered<{ exhibitId: string }>(
      intake.admitFileOperation,
      await admit(),
    );
    expect(await detail(desk, exhibitId)).toMatchObject({
      sha256: json.sha256,
      fileName: 'large.txt',
    });
  });

  it('goes in parts that say which of them arrived', async () => {
    const part = new Uint8Array(16 * 1024 * 1024).fill(7);
    const bytes = 65 * 1024 * 1024;
    const json = { sha256: sha256Hex('not computed here'), bytes };
    const { intakeId, way, partBytes } = await announced(json);
    expect([way, partBytes]).toEqual(['parts', part.length]);
    const parts = `/cases/${caseId}/intakes/${intakeId}/parts`;
    const signed = await answered<Signed>(
      intake.signPartOperation,
      await call('POST', parts, { as: owner, json: { part: 1, sha256: sha256Hex(part) } }),
    );
    const put = await fetch(signed.url, { method: 'PUT', headers: signed.headers, body: part });
    expect(put.status).toBe(200);
    const held = await answered<{ parts: number[] }>(
      intake.heldPartsOperation,
      await call('GET', parts, { as: owner }),
    );
    expect(held.parts).toEqual([1]);
    const beyond = { part: 6, sha256: sha256Hex(part) };
    const none = await refused(await call('POST', parts, { as: owner, json: beyond }), 422);
    expect(none.reason).toBe('no_such_part');
    await refused(await call('GET', parts, { as: stranger }), 404);
  });

  it('that is withdrawn gives its parts back, once and for nobody else', async () => {
    const part = new Uint8Array(16 * 1024 * 1024).fill(9);
    const json = { sha256: sha256Hex('withdrawn'), bytes: 65 * 1024 * 1024 };
    const { intakeId } = await announced(json);
    const one = `/cases/${caseId}/intakes/${intakeId}`;
    const first = { as: owner, json: { part: 1, sha256: sha256Hex(part) } };
    const sign = () => call('POST', `${one}/parts`, first);
    const signed = await answered<Signed>(intake.signPartOperation, await sign());
    const send = () => fetch(signed.url, { method: 'PUT', headers: signed.headers, body: part });
    expect((await send()).status).toBe(200);
    const before = await counts();
    await refused(await call('DELETE', one, { as: stranger }), 404);
    const colleague = await bearer(await person('Colleague'));
    await join(workspaceId, colleague, 'member');
    // Told like one that never was, and left alone.
    expect((await call('DELETE', one, { as: colleague })).status).toBe(204);
    expect(await uploadsOpen(intakeId)).toHaveLength(1);
    for (const _ of ['once', 'again']) {
      await answered(intake.withdrawIntakeOperation, await call('DELETE', one, { as: owner }));
      expect(await uploadsOpen(intakeId)).toEqual([]);
    }
    expect((await send()).status).toBe(404);
    expect((await refused(await sign(), 404)).reason).toBe('intake');
    expect(await counts()).toEqual(before);
  });

  it('that became an exhibit is no announcement any more', async () => {
    const body = fresh('admitted first');
    const json = { sha256: sha256Hex(body), bytes: body.length, mediaType: 'text/plain' };
    const { intakeId, put } = await announced(json);
    await fetch(put.url, { method: 'PUT', headers: put.headers, body: body.slice() });
    const one = `/cases/${caseId}/intakes/${intakeId}`;
    const named = { as: owner, json: { fileName: 'kept.txt' } };
    const { exhibitId } = await answered<{ exhibitId: string }>(
      intake.admitFileOperation,
      await call('POST', `${one}/admission`, named),
    );
    expect((await call('DELETE', one, { as: owner })).status).toBe(204);
    expect(await detail(desk, exhibitId)).toMatchObject({ sha256: json.sha256 });
    expect(await hashObject(objectKey(caseId, json.sha256))).toMatchObject({ bytes: body.length });
  });
});

/** Uploads in parts that the store still holds for an announced file. */
async function uploadsOpen(intakeId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const one of openUploads(stagingKey(intakeId))) found.push(one.uploadId);
  return found;
}
