import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { openPdf, pageText } from '@/lib/dossier/pdf/testing/read-pdf';
import { ok } from '@/lib/dossier/testing-runs-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { newId } from '@/lib/kernel/ids';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { previewedPages, type WithDerivatives } from './pages/preview';
import type { VolumeInput } from './pages/set-up';
import { recordInput } from './render';
import { testComposition } from './testing-volumes';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let instance: TestInstance;
let folder: string;
let record: { input: VolumeInput; withDerivatives: WithDerivatives };
const exhibits: string[] = [];

beforeAll(async () => {
  instance = await testInstance();
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-preview-test-'));
  const workspaceId = await room();
  const owner = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  const about = { workspaceId, title: '吊坠', kind: 'image' as const };
  const { caseId } = await ok(openCase(owner.caller, about));
  for (let i = 1; i <= 9; i++) {
    const background = { r: i * 20, g: 0, b: 0 };
    const raw = sharp({ create: { width: 40, height: 40, channels: 3, background } });
    const body = new Uint8Array(await raw.png().toBuffer());
    const file = { caseId, body, mediaType: 'image/png', fileName: `${i}.png`, title: `Pic ${i}` };
    exhibits.push((await ok(admitBytes(owner.caller, file))).exhibitId);
  }
  const { size } = await checkpointCase(caseId);
  const region = { x: 1, y: 1, width: 8, height: 8 };
  const redacted = (exhibit: string) => ({
    exhibit,
    version: 1,
    reason: 'privacy',
    areas: [{ page: null, region }],
    spans: [],
  });
  const composition = testComposition('us', {
    limitBytes: 1024 ** 2,
    redactions: [redacted(exhibits[0] ?? ''), redacted(exhibits[4] ?? '')],
  });
  const unnamed = { sha256: '0'.repeat(64), bytes: 0 };
  const order = { dossierId: newId('dossier'), number: 1, caseId, size, composition: unnamed };
  const { signal } = new AbortController();
  record = await recordInput(order, composition, { folder, progress: () => {}, signal });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

const look = (from: string | null, times?: { whole: number; shown: number }) =>
  previewedPages(record.input, record.withDerivatives, from, folder, times);

/** A page of a file that a preview was drawn from. */
async function textOf(file: string, page: number): Promise<string> {
  return pageText(await openPdf(await readFile(path.join(folder, file))), page);
}

describe('a preview of a volume', () => {
  it('shows six pages from where it is asked to, by their numbers in the whole', async () => {
    const beginning = await look(null);
    expect(beginning?.first).toBe(1);
    expect(beginning?.pictures).toHaveLength(6);
    const there = await look(exhibits[4] ?? '');
    expect(there?.pages).toBe(beginning?.pages);
    expect(there?.first).toBeGreaterThan(6);
    const text = await textOf('volume-01.pdf', there?.first ?? 0);
    expect(text).toContain('Pic5');
    expect(text).toContain(`Page${there?.first}of${there?.pages}`);
    const part = await look('manifest');
    expect(await textOf('volume-01.pdf', part?.first ?? 0)).toContain('Hashmanifest');
  });

  it('sets only the pages shown where there is no time for all, and gives them no numbers', async () => {
    const seen = await look(exhibits[4] ?? '', { whole: 0, shown: 60_000 });
    expect(seen).toMatchObject({ pages: null, first: null });
    expect(seen?.pictures).toHaveLength(6);
    const text = await textOf('first-pages.pdf', 1);
    expect(text).toContain('Pic5');
    expect(text).toContain('Preview:pagenumberscomewiththevolume');
    expect(text).not.toMatch(/Page\d+of/);
    const cover = await look(null, { whole: 0, shown: 60_000 });
    expect(cover?.pictures).toHaveLength(6);
    expect(await textOf('first-pages.pdf', 1)).toContain('Volume');
    // Whatever is broken off on the way, what can be asked for can be shown.
    for (const from of [...record.input.composition.parts, exhibits[8] ?? '']) {
      const one = await look(from, { whole: 0, shown: 60_000 });
      expect(one?.pictures.length, from).toBeGreaterThan(0);
      expect(one?.pages).toBeNull();
    }
  });

  it('says so where not one page could be set', async () => {
    expect(await look(null, { whole: 0, shown: 0 })).toBeNull();
  });
});
