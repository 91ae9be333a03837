import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { ok } from '@/lib/dossier/testing-runs-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { listedAs } from './pages/placing';
import { madeVolume, testComposition, verifiedVolume } from './testing-volumes';

// Real files by other people's tools; they are no part of this repository. With SHOTS=1 the volumes
// are written where people can look at them.

const SAMPLES = path.resolve('../shared/samples');
const SHOTS = path.resolve('e2e/screenshots/volumes');
const MOST = 8 * 1024 ** 2;

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.zip': 'application/zip',
  '.mp4': 'video/mp4',
};

const files = existsSync(SAMPLES)
  ? readdirSync(SAMPLES)
      .filter((name) => !/^(README|manifest)/i.test(name))
      .filter((name) => {
        const one = statSync(path.join(SAMPLES, name));
        return one.isFile() && one.size <= MOST;
      })
      .sort()
  : [];

describe.skipIf(files.length === 0)(
  'volumes of a case made from real files (skipped: no samples at ../shared/samples)',
  () => {
    let instance: TestInstance;
    let folder: string;
    let owner: Person;
    let caseId: string;
    let size: number;
    const digests = new Set<string>();
    const exhibits: string[] = [];

    beforeAll(async () => {
      instance = await testInstance();
      folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volumes-test-'));
      const workspaceId = await room();
      owner = await person('周婧怡');
      await join(workspaceId, owner, 'owner');
      const asked = { workspaceId, title: '样本案 Samples', kind: 'image' as const };
      caseId = (await ok(openCase(owner.caller, { ...asked, forums: ['prc', 'us'] }))).caseId;
      for (const name of files) {
        const body = new Uint8Array(readFileSync(path.join(SAMPLES, name)));
        if (digests.has(sha256Hex(body))) continue;
        digests.add(sha256Hex(body));
        const mediaType = TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
        const file = { caseId, body, mediaType, fileName: name, title: name };
        exhibits.push((await ok(admitBytes(owner.caller, file))).exhibitId);
      }
      size = (await checkpointCase(caseId)).size;
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
      await instance.close();
    });

    it.each(['prc', 'us'] as const)(
      'name every file with its digest, are tagged as they must be, and verify: %s',
      async (forum) => {
        const groups = [{ title: 'Samples 样本', exhibits: exhibits.map((id) => listedAs(id)) }];
        const language = 'both' as const;
        const wanted = testComposition(forum, { groups, language });
        const made = await madeVolume(folder, { caseId, size }, wanted);
        expect(await checkArchive(made.volume)).toEqual([]);
        const text = await wholeText(made.volume);
        for (const digest of digests) expect(text).toContain(digest);
        const { status, stdout } = await verifiedVolume(folder, made);
        expect({ status, stdout }).toMatchObject({ status: 0 });
        if (process.env.SHOTS !== '1') return;
        mkdirSync(SHOTS, { recursive: true });
        writeFileSync(path.join(SHOTS, `samples-${forum}.pdf`), made.volume);
      },
    );
  },
);
