import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { sha256Hex } from '@/lib/kernel/digest';
import { ZipFile } from './zip-file';
import { centralHeader, dataDescriptor, endOfArchive, localHeader } from './zip-records';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chirograph-zip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(name: string): Promise<{ file: string; sha256: string; bytes: number }> {
  const file = path.join(folder, name);
  const zip = await ZipFile.create(file, 'CG-2026-0001');
  await zip.text('bagit.txt', 'BagIt-Version: 1.0\n');
  await zip.text('data/empty.bin', '');
  await zip.stream(
    'data/文件.bin',
    Readable.from([Buffer.alloc(70_000, 7), Buffer.from('end')]),
    70_003,
  );
  return { file, ...(await zip.finish()) };
}

/** Names and contents as an independent reader sees them. */
function membersOf(file: string): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const members = new Map<string, Buffer>();
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const parts: Buffer[] = [];
          stream.on('data', (part) => parts.push(part));
          stream.on('end', () => {
            members.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        }),
      );
      zip.on('end', () => resolve(members));
      zip.readEntry();
    });
  });
}

describe('an archive', () => {
  it('reads back by another reader as it was put in', async () => {
    const { file, sha256, bytes } = await written('one.zip');
    const members = await membersOf(file);
    expect([...members.keys()]).toEqual([
      'CG-2026-0001/bagit.txt',
      'CG-2026-0001/data/empty.bin',
      'CG-2026-0001/data/文件.bin',
    ]);
    expect(members.get('CG-2026-0001/data/文件.bin')?.subarray(-3).toString()).toBe('end');
    const whole = readFileSync(file);
    expect([sha256, bytes]).toEqual([sha256Hex(whole), whole.length]);
  });

  it('of the same members is the same bytes, in every time zone', async () => {
    const one = await written('two.zip');
    const before = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    const two = await written('three.zip');
    process.env.TZ = before;
    expect(two.sha256).toBe(one.sha256);
  });

  it('passes the test of unzip where that is installed', async () => {
    const { file } = await written('four.zip');
    try {
      execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    } catch {
      return console.log('unzip is not installed: skipped');
    }
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors');
  });

  it('refuses a member that is not as long as announced, and a file that is there', async () => {
    const file = path.join(folder, 'five.zip');
    const zip = await ZipFile.create(file, 'x');
    await expect(zip.stream('a', Readable.from([Buffer.from('abc')]), 4)).rejects.toThrow(
      '3 bytes',
    );
    await zip.abandon();
    await expect(ZipFile.create(file, 'x')).rejects.toThrow('EEXIST');
  });
});

describe('members and archives above four gigabytes', () => {
  const member = { name: 'x', size: 5 * 1024 ** 3, crc: 1, offset: 6 * 1024 ** 3 };

  it('carry their true sizes and places in ZIP64 fields', () => {
    expect(localHeader(member).readUInt32LE(18)).toBe(0xffffffff);
    expect(dataDescriptor(member).readBigUInt64LE(8)).toBe(BigInt(member.size));
    const central = centralHeader(member);
    expect(central.readBigUInt64LE(47 + 4)).toBe(BigInt(member.size));
    expect(central.readBigUInt64LE(47 + 20)).toBe(BigInt(member.offset));
    const end = endOfArchive(70_000, member.offset, 100);
    expect(end.readUInt32LE(0)).toBe(0x06064b50);
    expect(end.readBigUInt64LE(32)).toBe(70_000n);
    expect(end.readBigUInt64LE(48)).toBe(BigInt(member.offset));
  });
});
