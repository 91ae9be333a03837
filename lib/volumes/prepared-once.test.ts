import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { pdfShown } from '@/lib/dossier/pages/pdf-shown';
import { type OriginalPictures, PreparedPictures } from '@/lib/dossier/pages/prepared-pictures';
import type { Picture } from '@/lib/dossier/pdf/images/picture';
import { preparePicture } from '@/lib/dossier/pdf/images/prepare-picture';
import { ok } from '@/lib/dossier/testing-runs-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { newId } from '@/lib/kernel/ids';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { pagedPdf } from '@/lib/previews/testing-files';
import { stateRun } from '@/lib/runs/commands/state-run';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { composeVolume } from './pages/compose-volume';
import type { VolumeInput } from './pages/set-up';
import { volumeInput } from './render';

import { testComposition } from './testing-volumes';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let instance: TestInstance;
let folder: string;
let input: VolumeInput;

async function noisy(channels: 3 | 4, type: 'png' | 'jpeg', seed: number): Promise<Uint8Array> {
  const side = 400;
  const samples = Buffer.alloc(side * side * channels);
  for (let i = 0, state = seed; i < samples.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    samples[i] = state >>> 24;
  }
  const raw = { width: side, height: side, channels };
  return new Uint8Array(await sharp(samples, { raw }).toFormat(type).toBuffer());
}

beforeAll(async () => {
  instance = await testInstance();
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-prepared-test-'));
  const workspaceId = await room();
  const owner: Person = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  const about = { workspaceId, title: '吊坠', kind: 'image' as const };
  const { caseId } = await ok(openCase(owner.caller, about));
  const files: [name: string, mediaType: string, body: Uint8Array][] = [
    ['one.png', 'image/png', await noisy(3, 'png', 1)],
    ['clear.png', 'image/png', await noisy(4, 'png', 2)],
    ['two.jpg', 'image/jpeg', await noisy(3, 'jpeg', 3)],
    ['blacked.png', 'image/png', await noisy(3, 'png', 4)],
    ['pages.pdf', 'application/pdf', pagedPdf(3)],
  ];
  const exhibits: string[] = [];
  for (const [fileName, mediaType, body] of files) {
    const file = { caseId, body, mediaType, fileName, title: fileName };
    exhibits.push((await ok(admitBytes(owner.caller, file))).exhibitId);
  }
  const [one = '', clear = '', two = '', blacked = ''] = exhibits;
  await ok(stateRun(owner.caller, { caseId, tool: 'a tool', outputs: [one, clear, two] }));
  const { size } = await checkpointCase(caseId);
  const region = { x: 10, y: 10, width: 80, height: 80 };
  const composition = testComposition('prc', {
    mask: true,
    annex: true,
    parts: ['cover', 'list', 'runs'],
    limitBytes: 1024 ** 2,
    redactions: [
      {
        exhibit: blacked,
        version: 1,
        reason: 'privacy',
        areas: [{ page: null, region }],
        spans: [],
      },
    ],
  });
  const order = {
    dossierId: newId('dossier'),
    number: 1,
    caseId,
    size,
    composition: { sha256: '0'.repeat(64), bytes: 0 },
  };
  const { signal } = new AbortController();
  input = await volumeInput(order, composition, { folder, progress: () => {}, signal });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

async function newFolder(name: string): Promise<string> {
  const own = path.join(folder, name);
  await mkdir(own);
  return own;
}

/** The same pictures held in memory, as they were prepared. */
function inMemory(place: string): OriginalPictures {
  const made = new Map<string, ReturnType<OriginalPictures['picture']>>();
  const drawn = new Map<string, ReturnType<OriginalPictures['pages']>>();
  return {
    picture(sha256, longestSide) {
      const name = `${sha256} ${longestSide}`;
      const limits = longestSide === undefined ? {} : { longestSide };
      const known =
        made.get(name) ?? input.readOriginal(sha256).then((bytes) => preparePicture(bytes, limits));
      made.set(name, known);
      return known;
    },
    pages(sha256, signal) {
      const keep = async (picture: Picture) => picture;
      const known =
        drawn.get(sha256) ??
        input
          .readOriginal(sha256)
          .then((bytes) => pdfShown(bytes, { folder: place, keep, signal }));
      drawn.set(sha256, known);
      return known;
    },
  };
}

describe('a volume in several files with an annex', () => {
  it('prepares each picture, each PDF and each derivative once, and comes to the same bytes', async () => {
    const reads: string[] = [];
    const kept = new PreparedPictures(await newFolder('kept'), (sha256) => {
      reads.push(sha256);
      return input.readOriginal(sha256);
    });
    const asked: string[] = [];
    const pictures: OriginalPictures = {
      picture(sha256, longestSide) {
        asked.push(`${sha256} ${longestSide}`);
        return kept.picture(sha256, longestSide);
      },
      pages(sha256, signal) {
        asked.push(`${sha256} pages`);
        return kept.pages(sha256, signal);
      },
    };
    const made = await composeVolume({ ...input, pictures }, await newFolder('made'));
    const roles = made.files.map(({ role }) => role);
    expect(roles.filter((role) => role === 'volume').length).toBeGreaterThan(1);
    expect(roles).toContain('annex');
    // Each size of each picture was wanted by several passes over each paper, and made once.
    expect(asked.length).toBeGreaterThanOrEqual(4 * new Set(asked).size);
    expect([...reads].sort()).toEqual([...new Set(asked)].map((one) => one.split(' ')[0]).sort());
    const [derivative] = input.redacted;
    expect(reads).toContain(derivative?.sha256);

    const direct = inMemory(await newFolder('drawing'));
    const again = await composeVolume({ ...input, pictures: direct }, await newFolder('again'));
    expect(made.files.map(({ sha256 }) => sha256)).toEqual(again.files.map(({ sha256 }) => sha256));
  });
});
