import {
  GetBucketCorsCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, refusal, type Target } from './target';

const ORIGIN = 'https://case.example';

/** CORS: which pages may talk to the store. */
export function crossOriginContract(target: () => Target): void {
  describe('cross-origin', () => {
    const rule = {
      AllowedOrigins: [ORIGIN],
      AllowedMethods: ['GET', 'PUT'],
      AllowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
      ExposeHeaders: ['ETag', 'x-amz-checksum-sha256'],
      MaxAgeSeconds: 600,
    };
    const url = () =>
      getSignedUrl(
        target().bare,
        new GetObjectCommand({ Bucket: target().plain, Key: 'cross-origin' }),
      );
    const preflight = async (origin: string, method: string, headers: string) =>
      fetch(await url(), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': headers,
        },
      });

    beforeAll(async () => {
      const Bucket = target().plain;
      await put(target(), Bucket, 'cross-origin', 'x');
      await target().s3.send(
        new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }),
      );
    });

    it('gives the rules back, and says where there are none', async () => {
      const ask = (Bucket: string) => target().s3.send(new GetBucketCorsCommand({ Bucket }));
      expect((await ask(target().plain)).CORSRules).toEqual([expect.objectContaining(rule)]);
      expect(await refusal(ask(target().locked))).toBe('NoSuchCORSConfiguration');
    });

    it('lets a page of the allowed origin ask first', async () => {
      const answer = await preflight(
        ORIGIN,
        'PUT',
        'content-type,x-amz-checksum-sha256,if-none-match',
      );
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
      expect(answer.headers.get('access-control-allow-headers')).toContain('x-amz-checksum-sha256');
    });

    it.each([
      ['another origin', 'https://elsewhere.example', 'PUT', 'content-type'],
      ['a subdomain look-alike', `${ORIGIN}.evil.example`, 'PUT', 'content-type'],
      ['another method', ORIGIN, 'DELETE', 'content-type'],
      ['another header', ORIGIN, 'PUT', 'x-amz-acl'],
    ])('refuses %s', async (_, origin, method, headers) => {
      const answer = await preflight(origin, method, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('shows the named headers to the allowed page and to no other', async () => {
      const own = await fetch(await url(), { headers: { origin: ORIGIN } });
      expect(own.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(own.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('etag');
      const foreign = await fetch(await url(), {
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('lets the page read why a write was refused', async () => {
      const command = new PutObjectCommand({
        Bucket: target().plain,
        Key: 'cross-origin',
        IfNoneMatch: '*',
      });
      const address = await getSignedUrl(target().bare, command, {
        unhoistableHeaders: new Set(['if-none-match']),
      });
      const headers = { origin: ORIGIN, 'if-none-match': '*' };
      const answer = await fetch(address, { method: 'PUT', body: 'y', headers });
      expect(answer.status).toBe(412);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    });
  });
}
