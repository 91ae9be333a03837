import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { derivative } from '@/db/schema/exhibits';
import { job } from '@/db/schema/operations';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { inTransaction } from '@/db/tx';
import type { JobHandler } from '@/lib/jobs/handlers';
import { enqueue } from '@/lib/jobs/queue';
import { startWorker, type Worker } from '@/lib/jobs/worker';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { png } from '@/lib/records/testing-files';
import { hashObject, objectKey, putObject } from '@/lib/storage/objects';
import type { MadeCopies } from './copies';
import { previewHandler, previewsWith } from './handler';
import { keepCopies } from './keep-copies';
import { pagedPdf, workshop } from './testing-files';

let instance: TestInstance;
let worker: Worker | undefined;
const folders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('chirograph-preview-'));

beforeAll(async () => {
  instance = await testInstance();
  // Folders of other processes are none of this test's business.
  process.env.TMPDIR = mkdtempSync(path.join(tmpdir(), 'chirograph-handler-'));
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});
afterAll(async () => {
  rmSync(tmpdir(), { recursive: true });
  delete process.env.TMPDIR;
  await instance.close();
});

async function stored(body: Uint8Array): Promise<{ caseId: string; sha256: string }> {
  const caseId = newId('case');
  const sha256 = sha256Hex(body);
  const key = objectKey(caseId, sha256);
  await putObject({ key, body, sha256, bytes: body.length, contentType: 'application/x' });
  return { caseId, sha256 };
}

/** Asks for a preview as intake does, and waits until the job ended. */
async function previewed(
  original: { caseId: string; sha256: string },
  mediaType: string,
  handler: JobHandler = previewHandler,
) {
  const { caseId, sha256 } = original;
  const who = { createdBy: 'svc_previews', sessionId: null };
  const id = await inTransaction((tx) =>
    enqueue(tx, { kind: 'preview', caseId, input: { sha256, mediaType }, ...who }),
  );
  worker ??= startWorker({ handlers: { preview: handler }, pollMs: 50, retryMs: 50 });
  for (let i = 0; i < 600; i++) {
    const [row] = await database().select().from(job).where(eq(job.id, id));
    if (row && ['done', 'failed', 'cancelled'].includes(row.state)) {
      const rows = await database().select().from(derivative).where(eq(derivative.caseId, caseId));
      return { row, copies: new Map(rows.map((r) => [r.kind, r])) };
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${id} did not end`);
}

const picture = () =>
  sharp({ create: { width: 1500, height: 500, channels: 3, background: '#842' } })
    .png()
    .toBuffer();

describe('a preview asked for', () => {
  it('is kept as rows that name their parent, and objects that are what the rows say', async () => {
    const original = await stored(await picture());
    const { row, copies } = await previewed(original, 'image/png');
    expect(row).toMatchObject({ state: 'done', result: { copies: 2 } });
    expect([...copies.keys()].sort()).toEqual(['thumb', 'view']);
    for (const copy of copies.values()) {
      expect(copy).toMatchObject({
        parentSha256: original.sha256,
        mediaType: 'image/webp',
        failure: null,
      });
      expect(await hashObject(copy.key ?? '')).toEqual({ sha256: copy.sha256, bytes: copy.bytes });
    }
  });

  it('of a paper has a picture for each page', async () => {
    const { copies } = await previewed(await stored(pagedPdf(3)), 'application/pdf');
    expect([...copies.keys()].sort()).toEqual(['page-1', 'page-2', 'page-3', 'thumb']);
  });

  it('asked for twice is made once more and kept the same', async () => {
    const original = await stored(await picture());
    const first = await previewed(original, 'image/png');
    const second = await previewed(original, 'image/png');
    expect(second.copies.get('view')?.sha256).toBe(first.copies.get('view')?.sha256);
  });

  it('that cannot be made says why in its row, and the job is done', async () => {
    const flood = await stored(png({ width: 60_000, height: 60_000 }));
    const { row, copies } = await previewed(flood, 'image/png');
    expect(row).toMatchObject({
      state: 'done',
      attempts: 1,
      result: { failure: 'too_many_pixels' },
    });
    expect(copies.get('view')).toMatchObject({ sha256: null, failure: 'too_many_pixels' });
  });

  it('of an original that is gone says so', async () => {
    const gone = { caseId: newId('case'), sha256: sha256Hex('gone') };
    const { copies } = await previewed(gone, 'image/png');
    expect(copies.get('view')?.failure).toBe('object_missing');
  });

  it('of sound or film needs no copy', async () => {
    const { row, copies } = await previewed(await stored(Buffer.from('ID3')), 'audio/mpeg');
    expect([row.state, copies.size]).toEqual(['done', 0]);
  });

  it('that fails for no reason of the file is tried three times, then its row says so', async () => {
    const original = await stored(await picture());
    let tries = 0;
    const broken = previewsWith({
      read: async () => {
        tries += 1;
        return { stream: Readable.from([]).destroy(new Error('the store hiccups')), bytes: 3 };
      },
      keep: keepCopies,
    });
    const { row, copies } = await previewed(original, 'image/png', broken);
    expect([row.state, tries]).toEqual(['failed', 3]);
    expect(copies.get('view')).toMatchObject({ sha256: null, failure: 'not_made' });
  });

  it('is not fetched where it is too large to be looked at', async () => {
    let destroyed = false;
    const kept: MadeCopies[] = [];
    const stream = new Readable({
      read() {},
      destroy(_error, done) {
        destroyed = true;
        done(null);
      },
    });
    const handler = previewsWith({
      read: async () => ({ stream, bytes: 2 ** 32 }),
      keep: async (_caseId, _sha256, made) => void kept.push(made),
    });
    await previewed({ caseId: newId('case'), sha256: sha256Hex('x') }, 'image/png', handler);
    expect(destroyed).toBe(true);
    expect(kept).toEqual([{ copies: [], missing: { kind: 'view', reason: 'too_large' } }]);
  });

  it('with an input nobody understands fails at once', async () => {
    const { row } = await previewed({ caseId: newId('case'), sha256: 'no digest' }, 'image/png');
    expect(row).toMatchObject({ state: 'failed', failure: 'job_input', attempts: 1 });
  });

  it('leaves no folder behind, not even one of a process that was killed over it', async () => {
    const [old, fresh] = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'chirograph-preview-')));
    utimesSync(old ?? '', 0, 0);
    const before = folders();
    const again = previewsWith({ read: async () => Promise.reject(new Error()), keep: keepCopies });
    const taken = { id: '', kind: '', caseId: newId('case'), createdBy: '', attempt: 1 };
    const control = { progress: () => {}, signal: new AbortController().signal };
    const input = { sha256: sha256Hex('x'), mediaType: 'image/png' };
    await expect(again.run({ ...taken, input }, control)).rejects.toThrow();
    expect(folders()).toEqual(before.filter((name) => name !== path.basename(old ?? '')));
    rmSync(fresh ?? '', { recursive: true });
  });
});

describe('keeping copies', () => {
  it('lets a copy replace a failure, and no failure replace a copy', async () => {
    const { folder, make, clear } = workshop();
    const place = [newId('case'), sha256Hex('parent')] as const;
    const failure: MadeCopies = { copies: [], missing: { kind: 'view', reason: 'time_limit' } };
    const view = async () =>
      (await database().select().from(derivative).where(eq(derivative.caseId, place[0]))).find(
        (r) => r.kind === 'view',
      );
    await keepCopies(...place, failure);
    expect(await view()).toMatchObject({ sha256: null, failure: 'time_limit' });
    await keepCopies(...place, await make(await picture(), 'image/png'));
    const made = await view();
    expect(made).toMatchObject({ failure: null, width: 1280 });
    await keepCopies(...place, failure);
    expect(await view()).toEqual(made);
    expect(folder).toContain('chirograph-previews-');
    clear();
  });
});
