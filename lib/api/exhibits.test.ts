import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import * as exhibits from './operations/exhibits';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';
import { admitted, type Desk, detail, fresh } from './testing-exhibits';

let api: TestInstance;
let desk: Desk;
let owner: Bearer;
let caseId: string;
let workspaceId: string;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner } = await studio());
  caseId = await openedCase(owner, workspaceId);
  desk = { as: owner, caseId };
});

afterAll(() => api.close());

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
    const one = await admitted(desk, fresh(), { name });
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
      const body = utf8(`${text}<!--${type}-->`);
      const one = await admitted(desk, body, { name: 'x.svg', headers: { 'content-type': type } });
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

describe('an exhibit', () => {
  it('is described, related, lowered in class, and its custody read', async () => {
    const [one, other] = [await admitted(desk, fresh()), await admitted(desk, fresh())];
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
    expect(await detail(desk, one.id)).toMatchObject({ label: 'E-1', class: 'D' });
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
    const one = await detail(desk, exhibitId);
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
    const one = await admitted(desk, fresh());
    await refused(await call('GET', `/cases/${other}/exhibits/${one.id}`, { as: owner }), 404);
    const address = `/cases/${other}/exhibits/${one.id}/original?way=view`;
    await refused(await call('GET', address, { as: owner }), 404);
  });
});
