import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, put, refusalStatus, sha256Base64, type Target } from './target';

const BODY = 'presigned body';
const HEADERS = {
  'content-type': 'text/plain',
  'x-amz-checksum-sha256': sha256Base64(BODY),
  'if-none-match': '*',
};

/** Who may do what: signatures in headers and in addresses. */
export function signingContract(target: () => Target): void {
  describe('signing', () => {
    const client = (more: S3ClientConfig) => {
      const { store } = target();
      return new S3Client({
        endpoint: store.endpoint,
        region: store.region,
        forcePathStyle: store.forcePathStyle,
        maxAttempts: 1,
        credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
        ...more,
      });
    };
    const address = (Key: string, expiresIn = 300, signingDate = new Date()) =>
      getSignedUrl(
        target().bare,
        new PutObjectCommand({
          Bucket: target().plain,
          Key,
          ContentType: HEADERS['content-type'],
          ContentLength: BODY.length,
          ChecksumSHA256: HEADERS['x-amz-checksum-sha256'],
          IfNoneMatch: '*',
        }),
        {
          expiresIn,
          signingDate,
          unhoistableHeaders: new Set(['x-amz-checksum-sha256', 'if-none-match']),
          signableHeaders: new Set(['host', 'content-length', ...Object.keys(HEADERS)]),
        },
      );
    const send = async (url: string, body = BODY, headers: Record<string, string> = HEADERS) =>
      (await fetch(url, { method: 'PUT', body, headers })).status;
    const absent = async (Key: string) => {
      const command = new HeadObjectCommand({ Bucket: target().plain, Key });
      return (await refusalStatus(target().s3.send(command))) === 404;
    };

    beforeAll(() => put(target(), target().plain, 'signing/kept', 'kept'));

    it('refuses a wrong secret, an unknown key and nobody at all', async () => {
      const { store, plain } = target();
      const command = new GetObjectCommand({ Bucket: plain, Key: 'signing/kept' });
      const { accessKeyId } = store;
      const wrong = { accessKeyId, secretAccessKey: 'w'.repeat(40) };
      const unknown = { ...wrong, accessKeyId: 'AKIAUNKNOWNUNKNOWNXX' };
      for (const credentials of [wrong, unknown]) {
        expect(await refusalStatus(client({ credentials }).send(command))).toBe(403);
      }
      const url = `${await getSignedUrl(target().bare, command)}`.split('?')[0] ?? '';
      expect((await fetch(url)).status).toBe(403);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    });

    it('refuses a request signed half an hour ago', async () => {
      const command = new GetObjectCommand({ Bucket: target().plain, Key: 'signing/kept' });
      const late = client({ systemClockOffset: -30 * 60 * 1000 });
      expect(await refusalStatus(late.send(command))).toBe(403);
    });

    it('lets the holder of an address read, and only that object by that method', async () => {
      const command = new GetObjectCommand({ Bucket: target().plain, Key: 'signing/kept' });
      const url = await getSignedUrl(target().bare, command, { expiresIn: 60 });
      expect(await (await fetch(url)).text()).toBe('kept');
      expect((await fetch(url.replace('signing/kept', 'signing/other'))).status).toBe(403);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
      expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
      expect((await fetch(`${url}&response-content-type=text/html`)).status).toBe(403);
    });

    it('refuses an address whose time is over', async () => {
      const hourAgo = new Date(Date.now() - 3600 * 1000);
      const command = new GetObjectCommand({ Bucket: target().plain, Key: 'signing/kept' });
      const options = { expiresIn: 60, signingDate: hourAgo };
      expect((await fetch(await getSignedUrl(target().bare, command, options))).status).toBe(403);
      const put = await address('signing/expired', 60, hourAgo);
      expect(await send(put)).toBe(403);
      expect(await absent('signing/expired')).toBe(true);
    });

    it('takes exactly the announced bytes through an address, once', async () => {
      const url = await address('signing/announced');
      expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe(
        'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
      );
      expect(await send(url)).toBe(200);
      expect(await get(target(), target().plain, 'signing/announced')).toBe(BODY);
      expect(await send(url)).toBe(412);
    });

    it('refuses other bytes of the same length through an address', async () => {
      const url = await address('signing/bytes');
      expect(await send(url, BODY.toUpperCase())).toBe(400);
      expect(await absent('signing/bytes')).toBe(true);
    });

    it.each([
      ['another key', (url: string) => url.replace('signing/neg', 'signing/elsewhere'), BODY, {}],
      ['another length', (url: string) => url, `${BODY} and more`, {}],
      ['another type', (url: string) => url, BODY, { 'content-type': 'text/html' }],
      [
        'another hash',
        (url: string) => url,
        'x'.repeat(BODY.length),
        {
          'x-amz-checksum-sha256': sha256Base64('x'.repeat(BODY.length)),
        },
      ],
    ])('refuses %s through an address', async (_, change, body, more) => {
      const url = change(await address('signing/neg'));
      expect(await send(url, body, { ...HEADERS, ...more })).toBe(403);
      expect(await absent('signing/neg')).toBe(true);
      expect(await absent('signing/elsewhere')).toBe(true);
    });

    it.each([
      ['the hash', 'x-amz-checksum-sha256'],
      ['the condition', 'if-none-match'],
    ])('refuses an address used without %s', async (_, name) => {
      const url = await address('signing/without');
      const rest = Object.fromEntries(Object.entries(HEADERS).filter(([key]) => key !== name));
      expect(await send(url, BODY, rest)).toBeGreaterThanOrEqual(400);
      expect(await absent('signing/without')).toBe(true);
    });
  });
}
