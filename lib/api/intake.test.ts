import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit, exhibitVersion, storedObject } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { hashObject, objectKey } from '@/lib/storage/objects';
import * as exhibits from './operations/exhibits';
import * as intake from './operations/intake';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;
let workspaceId: string;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
  caseId = await openedCase(owner, workspaceId);
});

afterAll(() => api.close());

let made = 0;
/** Bytes no other test has sent. */
const fresh = (text = 'bytes') => utf8(`${text} ${++made}`);

type Sent = { name?: string; sha256?: string; query?: string; headers?: Record<string, string> };

function send(body: Uint8Array, { name, sha256, query = '', headers = {} }: Sent = {}) {
  return call('POST', `/cases/${caseId}/exhibits${query}`, {
    as: owner,
    body: body.slice(),
    headers: {
      'content-type': 'application/octet-stream',
      ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) }),
      ...(sha256 === undefined ? {} : { 'chirograph-sha256': sha256 }),
      ...headers,
    },
  });
}

async function admitted(body: Uint8Array, sent: Sent = {}): Promise<ExhibitDetail> {
  const { exhibitId } = await answered<{ exhibitId: string }>(
    exhibits.admitBytesOperation,
    await send(body, sent),
  );
  return detail(exhibitId);
}

async function detail(exhibitId: string): Promise<ExhibitDetail> {
  const response = await call('GET', `/cases/${caseId}/exhibits/${exhibitId}`, { as: owner });
  return answered<ExhibitDetail>(exhibits.getExhibit, response);
}

/** Everything a refused intake must leave as it was. */
const counts = async () => [
  await database().$count(exhibit),
  await database().$count(exhibitVersion),
  await database().$count(storedObject),
  await database().$count(ledgerEntry),
];

describe('a small file in one request', () => {
  it('is stored under its digest, recorded, and read back byte for byte', async () => {
    const body = fresh('small file');
    const sha256 = sha256Hex(body);
    const one = await admitted(body, {
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
    const one = await admitted(body, { name: 'a.bin' });
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
    const one = await admitted(fresh());
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
    expect((await refused(await send(fresh(), sent), status)).reason).toBe(reason);
    expect(await counts()).toEqual(before);
  });

  it('above the limit is refused before it is read', async () => {
    const before = await counts();
    const large = new Uint8Array(16 * 1024 * 1024 + 1);
    expect(await refused(await send(large), 413)).toMatchObject({ title: 'TOO_LARGE' });
    const length = { headers: { 'content-length': String(large.length) } };
    await refused(await send(large, length), 413);
    expect(await counts()).toEqual(before);
  });

  it('at and around ten mebibytes arrives whole', async () => {
    for (const more of [-1, 0, 1]) {
      const body = new Uint8Array(10 * 1024 * 1024 + more).fill(++made);
      expect((await admitted(body)).bytes).toBe(body.length);
    }
  });

  it('the case has already is refused, with the number it has there', async () => {
    const body = fresh('twin');
    const one = await admitted(body);
    const before = await counts();
    const problem = await refused(await send(body, { name: 'other-name.png' }), 409);
    expect(problem).toMatchObject({
      reason: 'duplicate_digest',
      fields: { exhibit: String(one.number) },
    });
    expect(await counts()).toEqual(before);
  });

  it('sent ten times at once is admitted once', async () => {
    const body = fresh('race');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)));
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
    const first = await send(body, { headers });
    const again = await send(body, { headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    const other = await refused(await send(fresh(), { headers }), 409);
    expect(other.reason).toBe('idempotency_mismatch');
  });
});

describe('hostile names', () => {
  const composed = 'caf\u00e9.png';
  const decomposed = 'cafe\u0301.png';
  it.each([
    ['that turn around', 'invoice\u202Egnp.exe'],
    ['that point out of the folder', '../../etc/passwd'],
    ['with a drive', 'C:\\Windows\\system32\\x.dll'],
    ['of emoji', '🖼️👩‍🎨.png'],
    ['of 300 characters', `${'名'.repeat(296)}.png`],
    ['whose three hundredth character is half of one', `${'a'.repeat(299)}😀.png`],
    ['of spaces', '   '],
    ['that look like markup', '<img src=x onerror=alert(1)>.svg'],
    ['in one form of Unicode', composed],
    ['in the other form of it', decomposed],
  ])('%s are kept exactly', async (_, name) => {
    const one = await admitted(fresh(), { name });
    expect(one.fileName).toBe(name);
    expect(one.title.isWellFormed() && one.title.trim() !== '').toBe(true);
    const address = `/cases/${caseId}/exhibits/${one.id}/original?way=download`;
    const opened = await call('GET', address, { as: owner });
    const { headers } = await fetch(opened.headers.get('location') ?? '');
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[ -~]*"/);
    expect(disposition).not.toMatch(/\.\.\/|[\r\n]/);
  });
});

describe('active content', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ['image/svg+xml', svg],
    ['text/html', '<!doctype html><script>alert(1)</script>'],
    ['application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ])(
    'declared as %s is kept exactly and only ever handed out as a download',
    async (type, text) => {
      const body = utf8(`${text}<!--${++made}-->`);
      const one = await admitted(body, { name: 'x.svg', headers: { 'content-type': type } });
      for (const way of ['view', 'download']) {
        const address = `/cases/${caseId}/exhibits/${one.id}/original?way=${way}`;
        const opened = await call('GET', address, { as: owner });
        const location = new URL(opened.headers.get('location') ?? '');
        expect(location.origin).not.toBe('http://localhost:3000');
        const bytes = await fetch(location);
        expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
        expect(bytes.headers.get('content-disposition')).toMatch(/^attachment/);
        expect(sha256Hex(new Uint8Array(await bytes.arrayBuffer()))).toBe(sha256Hex(body));
      }
    },
  );
});

describe('a large file', () => {
  const announce = (json: unknown) => call('POST', `/cases/${caseId}/intakes`, { as: owner, json });

  it('is announced, put to the store, and admitted', async () => {
    const body = fresh('presigned');
    const json = { sha256: sha256Hex(body), bytes: body.length, mediaType: 'text/plain' };
    const { intakeId, put } = await answered<{
      intakeId: string;
      put: { url: string; headers: Record<string, string> };
    }>(intake.announceFileOperation, await announce(json));
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
    expect(await detail(exhibitId)).toMatchObject({ sha256: json.sha256, fileName: 'large.txt' });
  });

  it('goes in parts that say which of them arrived', async () => {
    const part = new Uint8Array(16 * 1024 * 1024).fill(7);
    const bytes = 65 * 1024 * 1024;
    const json = { sha256: sha256Hex('not computed here'), bytes };
    const { intakeId, way, partBytes } = await answered<{
      intakeId: string;
      way: string;
      partBytes: number;
    }>(intake.announceFileOperation, await announce(json));
    expect([way, partBytes]).toEqual(['parts', part.length]);
    const parts = `/cases/${caseId}/intakes/${intakeId}/parts`;
    const signed = await answered<{ url: string; headers: Record<string, string> }>(
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
});

describe('an exhibit', () => {
  it('is described, related, lowered in class, and its custody read', async () => {
    const [one, other] = [await admitted(fresh()), await admitted(fresh())];
    const at = `/cases/${caseId}/exhibits/${one.id}`;
    const described = await call('PATCH', at, { as: owner, json: { label: 'E-1' } });
    await answered(exhibits.describeExhibitOperation, described);
    const json = { relation: 'derived_from', toId: other.id };
    const related = await call('POST', `${at}/relations`, { as: owner, json });
    const { relationId } = await answered<{ relationId: string }>(
      exhibits.relateExhibitsOperation,
      related,
    );
    const lowered = await call('POST', `${at}/class`, {
      as: owner,
      json: { to: 'D', reason: 'r' },
    });
    await answered(exhibits.lowerClassOperation, lowered);
    const raised = await call('POST', `${at}/class`, { as: owner, json: { to: 'A', reason: 'r' } });
    expect((await refused(raised, 409)).reason).toBe('class_only_down');
    expect(await detail(one.id)).toMatchObject({ label: 'E-1', class: 'D' });
    const withdrawn = await call('DELETE', `/cases/${caseId}/relations/${relationId}`, {
      as: owner,
      json: { reason: 'mistaken' },
    });
    await answered(exhibits.withdrawRelationOperation, withdrawn);
    const { events } = await answered<{ events: { kind: string }[] }>(
      exhibits.getCustody,
      await call('GET', `${at}/custody`, { as: owner }),
    );
    expect(events.map((e) => e.kind)).toEqual([
      'exhibit.relation_withdrawn',
      'exhibit.class_lowered',
      'exhibit.related',
      'exhibit.described',
      'exhibit.added',
    ]);
  });

  it('of words gets versions, and never loses one', async () => {
    const json = { kind: 'statement', title: 'How it began', text: '起初我想画一只猫。' };
    const written = await call('POST', `/cases/${caseId}/exhibits/texts`, { as: owner, json });
    const { exhibitId } = await answered<{ exhibitId: string }>(
      exhibits.writeTextOperation,
      written,
    );
    const versions = `/cases/${caseId}/exhibits/${exhibitId}/versions`;
    const revise = (after: number, text: string) =>
      call('POST', versions, { as: owner, json: { after, text } });
    await answered(exhibits.reviseTextOperation, await revise(1, '起初我想画两只猫。'));
    expect((await refused(await revise(1, 'late'), 409)).reason).toBe('changed_meanwhile');
    const one = await detail(exhibitId);
    expect(one.versions.map((v) => v.version)).toEqual([2, 1]);
    const first = await call(
      'GET',
      `/cases/${caseId}/exhibits/${exhibitId}/original?way=view&version=1`,
      { as: owner },
    );
    expect(await (await fetch(first.headers.get('location') ?? '')).text()).toBe(json.text);
  });

  it('can be a digest alone, whose bytes nobody here has', async () => {
    const json = { sha256: sha256Hex('kept at home'), bytes: 12, fileName: 'raw.psd' };
    const response = await call('POST', `/cases/${caseId}/exhibits/digests`, { as: owner, json });
    const { exhibitId } = await answered<{ exhibitId: string }>(
      exhibits.registerDigestOperation,
      response,
    );
    const address = `/cases/${caseId}/exhibits/${exhibitId}/original?way=view`;
    const opened = await refused(await call('GET', address, { as: owner }), 404);
    expect(opened.reason).toBe('digest_only');
  });

  it('of another case is not found in this one', async () => {
    const other = await openedCase(owner, workspaceId);
    const one = await admitted(fresh());
    await refused(await call('GET', `/cases/${other}/exhibits/${one.id}`, { as: owner }), 404);
    const address = `/cases/${other}/exhibits/${one.id}/original?way=view`;
    await refused(await call('GET', address, { as: owner }), 404);
  });
});
