import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { database } from '@/db/client';
import { dossier } from '@/db/schema/dossiers';
import { job } from '@/db/schema/operations';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { requestDossier } from '@/lib/dossier/commands/request';
import { dossierHandler } from '@/lib/dossier/job';
import { failedItem } from '@/lib/dossier/model';
import { ok } from '@/lib/dossier/testing-runs-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { startWorker } from '@/lib/jobs/worker';
import { sha256Hex } from '@/lib/kernel/digest';
import { clients } from '@/lib/storage/client';
import { listObjects, objectKey } from '@/lib/storage/objects';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { requestVolume, VOLUME_JOB } from './commands/request-volume';
import { volumeHandler } from './job';
import { testComposition } from './testing-volumes';

// Exports are made by processes of their own: seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let instance: TestInstance;
let owner: Person;
let folder: string;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  instance = await testInstance();
  process.env.DATABASE_URL = instance.db.url;
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-failed-test-'));
  // Folders of jobs lie where they can be counted.
  process.env.TMPDIR = path.join(folder, 'jobs');
  await mkdir(process.env.TMPDIR);
  await bundle(process.cwd(), 'lib/volumes/worker.ts', 'volume-worker');
  await bundle(process.cwd(), 'lib/dossier/worker.ts', 'dossier-worker');
  owner = await person('周婧怡');
  const handlers = { [VOLUME_JOB]: volumeHandler, dossier: dossierHandler };
  worker = startWorker({ handlers, pollMs: 200 });
});

afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

/** A case with a picture and a sound; the store has lost one of them. */
async function caseWithout(lost: 'picture' | 'sound'): Promise<string> {
  const workspaceId = await room();
  await join(workspaceId, owner, 'owner');
  const { caseId } = await ok(openCase(owner.caller, { workspaceId, title: 'C', kind: 'image' }));
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  const files = { picture: new Uint8Array(picture), sound: new Uint8Array(randomBytes(500)) };
  for (const [title, body] of Object.entries(files)) {
    const mediaType = title === 'sound' ? 'audio/mpeg' : 'image/png';
    await ok(admitBytes(owner.caller, { caseId, body, mediaType, fileName: title, title }));
  }
  const { server, bucket } = clients();
  const Key = objectKey(caseId, sha256Hex(files[lost]));
  await server.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  return caseId;
}

const objectsOf = async (caseId: string) => {
  const keys = new Set<string>();
  for await (const { key } of listObjects(`cases/${caseId}/`)) keys.add(key);
  return keys;
};

/** Waits for the end of an export: its state, what its failure names, how often it was tried. */
async function ended(dossierId: string) {
  for (;;) {
    const [row] = await database()
      .select({ dossier, job })
      .from(dossier)
      .innerJoin(job, eq(job.id, dossier.jobId))
      .where(eq(dossier.id, dossierId));
    if (row && row.dossier.state !== 'queued' && row.job.state !== 'running') {
      const { state, pdfSha256, bundleSha256, volume } = row.dossier;
      const files = [pdfSha256, bundleSha256, ...(volume?.files ?? [])].filter(Boolean);
      return { state, files, item: failedItem(row.job.failure), tries: row.job.attempts };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('an export that cannot be made', () => {
  it.each([
    // Set on pages, and wanted by the cover before them.
    ['picture', 1],
    // Set on no page: it is missed when the bundle is written.
    ['sound', 2],
  ] as const)('names the exhibit that it failed at, and leaves no file: a %s', async (lost, no) => {
    const caseId = await caseWithout(lost);
    const composition = testComposition('prc');
    const volume = await ok(requestVolume(owner.caller, { caseId, composition }));
    const before = await objectsOf(caseId);
    const failed = { state: 'failed', files: [], tries: 1, item: `exhibit no. ${no}` };
    expect(await ended(volume.dossierId)).toEqual(failed);
    const wanted = { caseId, reason: 'filing', recipient: 'court' };
    const { dossierId } = await ok(requestDossier(owner.caller, wanted));
    expect(await ended(dossierId)).toEqual(failed);
    expect(await objectsOf(caseId)).toEqual(before);
    expect(await readdir(path.join(folder, 'jobs'))).toEqual([]);
  });
});
