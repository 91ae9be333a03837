import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { utf8 } from '@/lib/kernel/digest';
import { ArchiveError, type RandomAccess, type UnusableReason } from './archive';
import { crc32 } from './crc32';
import { bagIn, ZipArchive } from './zip';

type Content = Record<string, Uint8Array>;
type Options = Parameters<ZipFile['addBuffer']>[2] & { readonly streamed?: boolean };

const CONTENT: Content = {
  'bag/bagit.txt': utf8('BagIt-Version: 1.0\n'),
  'bag/data/empty.bin': new Uint8Array(0),
  'bag/data/repeated.txt': utf8('a line that repeats\n'.repeat(2000)),
  'bag/data/bytes.bin': Uint8Array.from({ length: 7001 }, (_, i) => (i * i) >> 3),
};

async function zipOf(content: Content, more: Options = {}): Promise<Uint8Array> {
  const zip = new ZipFile();
  const options = { forceDosTimestamp: true, ...more };
  for (const [name, bytes] of Object.entries(content)) {
    if (options.streamed) zip.addReadStream(Readable.from([Buffer.from(bytes)]), name, options);
    else zip.addBuffer(Buffer.from(bytes), name, options);
  }
  zip.end({ forceZip64Format: options.forceZip64Format ?? false, comment: '' });
  return new Uint8Array(await buffer(zip.outputStream as Readable));
}

function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    async read(offset, length) {
      if (offset < 0 || offset + length > bytes.length) {
        throw new ArchiveError('damaged', 'read beyond the end');
      }
      return bytes.slice(offset, offset + length);
    },
  };
}

async function contentOf(bytes: Uint8Array, chunk = 1000): Promise<Content> {
  const archive = await ZipArchive.open(inMemory(bytes), chunk);
  const content: Content = {};
  for (const name of archive.names()) {
    content[name] = new Uint8Array(await buffer(Readable.from(archive.read(name))));
  }
  return content;
}

/** Why an archive is refused, when it is opened or when a member is read. */
async function refusal(bytes: Uint8Array): Promise<UnusableReason | 'none'> {
  try {
    await contentOf(bytes);
    return 'none';
  } catch (error) {
    if (error instanceof ArchiveError) return error.reason;
    throw error;
  }
}

/** Rewrites each place where a pattern of bytes stands. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'),
  );
}

function patched(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at < 0 ? copy.length + at : at);
  return copy;
}

function directoryAt(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 6, true);
}

describe('an archive', () => {
  it.each<[string, Options]>([
    ['stored', { compress: false }],
    ['deflated', { compress: true }],
    ['zip64', { compress: false, forceZip64Format: true }],
    ['deflated zip64', { compress: true, forceZip64Format: true }],
    ['streamed', { compress: true, streamed: true }],
    ['streamed and stored', { compress: false, streamed: true }],
    ['streamed zip64', { compress: true, streamed: true, forceZip64Format: true }],
  ])('is read byte for byte: %s', async (_, options) => {
    const bytes = await zipOf(CONTENT, options);
    for (const chunk of [1, 1000, 1 << 20]) {
      expect(await contentOf(bytes, chunk)).toEqual(CONTENT);
    }
  });

  it('says the same as another reader', async () => {
    const bytes = await zipOf(CONTENT, { compress: true });
    const other = await fromBufferPromise(Buffer.from(bytes));
    const seen: string[] = [];
    for await (const entry of other.eachEntry()) {
      seen.push(entry.fileName);
      const stream = await other.openReadStreamPromise(entry);
      expect(new Uint8Array(await buffer(stream))).toEqual(CONTENT[entry.fileName]);
    }
    expect(seen.sort()).toEqual(Object.keys(CONTENT).sort());
  });

  it('made by the zip command is read, and ours is accepted by the unzip command', async (ctx) => {
    const folder = mkdtempSync(join(tmpdir(), 'chirograph-zip-'));
    try {
      const path = join(folder, 'ours.zip');
      writeFileSync(path, await zipOf(CONTENT, { compress: true }));
      try {
        execFileSync('unzip', ['-q', path, '-d', join(folder, 'out')]);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') ctx.skip();
        throw error;
      }
      execFileSync('zip', ['-qr', join(folder, 'theirs.zip'), 'bag'], { cwd: join(folder, 'out') });
      expect(await contentOf(readFileSync(join(folder, 'theirs.zip')))).toEqual(CONTENT);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives the bag in its one folder, or at its top', async () => {
    const inFolder = bagIn(await ZipArchive.open(inMemory(await zipOf(CONTENT))));
    expect(inFolder.names()).toContain('data/bytes.bin');
    expect(inFolder.size('data/bytes.bin')).toBe(7001);
    const top = { 'bagit.txt': utf8('x'), 'data/a.txt': utf8('a') };
    expect(bagIn(await ZipArchive.open(inMemory(await zipOf(top)))).names()).toEqual([
      'bagit.txt',
      'data/a.txt',
    ]);
    const none = await ZipArchive.open(inMemory(await zipOf({ 'a.txt': utf8('x') })));
    expect(() => bagIn(none)).toThrow(ArchiveError);
    const beside = await ZipArchive.open(inMemory(await zipOf({ ...CONTENT, 'b.txt': utf8('x') })));
    expect(() => bagIn(beside)).toThrow(/outside/);
  });
});

describe('a hostile or damaged archive', () => {
  it('is refused when it is none', async () => {
    expect(await refusal(new Uint8Array(0))).toBe('not-zip');
    expect(await refusal(utf8('%PDF-1.7 and so on, longer than the end of an archive'))).toBe(
      'not-zip',
    );
  });

  it('is refused cut short anywhere, with bytes before, after or between', async () => {
    const bytes = await zipOf({ 'a.txt': utf8('first'), 'b.txt': utf8('second') });
    for (let length = 0; length < bytes.length; length++) {
      expect(await refusal(bytes.slice(0, length))).not.toBe('none');
    }
    expect(await refusal(Uint8Array.of(0, ...bytes))).toBe('damaged');
    expect(await refusal(Uint8Array.of(...bytes, 0))).toBe('damaged');
    const at = directoryAt(bytes);
    const between = Uint8Array.of(...bytes.slice(0, at), 0, 0, ...bytes.slice(at));
    expect(await refusal(between)).toBe('damaged');
    expect(await refusal(patched(between, -6, [at + 2]))).toBe('damaged');
  });

  it('is refused with names that could leave the folder or differ between systems', async () => {
    const bytes = await zipOf({ 'abcdefgh.txt': utf8('x') });
    for (const name of [
      '../cdefg.txt',
      '/bcdefgh.txt',
      'C:cdefgh.txt',
      'ab\\defgh.txt',
      'ab/../gh.txt',
      'ab//efgh.txt',
      './cdefgh.txt',
      'abcdefg\0.txt',
      'abcdefg\n.txt',
      'abcdefgh.tx.',
      'abc%efgh.txt',
      'abcdéfgh.txt',
    ]) {
      expect(await refusal(replaced(bytes, 'abcdefgh.txt', name))).toBe('name');
    }
  });

  it('is refused with two members of one name, also where only the case differs', async () => {
    const bytes = await zipOf({ 'one.txt': utf8('x'), 'two.txt': utf8('y') });
    expect(await refusal(replaced(bytes, 'two.txt', 'one.txt'))).toBe('duplicate');
    expect(await refusal(replaced(bytes, 'two.txt', 'ONE.TXT'))).toBe('duplicate');
    const folder = await zipOf({ 'aaaa/b': utf8('x'), zzzz: utf8('y') });
    expect(await refusal(replaced(folder, 'zzzz', 'aaaa'))).toBe('duplicate');
  });

  it('is refused with a second name, a link, encryption or an unknown method', async () => {
    const bytes = await zipOf({ 'abc.txt': utf8('x') }, { compress: false });
    const at = directoryAt(bytes);
    expect(await refusal(patched(bytes, at + 8, [0x01]))).toBe('encrypted');
    expect(await refusal(patched(bytes, at + 8, [0x40]))).toBe('encrypted');
    expect(await refusal(patched(bytes, at + 10, [12]))).toBe('method');
    expect(await refusal(patched(bytes, at + 40, [0xa1]))).toBe('none');
    expect(await refusal(patched(bytes, at + 38, [0, 0, 0xff, 0xa1]))).toBe('name');
  });

  it('is refused when its two headers disagree', async () => {
    const bytes = await zipOf({ 'abc.txt': utf8('some content') }, { compress: false });
    const other = await zipOf({ 'abd.txt': utf8('some content') }, { compress: false });
    const at = directoryAt(bytes);
    expect(await refusal(Uint8Array.of(...bytes.slice(0, at), ...other.slice(at)))).toBe('damaged');
    for (const offset of [6, 8, 14, 18, 22, 26, 28]) {
      const value = (bytes[offset] ?? 0) ^ 1;
      expect(await refusal(patched(bytes, offset, [value]))).toBe('damaged');
    }
  });

  it('is refused when members overlap or lie about their size', async () => {
    const bytes = await zipOf(
      { 'a.txt': utf8('first'), 'b.txt': utf8('second') },
      { compress: false },
    );
    const at = directoryAt(bytes);
    const second = at + 46 + 'a.txt'.length;
    expect(await refusal(patched(bytes, second + 42, [0, 0, 0, 0]))).toBe('damaged');
    expect(await refusal(patched(bytes, at + 20, [200, 0, 0, 0, 200]))).toBe('damaged');
    expect(await refusal(patched(bytes, at + 24, [4]))).toBe('damaged');
    const deflated = await zipOf({ 'a.txt': utf8('long '.repeat(500)) }, { compress: true });
    const lying = directoryAt(deflated) + 24;
    expect(await refusal(patched(deflated, lying, [10, 0]))).toBe('damaged');
    expect(await refusal(patched(deflated, lying, [0xff, 0xff]))).toBe('damaged');
  });

  it('is refused at once when it would expand beyond measure or holds too many members', async () => {
    const bytes = await zipOf({ 'a.txt': utf8('x'.repeat(1000)) }, { compress: true });
    const size = directoryAt(bytes) + 24;
    const started = process.cpuUsage();
    expect(await refusal(patched(bytes, size, [0, 0, 0, 0xf0]))).toBe('bomb');
    expect(await refusal(patched(bytes, -14, [0xff, 0xff, 0xff, 0xff]))).not.toBe('none');
    const many = await zipOf({ 'a.txt': utf8('x') }, { forceZip64Format: true });
    expect(await refusal(patched(many, -22 - 20 - 56 + 24, [0, 0, 0x10, 0, 0, 0, 0, 0]))).toBe(
      'damaged',
    );
    const claimed = patched(many, -22 - 20 - 56 + 24, [0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x10]);
    expect(await refusal(claimed)).toBe('limit');
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000); // of processor time
  });

  it('does not hand on more than a member states', async () => {
    const bytes = await zipOf({ 'a.bin': new Uint8Array(5_000_000) }, { compress: true });
    const lying = patched(bytes, directoryAt(bytes) + 24, [0x00, 0x10, 0, 0]);
    const archive = await ZipArchive.open(inMemory(patched(lying, 22, [0x00, 0x10, 0, 0])));
    let seen = 0;
    const reading = (async () => {
      for await (const chunk of archive.read('a.bin')) seen += chunk.length;
    })();
    await expect(reading).rejects.toThrow(/longer than stated/);
    expect(seen).toBeLessThanOrEqual(0x1000);
  });

  it('loses any flipped bit of content or structure, deflated or stored', async () => {
    for (const compress of [true, false]) {
      const content = { 'ab.txt': utf8('some words that repeat, some words'), 'c.txt': utf8('c') };
      const bytes = await zipOf(content, { compress });
      const expected = JSON.stringify(await contentOf(bytes));
      let silent = 0;
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = bytes.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        // Dates, versions and attributes are no part of what is read; content never differs.
        if ((await refusal(changed)) !== 'none') continue;
        silent += 1;
        expect(JSON.stringify(await contentOf(changed))).toBe(expected);
      }
      expect(silent).toBeLessThan(bytes.length * 8 * 0.35);
    }
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await refusal(bytes)).not.toBe('none');
      }),
    );
  });
});

describe('CRC-32', () => {
  it('has the published check value and agrees with zlib in any parts', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), fc.uint8Array({ maxLength: 99 }), (a, b) => {
        const whole = Buffer.concat([a, b]);
        expect(crc32(b, crc32(a))).toBe(zlibCrc32(whole));
        expect(crc32(whole.subarray(1))).toBe(zlibCrc32(whole.subarray(1)));
      }),
    );
  });
});
