import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { put, refusal, refusalStatus, sha256Base64, type Target } from './target';

const FIRST = randomBytes(5 * 1024 * 1024);
const LAST = randomBytes(100_000);

/** Uploads in parts. */
export function partsContract(target: () => Target): void {
  describe('parts', () => {
    const open = async (key: string, more: object = {}) => {
      const place = { Bucket: target().plain, Key: `parts/${key}` };
      const command = new CreateMultipartUploadCommand({ ...place, ...more });
      const { UploadId } = await target().s3.send(command);
      return { ...place, UploadId };
    };
    type Place = Awaited<ReturnType<typeof open>>;
    const send = async (place: Place, PartNumber: number, Body: Uint8Array, more: object = {}) => {
      const command = new UploadPartCommand({ ...place, PartNumber, Body, ...more });
      const answer = await target().s3.send(command);
      return { PartNumber, ETag: answer.ETag, ChecksumSHA256: answer.ChecksumSHA256 };
    };
    const complete = (place: Place, Parts: CompletedPart[], more: object = {}) =>
      target().s3.send(
        new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts }, ...more }),
      );
    const where = ({ Bucket, Key }: Place) => ({ Bucket, Key });

    it('puts parts together in order, whatever order they came in', async () => {
      const place = await open('whole', { ContentType: 'image/png' });
      const last = await send(place, 2, LAST);
      const first = await send(place, 1, FIRST);
      await complete(place, [first, last]);
      const answer = await target().s3.send(new GetObjectCommand(where(place)));
      const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
      expect(bytes.equals(Buffer.concat([FIRST, LAST]))).toBe(true);
      expect(answer.ContentType).toBe('image/png');
      const Range = `bytes=${FIRST.length - 2}-${FIRST.length + 1}`;
      const across = await target().s3.send(new GetObjectCommand({ ...where(place), Range }));
      const seam = Buffer.concat([FIRST.subarray(-2), LAST.subarray(0, 2)]);
      expect(Buffer.from((await across.Body?.transformToByteArray()) ?? [])).toEqual(seam);
    });

    it('gives a checksum of checksums, marked as such', async () => {
      const place = await open('composite', { ChecksumAlgorithm: 'SHA256' });
      const options = { ChecksumAlgorithm: 'SHA256' };
      const first = await send(place, 1, FIRST, options);
      const last = await send(place, 2, LAST, options);
      expect(first.ChecksumSHA256).toBe(sha256Base64(FIRST));
      await complete(place, [first, last]);
      const head = await target().s3.send(
        new HeadObjectCommand({ ...where(place), ChecksumMode: 'ENABLED' }),
      );
      const sums = [FIRST, LAST].map((part) => createHash('sha256').update(part).digest());
      expect(head.ChecksumSHA256).toBe(`${sha256Base64(Buffer.concat(sums))}-2`);
    });

    it('refuses a part that does not fit its SHA-256', async () => {
      const place = await open('wrong-part');
      const wrong = { ChecksumSHA256: sha256Base64('other') };
      expect(await refusal(send(place, 1, LAST, wrong))).toBe('BadDigest');
      const { Parts = [] } = await target().s3.send(new ListPartsCommand(place));
      expect(Parts).toEqual([]);
    });

    it('refuses to complete with a wrong tag, a missing part or parts out of order', async () => {
      const place = await open('wrong-list');
      const first = await send(place, 1, FIRST);
      const last = await send(place, 2, LAST);
      const wrong = { PartNumber: 2, ETag: '"00000000000000000000000000000000"' };
      expect(await refusal(complete(place, [first, wrong]))).toBe('InvalidPart');
      expect(await refusal(complete(place, [first, { ...last, PartNumber: 3 }]))).toBe(
        'InvalidPart',
      );
      expect(await refusal(complete(place, [last, first]))).toBe('InvalidPartOrder');
      await complete(place, [first, last]);
    });

    it('refuses a small part that is not the last', async () => {
      const place = await open('small');
      const parts = [await send(place, 1, LAST), await send(place, 2, LAST)];
      expect(await refusal(complete(place, parts))).toBe('EntityTooSmall');
    });

    it('takes the newest bytes of a part sent twice', async () => {
      const place = await open('twice');
      await send(place, 1, Buffer.from('old'));
      await complete(place, [await send(place, 1, Buffer.from('new'))]);
      const { Body } = await target().s3.send(new GetObjectCommand(where(place)));
      expect(await Body?.transformToString()).toBe('new');
    });

    it('lists the parts held and the uploads open, in pages', async () => {
      const place = await open('listed');
      for (let part = 1; part <= 3; part++) await send(place, part, LAST);
      const one = await target().s3.send(new ListPartsCommand({ ...place, MaxParts: 2 }));
      expect(one.Parts?.map((part) => [part.PartNumber, part.Size])).toEqual([
        [1, LAST.length],
        [2, LAST.length],
      ]);
      const PartNumberMarker = one.NextPartNumberMarker;
      const two = await target().s3.send(new ListPartsCommand({ ...place, PartNumberMarker }));
      expect(two.Parts?.map((part) => part.PartNumber)).toEqual([3]);
      const command = new ListMultipartUploadsCommand({ Bucket: place.Bucket, Prefix: place.Key });
      const { Uploads = [] } = await target().s3.send(command);
      expect(Uploads.map((upload) => upload.UploadId)).toEqual([place.UploadId]);
    });

    it('forgets an aborted upload', async () => {
      const place = await open('aborted');
      const part = await send(place, 1, LAST);
      await target().s3.send(new AbortMultipartUploadCommand(place));
      expect(await refusal(complete(place, [part]))).toBe('NoSuchUpload');
      expect(await refusalStatus(target().s3.send(new HeadObjectCommand(where(place))))).toBe(404);
    });

    it('completes under If-None-Match only where nothing is', async () => {
      const place = await open('once');
      const part = await send(place, 1, LAST);
      await put(target(), place.Bucket, place.Key, 'was here first');
      const late = complete(place, [part], { IfNoneMatch: '*' });
      expect(await refusalStatus(late)).toBe(412);
      const { Body } = await target().s3.send(new GetObjectCommand(where(place)));
      expect(await Body?.transformToString()).toBe('was here first');
    });
  });
}
