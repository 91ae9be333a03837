import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, refusal, refusalStatus, type Target } from './target';

/** Reads: ranges, conditions, overrides, absence. */
export function readingContract(target: () => Target): void {
  describe('reading', () => {
    const Key = 'reading/digits';
    let ETag: string | undefined;
    let LastModified: Date | undefined;
    const place = () => ({ Bucket: target().plain, Key });
    const read = (more: object = {}) =>
      target().s3.send(new GetObjectCommand({ ...place(), ...more }));

    beforeAll(async () => {
      await put(target(), target().plain, Key, '0123456789');
      ({ ETag, LastModified } = await target().s3.send(new HeadObjectCommand(place())));
    });

    it.each([
      ['from the middle', 'bytes=2-5', '2345', 'bytes 2-5/10'],
      ['to the end', 'bytes=7-', '789', 'bytes 7-9/10'],
      ['of the last bytes', 'bytes=-3', '789', 'bytes 7-9/10'],
      ['of one byte', 'bytes=0-0', '0', 'bytes 0-0/10'],
      ['cut at the end of the object', 'bytes=8-500', '89', 'bytes 8-9/10'],
      ['longer than the object, from the end', 'bytes=-50', '0123456789', 'bytes 0-9/10'],
    ])('gives a range %s', async (_, Range, text, ContentRange) => {
      const answer = await read({ Range });
      expect(answer).toMatchObject({ ContentRange, ContentLength: text.length });
      expect(answer.$metadata.httpStatusCode).toBe(206);
      expect(await answer.Body?.transformToString()).toBe(text);
    });

    it('answers 416 to a range behind the end', async () => {
      expect(await refusal(read({ Range: 'bytes=10-' }))).toBe('InvalidRange');
    });

    it('describes a range on HEAD without sending it', async () => {
      const answer = await target().s3.send(
        new HeadObjectCommand({ ...place(), Range: 'bytes=2-5' }),
      );
      expect(answer.ContentLength).toBe(4);
    });

    it('answers 304 when the reader has it already', async () => {
      expect(await refusalStatus(read({ IfNoneMatch: ETag }))).toBe(304);
      const later = new Date((LastModified?.getTime() ?? 0) + 1000);
      expect(await refusalStatus(read({ IfModifiedSince: later }))).toBe(304);
    });

    it('answers 412 when it is not what the reader expects', async () => {
      expect(await refusalStatus(read({ IfMatch: '"another"' }))).toBe(412);
      expect(await refusalStatus(read({ IfUnmodifiedSince: new Date(0) }))).toBe(412);
      expect((await read({ IfMatch: ETag })).$metadata.httpStatusCode).toBe(200);
    });

    it('answers under the type and file name the reader asks for', async () => {
      const answer = await read({
        ResponseContentType: 'application/octet-stream',
        ResponseContentDisposition: 'attachment; filename="digits.txt"',
      });
      expect(answer).toMatchObject({
        ContentType: 'application/octet-stream',
        ContentDisposition: 'attachment; filename="digits.txt"',
      });
    });

    it('says when an object or a bucket is not there', async () => {
      const Bucket = target().plain;
      const absent = { Bucket, Key: 'reading/absent' };
      expect(await refusal(target().s3.send(new GetObjectCommand(absent)))).toBe('NoSuchKey');
      expect(await refusalStatus(target().s3.send(new HeadObjectCommand(absent)))).toBe(404);
      const nowhere = { Bucket: `${Bucket}-absent`, Key };
      expect(await refusal(target().s3.send(new GetObjectCommand(nowhere)))).toBe('NoSuchBucket');
    });
  });
}
