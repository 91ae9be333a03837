import {
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, type Target } from './target';

/** Listings: order, pages, groups. */
export function listingContract(target: () => Target): void {
  describe('listing', () => {
    const names = Array.from(
      { length: 25 },
      (_, i) => `listing/many/${String(i).padStart(2, '0')}`,
    );
    const list = (more: object) =>
      target().s3.send(new ListObjectsV2Command({ Bucket: target().plain, ...more }));
    const keys = (page: { Contents?: { Key?: string | undefined }[] | undefined }) =>
      (page.Contents ?? []).map((item) => item.Key);

    beforeAll(async () => {
      const others = ['listing/a', 'listing/b/1', 'listing/b/2', 'listing/c/1', 'listing/d'];
      for (const key of [...names, ...others]) await put(target(), target().plain, key, key);
    });

    it('names the buckets of the owner', async () => {
      const { Buckets = [] } = await target().s3.send(new ListBucketsCommand({}));
      const found = Buckets.map((bucket) => bucket.Name);
      expect(found).toEqual(expect.arrayContaining([target().plain, target().locked]));
    });

    it('gives every key once over several pages', async () => {
      const found: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      let pages = 0;
      do {
        const page = await list({ Prefix: 'listing/many/', MaxKeys: 10, ContinuationToken });
        found.push(...keys(page));
        ContinuationToken = page.NextContinuationToken;
        pages += 1;
      } while (ContinuationToken !== undefined);
      expect(found).toEqual(names);
      expect(pages).toBe(3);
    });

    it('starts behind a given key', async () => {
      const page = await list({ Prefix: 'listing/many/', StartAfter: 'listing/many/22' });
      expect(keys(page)).toEqual(['listing/many/23', 'listing/many/24']);
    });

    it('groups by a delimiter, also across pages', async () => {
      const whole = await list({ Prefix: 'listing/', Delimiter: '/' });
      expect(keys(whole)).toEqual(['listing/a', 'listing/d']);
      const groups = ['listing/b/', 'listing/c/', 'listing/many/'];
      expect(whole.CommonPrefixes?.map((item) => item.Prefix)).toEqual(groups);
      const found: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({
          Prefix: 'listing/',
          Delimiter: '/',
          MaxKeys: 1,
          ContinuationToken,
        });
        found.push(...keys(page), ...(page.CommonPrefixes ?? []).map((item) => item.Prefix));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(found.sort()).toEqual(['listing/a', 'listing/d', ...groups].sort());
    });

    it('orders keys by the bytes of their UTF-8', async () => {
      const ordered = ['order/~', 'order/é', 'order/中', 'order/\uffee', 'order/🖋'];
      for (const key of [...ordered].reverse()) await put(target(), target().plain, key, 'x');
      expect(keys(await list({ Prefix: 'order/' }))).toEqual(ordered);
    });

    it('gives every version once over several pages, newest first', async () => {
      const Bucket = target().locked;
      for (const key of ['pages/a', 'pages/b']) {
        for (let i = 0; i < 3; i++) await put(target(), Bucket, key, `${i}`);
      }
      const found: string[] = [];
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
      for (let more = true; more; ) {
        const command = new ListObjectVersionsCommand({
          Bucket,
          Prefix: 'pages/',
          MaxKeys: 2,
          ...markers,
        });
        const page = await target().s3.send(command);
        for (const item of page.Versions ?? []) found.push(`${item.Key} ${item.IsLatest}`);
        markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
        more = page.IsTruncated === true;
      }
      const each = (key: string) => [`${key} true`, `${key} false`, `${key} false`];
      expect(found).toEqual([...each('pages/a'), ...each('pages/b')]);
    });
  });
}
