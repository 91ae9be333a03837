import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { get, put, refusal, refusalStatus, sha256Base64, type Target } from './target';

/** Writes: bytes, checksums, conditions. */
export function writingContract(target: () => Target): void {
  describe('writing', () => {
    const place = (key: string) => ({ Bucket: target().plain, Key: `writing/${key}` });
    const send = (input: Omit<ConstructorParameters<typeof PutObjectCommand>[0], 'Bucket'>) =>
      target().s3.send(new PutObjectCommand({ Bucket: target().plain, ...input }));
    const head = async (key: string) =>
      target().s3.send(new HeadObjectCommand({ ...place(key), ChecksumMode: 'ENABLED' }));

    it('gives back a buffer stored with the default CRC-32', async () => {
      const { Key } = place('buffer');
      const answer = await send({ Key, Body: 'a buffer' });
      expect(answer.ETag).toMatch(/^".+"$/);
      expect((await head('buffer')).ChecksumCRC32).toBe(answer.ChecksumCRC32);
      expect(await get(target(), target().plain, Key)).toBe('a buffer');
    });

    it('stores a stream without its transfer framing', async () => {
      const body = randomBytes(700_000);
      const { Key } = place('stream');
      // Pieces of 64 KiB, because the SDK refuses to frame smaller ones.
      const pieces = Array.from({ length: 11 }, (_, i) =>
        body.subarray(i * 65_536, (i + 1) * 65_536),
      );
      await send({ Key, Body: Readable.from(pieces), ContentLength: body.length });
      const { Body, ContentEncoding } = await target().s3.send(
        new GetObjectCommand(place('stream')),
      );
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
      expect(ContentEncoding).toBeUndefined();
    });

    it('keeps the SHA-256 it was given and returns it with the size', async () => {
      const { Key } = place('sha256');
      await send({ Key, Body: 'evidence', ChecksumSHA256: sha256Base64('evidence') });
      const found = await head('sha256');
      expect(found.ChecksumSHA256).toBe(sha256Base64('evidence'));
      expect(found.ContentLength).toBe(8);
    });

    it('returns no checksum that nobody asked for', async () => {
      const { Key } = place('unasked');
      await send({ Key, Body: 'x', ChecksumSHA256: sha256Base64('x') });
      const found = await target().s3.send(new HeadObjectCommand(place('unasked')));
      expect(found.ContentLength).toBe(1);
      expect(
        (await target().bare.send(new HeadObjectCommand(place('unasked')))).ContentLength,
      ).toBe(1);
    });

    it('keeps a CRC-32C', async () => {
      const { Key } = place('crc32c');
      await send({ Key, Body: '123456789', ChecksumAlgorithm: 'CRC32C' });
      // Check value of CRC-32C, e3069283.
      expect((await head('crc32c')).ChecksumCRC32C).toBe('4waSgw==');
    });

    it.each([
      ['SHA-256', { ChecksumSHA256: sha256Base64('other bytes') }],
      ['CRC-32', { ChecksumCRC32: 'AAAAAA==' }],
      ['CRC-32C', { ChecksumCRC32C: 'AAAAAA==' }],
      ['MD5', { ContentMD5: createHash('md5').update('other bytes').digest('base64') }],
    ])('refuses a body that does not fit its %s and keeps nothing', async (name, wrong) => {
      const { Key } = place(`wrong-${name}`);
      expect(await refusal(send({ Key, Body: 'bytes', ...wrong }))).toBe('BadDigest');
      expect(await refusalStatus(head(`wrong-${name}`))).toBe(404);
    });

    it('stores an object of zero bytes', async () => {
      const { Key } = place('empty');
      await send({ Key, Body: new Uint8Array(), ChecksumSHA256: sha256Base64('') });
      expect((await head('empty')).ContentLength).toBe(0);
      expect(await get(target(), target().plain, Key)).toBe('');
    });

    it('keeps type, disposition, language and metadata', async () => {
      const described = {
        ContentType: 'image/png',
        ContentDisposition: 'attachment; filename="a.png"',
        ContentLanguage: 'zh',
        Metadata: { note: 'kept as it was' },
      };
      await send({ ...place('described'), Body: 'x', ...described });
      expect(await head('described')).toMatchObject(described);
    });

    it('replaces an object when no condition is given', async () => {
      const { Key } = place('replaced');
      await put(target(), target().plain, Key, 'first');
      await put(target(), target().plain, Key, 'second');
      expect(await get(target(), target().plain, Key)).toBe('second');
    });

    it('creates under If-None-Match only once, and the first bytes stay', async () => {
      const { Key } = place('once');
      await send({ Key, Body: 'first', IfNoneMatch: '*' });
      expect(await refusalStatus(send({ Key, Body: 'second', IfNoneMatch: '*' }))).toBe(412);
      expect(await get(target(), target().plain, Key)).toBe('first');
    });

    it('lets one of ten simultaneous conditional writes win', async () => {
      const { Key } = place('race');
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, (_, i) => send({ Key, Body: `writer ${i}`, IfNoneMatch: '*' })),
      );
      const winners = outcomes.flatMap((outcome, i) => (outcome.status === 'fulfilled' ? [i] : []));
      expect(winners).toHaveLength(1);
      expect(await get(target(), target().plain, Key)).toBe(`writer ${winners[0]}`);
    });

    it('replaces under If-Match only what was read', async () => {
      const { Key } = place('match');
      const { ETag } = await send({ Key, Body: 'first' });
      await send({ Key, Body: 'second', IfMatch: ETag });
      expect(await refusalStatus(send({ Key, Body: 'third', IfMatch: ETag }))).toBe(412);
      expect(await get(target(), target().plain, Key)).toBe('second');
    });

    it('finds nothing to replace under If-Match where nothing is', async () => {
      const { Key } = place('match-absent');
      expect(await refusalStatus(send({ Key, Body: 'x', IfMatch: '"some-tag"' }))).toBe(404);
    });
  });
}
