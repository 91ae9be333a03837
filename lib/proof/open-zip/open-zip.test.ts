import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../archive';
import { listZip, ZIP_LIMITS } from './zip-listing';
import { blobAccess, readMember } from './zip-member';
import { memberName } from './zip-names';

const text = (words: string) => new TextEncoder().encode(words);
// fflate answers with its own kind of array; a Blob takes the bytes.
const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const open = (bytes: Uint8Array) => blobAccess(blobOf(bytes));

async function bytesOf(archive: Uint8Array, name: string): Promise<string> {
  const { members } = await listZip(open(archive));
  const member = members.find((m) => m.name === name);
  if (!member) throw new Error(`no ${name}`);
  const parts: Uint8Array[] = [];
  for await (const chunk of readMember(open(archive), member)) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const reasonOf = async (work: Promise<unknown>) => {
  const failure = await work.catch((error: unknown) => error);
  return failure instanceof ArchiveError ? failure.reason : failure;
};

const SAMPLE = zipSync({
  'drafts/first.txt': text('first draft '.repeat(2000)),
  'final.png': [text('not really a picture'), { level: 0 }],
  '猫.txt': text('cat'),
  '__MACOSX/._final.png': text('resource fork'),
  'drafts/': new Uint8Array(0),
});

describe('an archive that somebody adds', () => {
  it('lists its files with sizes, without folders and what the system left behind', async () => {
    const listing = await listZip(open(SAMPLE));
    expect(listing.members.map((m) => [m.name, m.bytes])).toEqual([
      ['drafts/first.txt', 24_000],
      ['final.png', 20],
      ['猫.txt', 3],
    ]);
    expect(listing.system).toBe(1);
    expect(listing.bytes).toBe(24_023);
  });

  it('gives the exact bytes of stored and deflated members', async () => {
    expect(await bytesOf(SAMPLE, 'final.png')).toBe('not really a picture');
    expect(await bytesOf(SAMPLE, 'drafts/first.txt')).toBe('first draft '.repeat(2000));
  });

  it('is read behind a comment and behind bytes that stand before it', async () => {
    const comment = text('kept by the team');
    const commented = Buffer.concat([SAMPLE, comment]);
    commented.writeUInt16LE(comment.length, SAMPLE.length - 2);
    expect((await listZip(open(commented))).members).toHaveLength(3);
    const prefixed = Buffer.concat([text('#!/bin/sh\n'), SAMPLE]);
    expect(await bytesOf(prefixed, '猫.txt')).toBe('cat');
  });

  it('is refused where it expands beyond measure', async () => {
    const bomb = Buffer.from(zipSync({ zeros: new Uint8Array(1000) }));
    bomb.writeUInt32LE(200_000_000, bomb.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
    expect(await reasonOf(listZip(open(bomb)))).toBe('bomb');
  });

  it('is refused where members lie on one another', async () => {
    const twice = Buffer.from(zipSync({ a: text('x'.repeat(500)), b: text('y'.repeat(500)) }));
    const second = twice.lastIndexOf(Buffer.from('504b0102', 'hex'));
    twice.writeUInt32LE(0, second + 42);
    expect(await reasonOf(listZip(open(twice)))).toBe('bomb');
  });

  it('is refused with more members than the limit', async () => {
    const many = Object.fromEntries(
      Array.from({ length: ZIP_LIMITS.members + 1 }, (_, i) => [`f${i}`, new Uint8Array(0)]),
    );
    expect(await reasonOf(listZip(open(zipSync(many))))).toBe('limit');
  });

  it('is refused when it is cut, empty or no archive', async () => {
    expect(await reasonOf(listZip(open(SAMPLE.subarray(0, -5))))).toBe('not-zip');
    expect(await reasonOf(listZip(open(new Uint8Array(0))))).toBe('not-zip');
    expect(await reasonOf(listZip(open(text('a plain text, long enough to be looked at'))))).toBe(
      'not-zip',
    );
  });

  it('never yields more of a member than its directory states', async () => {
    const lying = Buffer.from(zipSync({ zeros: new Uint8Array(1_000_000) }));
    const record = lying.lastIndexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(10, record + 24);
    expect(await reasonOf(bytesOf(lying, 'zeros'))).toBe('damaged');
  });

  it('gives no member whose bytes are not those of its checksum', async () => {
    const altered = Buffer.from(zipSync({ a: [text('exact words'), { level: 0 }] }));
    const at = altered.indexOf('exact words');
    altered.write('other', at);
    expect(await reasonOf(bytesOf(altered, 'a'))).toBe('damaged');
  });

  it('names what is encrypted instead of offering it', async () => {
    const locked = Buffer.from(zipSync({ 'secret.txt': text('x'), 'open.txt': text('y') }));
    const record = locked.indexOf(Buffer.from('504b0102', 'hex'));
    locked.writeUInt16LE(0x0001, record + 8);
    const listing = await listZip(open(locked));
    expect(listing.closed).toEqual(['secret.txt']);
    expect(listing.members.map((m) => m.name)).toEqual(['open.txt']);
  });

  it('survives any damage to its directory without hanging or inventing members', async () => {
    for (let at = SAMPLE.length - 260; at < SAMPLE.length; at += 3) {
      const damaged = Uint8Array.from(SAMPLE);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const outcome = await listZip(open(damaged)).catch((error: unknown) => error);
      if (!(outcome instanceof ArchiveError)) {
        expect((outcome as { members: unknown[] }).members.length).toBeLessThanOrEqual(4);
      }
    }
  });
});

describe('the name of a member', () => {
  it('is read as UTF-8, else as GBK, else byte by byte', () => {
    expect(memberName(text('猫.png'), 0x0800)).toBe('猫.png');
    expect(memberName(text('猫.png'), 0)).toBe('猫.png');
    expect(memberName(Uint8Array.of(0xc3, 0xa8, 0x2e, 0x70), 0)).toBe('è.p');
    expect(memberName(Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3), 0)).toBe('你好');
    expect(memberName(Uint8Array.of(0x81, 0x20), 0)).toBe('\u0081 ');
  });
});
