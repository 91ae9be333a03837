import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { get, put, refusal, refusalStatus, type Target } from './target';

/** Versions, delete markers and deletion. */
export function versionsContract(target: () => Target): void {
  describe('versions', () => {
    const remove = (bucket: string, key: string, VersionId?: string) =>
      target().s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId }));

    it('tells which bucket keeps versions', async () => {
      const ask = async (Bucket: string) =>
        (await target().s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;
      expect(await ask(target().locked)).toBe('Enabled');
      expect(await ask(target().plain)).toBeUndefined();
    });

    it('keeps what a second write replaces', async () => {
      const { locked } = target();
      const first = await put(target(), locked, 'versions/two', 'first');
      const second = await put(target(), locked, 'versions/two', 'second');
      expect(first.VersionId).not.toBe(second.VersionId);
      expect(await get(target(), locked, 'versions/two')).toBe('second');
      expect(await get(target(), locked, 'versions/two', first.VersionId)).toBe('first');
    });

    it('hides an object behind a delete marker and shows it again without', async () => {
      const { locked } = target();
      await put(target(), locked, 'versions/hidden', 'still here');
      const marker = await remove(locked, 'versions/hidden');
      expect(marker.DeleteMarker).toBe(true);
      expect(await refusal(get(target(), locked, 'versions/hidden'))).toBe('NoSuchKey');
      const command = new ListObjectVersionsCommand({ Bucket: locked, Prefix: 'versions/hidden' });
      const listed = await target().s3.send(command);
      expect([listed.Versions?.length, listed.DeleteMarkers?.length]).toEqual([1, 1]);
      await remove(locked, 'versions/hidden', marker.VersionId);
      expect(await get(target(), locked, 'versions/hidden')).toBe('still here');
    });

    it('removes one version and leaves the others', async () => {
      const { locked } = target();
      const first = await put(target(), locked, 'versions/one', 'first');
      await put(target(), locked, 'versions/one', 'second');
      await remove(locked, 'versions/one', first.VersionId);
      expect(await refusalStatus(get(target(), locked, 'versions/one', first.VersionId))).toBe(404);
      expect(await get(target(), locked, 'versions/one')).toBe('second');
    });

    it('removes for good where there are no versions, and twice is no error', async () => {
      const { plain } = target();
      await put(target(), plain, 'versions/plain', 'x');
      await remove(plain, 'versions/plain');
      await remove(plain, 'versions/plain');
      expect(await refusal(get(target(), plain, 'versions/plain'))).toBe('NoSuchKey');
    });

    it('removes many keys in one call', async () => {
      const { plain } = target();
      const keys = ['versions/m & 1', 'versions/m <2>', 'versions/m "3"'];
      for (const key of keys) await put(target(), plain, key, 'x');
      const Objects = [...keys, 'versions/m absent'].map((Key) => ({ Key }));
      const answer = await target().s3.send(
        new DeleteObjectsCommand({ Bucket: plain, Delete: { Objects } }),
      );
      expect(answer.Errors ?? []).toEqual([]);
      expect(answer.Deleted?.map((item) => item.Key).sort()).toEqual(
        Objects.map((item) => item.Key).sort(),
      );
      for (const key of keys) expect(await refusal(get(target(), plain, key))).toBe('NoSuchKey');
    });

    it('does not let Object Lock lose its versions', async () => {
      const VersioningConfiguration = { Status: 'Suspended' } as const;
      const command = new PutBucketVersioningCommand({
        Bucket: target().locked,
        VersioningConfiguration,
      });
      expect(await refusal(target().s3.send(command))).toBe('InvalidBucketState');
    });
  });
}
