import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { derivative } from '@/db/schema/exhibits';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { objectKey, putObject } from '@/lib/storage/objects';
import { type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;
let otherCase: string;
const parent = sha256Hex('an original');

beforeAll(async () => {
  api = await testInstance();
  const studied = await studio();
  ({ owner, stranger } = studied);
  caseId = await openedCase(owner, studied.workspaceId);
  otherCase = await openedCase(owner, studied.workspaceId);
});

afterAll(() => api.close());

/** Puts a working copy where previews put theirs. */
async function copy(kind: string, mediaType: string, text: string): Promise<void> {
  const body = utf8(text);
  const sha256 = sha256Hex(body);
  const key = objectKey(caseId, sha256);
  const stored = { sha256, bytes: body.length, key };
  await putObject({ ...stored, body, contentType: mediaType, retain: false });
  await database()
    .insert(derivative)
    .values({
      caseId,
      parentSha256: parent,
      kind,
      ...stored,
      mediaType,
      tool: 'test',
      createdAt: new Date(),
    });
}

const get = (kind: string, { as = owner, id = caseId, of = parent } = {}) =>
  call('GET', `/cases/${id}/copies/${of}/${kind}`, { as });

describe('a working copy', () => {
  it('comes through our origin unable to do anything', async () => {
    await copy('view', 'image/webp', 'the picture');
    const response = await get('view');
    expect([response.status, await response.text()]).toEqual([200, 'the picture']);
    const { headers } = response;
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('content-length')).toBe('11');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toMatch(/^private, /);
  });

  it('of words says that they are UTF-8', async () => {
    await copy('text', 'text/plain; charset=utf-8', '<script>字</script>');
    const response = await get('text');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe('<script>字</script>');
  });

  it('of a type that could act is not served, whoever made it', async () => {
    await copy('thumb', 'image/svg+xml', '<svg/>');
    await copy('page-1', 'text/html', '<p>');
    await refused(await get('thumb'), 404);
    await refused(await get('page-1'), 404);
  });

  it('is found only where it is, by who may see it', async () => {
    await refused(await get('view', { as: stranger }), 404);
    await refused(await get('view', { id: otherCase }), 404);
    await refused(await get('view', { of: sha256Hex('another') }), 404);
    await refused(await get('page-2'), 404);
    await refused(await get('..%2F..%2Fview'), 404);
  });
});
