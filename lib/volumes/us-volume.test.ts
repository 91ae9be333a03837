import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { verified } from '@/lib/dossier/testing-exports';
import { ok, type RunsCase, runsCase } from '@/lib/dossier/testing-runs-case';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { linkElement } from '@/lib/review/commands/link-element';
import { madeVolume, testComposition } from './testing-volumes';

// A volume is several files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let instance: TestInstance;
let folder: string;
let here: RunsCase;
let size: number;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-us-volume-test-'));
  here = await runsCase();
  const [, , final = ''] = here.exhibits;
  await ok(
    linkElement(here.owner.caller, {
      caseId: here.caseId,
      elements: ['E7'],
      record: { kind: 'exhibit', id: final, revision: null },
      aspects: ['line'],
      region: { x: 10, y: 20, width: 100, height: 50 },
      note: 'the line of the ear',
    }),
  );
  size = (await checkpointCase(here.caseId)).size;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

const made = (changes: Parameters<typeof testComposition>[1] = {}) =>
  madeVolume(folder, { caseId: here.caseId, size }, testComposition('us', changes));

describe('a US volume of a case on record', () => {
  it('is tagged as it must be, verifies, and keeps what was made later apart', async () => {
    const [one = ''] = here.exhibits;
    const volume = await made({
      withheld: [{ kind: 'exhibit', id: one, reason: 'not responsive' }],
      mask: true,
    });
    expect(await checkArchive(volume.volume)).toEqual([]);
    const text = await wholeText(volume.volume);
    expect(text).toContain('Processchronologyandact-by-actplaybacksheet');
    expect(text).toContain('thelineoftheear');
    expect(text).toContain('notresponsive');
    expect(text).not.toContain('Candidateone');
    expect(text).toContain('inthefileofrecreations');
    // Listed, and shown nowhere among the record of making.
    expect(text.match(/Laterdemonstration/g)).toHaveLength(3);
    const apart = volume.recreations ?? new Uint8Array(0);
    expect(await checkArchive(apart)).toEqual([]);
    expect(await wholeText(apart)).toContain('Laterdemonstration');
    const { status } = await verified(folder, volume as never);
    expect(status).toBe(0);
  });

  it('is made of any parts alone: what they refer to is told', async () => {
    for (const part of ['inputs', 'claim_map', 'custody'] as const) {
      const volume = await made({ parts: [part] });
      expect(await checkArchive(volume.volume)).toEqual([]);
    }
  });
});
