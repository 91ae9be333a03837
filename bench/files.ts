import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { join as enter, type Person, person, room } from '../db/testing/world';
import { openCase } from '../lib/cases/commands/open-case';
import { ZipFile } from '../lib/dossier/bundle/zip-file';
import { admitFile } from '../lib/exhibits/commands/admit';
import { announceFile } from '../lib/exhibits/commands/announce';
import { openOriginal } from '../lib/exhibits/commands/open-original';
import type { Reply } from '../lib/kernel/reply';
import { objectKey, presignGet, presignPut } from '../lib/storage/objects';
import { grouped, interleaved, type Row } from './measure';
import type { Services } from './services';

const run = promisify(execFile);

async function ok<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

async function newCase(): Promise<{ caseId: string; owner: Person }> {
  const workspaceId = await room();
  const owner = await person('Bench');
  await enter(workspaceId, owner, 'owner');
  const { caseId } = await ok(
    openCase(owner.caller, { workspaceId, title: 'Bench', kind: 'image' }),
  );
  return { caseId, owner };
}

/** A file of random bytes, so that nothing between here and the disk can shrink it. */
async function randomFile(dir: string, name: string, mib: number): Promise<string> {
  const file = path.join(dir, name);
  const handle = await open(file, 'w');
  for (let i = 0; i < mib; i++) await handle.write(randomBytes(1 << 20));
  await handle.close();
  return file;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** Sends a file as a browser would: one PUT with the signed headers. */
async function put(url: string, headers: Record<string, string>, file: string): Promise<void> {
  const { size } = await stat(file);
  const sent = request(url, { method: 'PUT', headers: { ...headers, 'content-length': size } });
  const answered = new Promise<number>((resolve, reject) => {
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
  });
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sent);
  const status = await answered;
  if (status !== 200) throw new Error(`PUT answered ${status}`);
}

async function drain(url: string): Promise<number> {
  const response = await fetch(url);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  return bytes;
}

/** P8: intake of a file (digest, announce, PUT, confirm, admit) against a bare PUT of it. */
export async function intakeFile({ dir }: Services): Promise<Row[]> {
  const rows: Row[] = [];
  const { caseId, owner } = await newCase();
  for (const mib of [1, 16, 64]) {
    const pool = await Promise.all(
      Array.from({ length: 12 }, (_, i) => randomFile(dir, `up-${mib}-${i}`, mib)),
    );
    const files = [...pool];
    const bare = pool.slice(0, 6);
    const whole = pool.slice(6);
    const { limit, subject } = await interleaved(
      async () => {
        const file = bare.pop() ?? '';
        const sha256 = await digestOf(file);
        const { size } = await stat(file);
        const signed = await presignPut({
          key: objectKey(caseId, sha256),
          sha256,
          bytes: size,
          contentType: 'application/octet-stream',
        });
        await put(signed.url, signed.headers, file);
      },
      async () => {
        const file = whole.pop() ?? '';
        const sha256 = await digestOf(file);
        const { size } = await stat(file);
        const announced = await ok(
          announceFile(owner.caller, { caseId, sha256, bytes: size, mediaType: '' }),
        );
        if (announced.put) await put(announced.put.url, announced.put.headers, file);
        await ok(
          admitFile(owner.caller, { caseId, intakeId: announced.intakeId, fileName: 'bench.bin' }),
        );
      },
    );
    await Promise.all(files.map((file) => rm(file)));
    rows.push({
      goal: 'P8 intake (digest, announce, PUT, confirm, admit) / digest and bare PUT, speed',
      size: `${mib} MiB`,
      limit: `${grouped((mib / limit) * 1000)} MiB/s`,
      subject: `${grouped((mib / subject) * 1000)} MiB/s`,
      ratio: limit / subject,
      target: '≥ 0.40',
      met: limit / subject >= 0.4,
    });
  }
  return rows;
}

/** P9: download with its custody entry against a bare GET. */
export async function downloadFile({ dir }: Services): Promise<Row[]> {
  const rows: Row[] = [];
  const { caseId, owner } = await newCase();
  for (const mib of [1, 16, 64]) {
    const file = await randomFile(dir, `down-${mib}`, mib);
    const sha256 = await digestOf(file);
    const { size } = await stat(file);
    const announced = await ok(
      announceFile(owner.caller, { caseId, sha256, bytes: size, mediaType: '' }),
    );
    if (announced.put) await put(announced.put.url, announced.put.headers, file);
    const { exhibitId } = await ok(
      admitFile(owner.caller, { caseId, intakeId: announced.intakeId, fileName: 'bench.bin' }),
    );
    const as = { fileName: 'bench.bin', contentType: 'application/octet-stream', expires: 60 };
    const { limit, subject } = await interleaved(
      async () => drain(await presignGet(objectKey(caseId, sha256), as)),
      async () => {
        const { url } = await ok(
          openOriginal(owner.caller, { caseId, exhibitId, way: 'download' }),
        );
        await drain(url);
      },
    );
    rows.push({
      goal: 'P9 download with its custody entry / bare GET, speed',
      size: `${mib} MiB`,
      limit: `${grouped((mib / limit) * 1000)} MiB/s`,
      subject: `${grouped((mib / subject) * 1000)} MiB/s`,
      ratio: limit / subject,
      target: '≥ 0.40',
      met: limit / subject >= 0.4,
    });
  }
  return rows;
}

/** P13: a stored ZIP with the SHA-256 of each member and of the whole against `zip -0`. */
export async function zipBundle({ dir }: Services): Promise<Row[]> {
  const rows: Row[] = [];
  for (const mib of [10, 100, 1000]) {
    const folder = path.join(dir, `zip-${mib}`);
    await mkdir(folder);
    const members = Array.from({ length: 10 }, (_, i) => `m${i}`);
    for (const name of members) await randomFile(folder, name, mib / 10);
    let peak = 0;
    const { limit, subject } = await interleaved(
      async () => {
        await rm(path.join(dir, 'limit.zip'), { force: true });
        await run('zip', ['-0', '-q', '-r', path.join(dir, 'limit.zip'), '.'], { cwd: folder });
      },
      async () => {
        await rm(path.join(dir, 'subject.zip'), { force: true });
        const zip = await ZipFile.create(path.join(dir, 'subject.zip'), 'bag');
        for (const name of members) {
          const file = path.join(folder, name);
          const source = createReadStream(file, { highWaterMark: 1 << 20 });
          await zip.stream(`data/${name}`, Readable.from(source), (await stat(file)).size);
          peak = Math.max(peak, process.memoryUsage().rss);
        }
        await zip.finish();
      },
      mib === 1000 ? 2 : 4,
    );
    await rm(folder, { recursive: true });
    rows.push({
      goal: `P13 bundle ZIP with digests / zip -0, time; memory ${grouped(peak / 1024 ** 2)} MiB`,
      size: `${mib} MiB`,
      limit: `${grouped((mib / limit) * 1000)} MiB/s`,
      subject: `${grouped((mib / subject) * 1000)} MiB/s`,
      ratio: subject / limit,
      target: '≤ 0.80',
      met: subject / limit <= 0.8,
    });
  }
  return rows;
}
