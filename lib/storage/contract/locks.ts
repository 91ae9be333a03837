import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { put, refusal, refusalStatus, sha256Base64, type Target } from './target';

/** Object Lock in COMPLIANCE mode, and legal hold. */
export function locksContract(target: () => Target): void {
  describe('object lock', () => {
    const soon = (ms: number) => new Date(Math.ceil((Date.now() + ms) / 1000) * 1000);
    const lock = (key: string, VersionId: string | undefined, RetainUntilDate: Date) =>
      target().s3.send(
        new PutObjectRetentionCommand({
          Bucket: target().locked,
          Key: key,
          VersionId,
          Retention: { Mode: 'COMPLIANCE', RetainUntilDate },
        }),
      );
    const remove = (Key: string, VersionId: string | undefined) =>
      target().s3.send(new DeleteObjectCommand({ Bucket: target().locked, Key, VersionId }));

    it('tells which bucket offers it', async () => {
      const ask = (Bucket: string) =>
        target().s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
      const { ObjectLockConfiguration } = await ask(target().locked);
      expect(ObjectLockConfiguration?.ObjectLockEnabled).toBe('Enabled');
      expect(await refusalStatus(ask(target().plain))).toBe(404);
    });

    it('keeps a version that was written under retention', async () => {
      const until = soon(4000);
      const { VersionId } = await target().s3.send(
        new PutObjectCommand({
          Bucket: target().locked,
          Key: 'locks/born',
          Body: 'x',
          ChecksumSHA256: sha256Base64('x'),
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: until,
        }),
      );
      expect(await refusal(remove('locks/born', VersionId))).toBe('AccessDenied');
      const place = { Bucket: target().locked, Key: 'locks/born' };
      const head = await target().s3.send(new HeadObjectCommand(place));
      expect(head.ObjectLockMode).toBe('COMPLIANCE');
      expect(head.ObjectLockRetainUntilDate?.getTime()).toBe(until.getTime());
    });

    it('keeps a version that was put under retention later, until the day comes', async () => {
      const { VersionId } = await put(target(), target().locked, 'locks/later', 'x');
      const until = soon(1500);
      await lock('locks/later', VersionId, until);
      expect(await refusal(remove('locks/later', VersionId))).toBe('AccessDenied');
      const place = { Bucket: target().locked, Key: 'locks/later', VersionId };
      const { Retention } = await target().s3.send(new GetObjectRetentionCommand(place));
      expect(Retention?.RetainUntilDate?.getTime()).toBe(until.getTime());
      await new Promise((resolve) => setTimeout(resolve, until.getTime() - Date.now() + 300));
      await remove('locks/later', VersionId);
      expect(await refusalStatus(target().s3.send(new HeadObjectCommand(place)))).toBe(404);
    });

    it('lets a retention grow and never shrink', async () => {
      const { VersionId } = await put(target(), target().locked, 'locks/grow', 'x');
      await lock('locks/grow', VersionId, soon(4000));
      await lock('locks/grow', VersionId, soon(6000));
      expect(await refusal(lock('locks/grow', VersionId, soon(2000)))).toBe('AccessDenied');
    });

    it('hides a locked object behind a marker without touching its version', async () => {
      const { VersionId } = await put(target(), target().locked, 'locks/hidden', 'x');
      await lock('locks/hidden', VersionId, soon(3000));
      expect((await remove('locks/hidden', undefined)).DeleteMarker).toBe(true);
      const place = { Bucket: target().locked, Key: 'locks/hidden', VersionId };
      expect((await target().s3.send(new HeadObjectCommand(place))).ContentLength).toBe(1);
    });

    it('keeps a version under legal hold until the hold is lifted', async () => {
      const { VersionId } = await put(target(), target().locked, 'locks/hold', 'x');
      const place = { Bucket: target().locked, Key: 'locks/hold', VersionId };
      const hold = (Status: 'ON' | 'OFF') =>
        target().s3.send(new PutObjectLegalHoldCommand({ ...place, LegalHold: { Status } }));
      await hold('ON');
      expect(await refusal(remove('locks/hold', VersionId))).toBe('AccessDenied');
      const { LegalHold } = await target().s3.send(new GetObjectLegalHoldCommand(place));
      expect(LegalHold?.Status).toBe('ON');
      await hold('OFF');
      await remove('locks/hold', VersionId);
    });

    it('refuses retention in a bucket that was made without', async () => {
      await put(target(), target().plain, 'locks/none', 'x');
      const command = new PutObjectRetentionCommand({
        Bucket: target().plain,
        Key: 'locks/none',
        Retention: { Mode: 'COMPLIANCE', RetainUntilDate: soon(2000) },
      });
      expect(await refusal(target().s3.send(command))).toBe('InvalidRequest');
    });
  });
}
