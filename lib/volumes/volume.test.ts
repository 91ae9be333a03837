import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { verified } from '@/lib/dossier/testing-exports';
import { type RunsCase, runsCase } from '@/lib/dossier/testing-runs-case';
import { madeVolume, testComposition } from './testing-volumes';

// A volume is several files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let instance: TestInstance;
let folder: string;
let here: RunsCase;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volumes-test-'));
  here = await runsCase();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

const made = (changes: Parameters<typeof testComposition>[1] = {}) =>
  madeVolume(folder, { caseId: here.caseId, size: here.last }, testComposition('prc', changes));

describe('a volume', () => {
  it('is set in groups, is tagged as it must be, and verifies', async () => {
    const [one = '', two = '', final = ''] = here.exhibits;
    const listed = (exhibit: string) => ({
      exhibit,
      title: '',
      content: '',
      purpose: '',
      form: 'unsaid' as const,
      copies: 1,
      remark: '',
      basis: '',
    });
    const volume = await made({
      groups: [
        { title: '作品', exhibits: [listed(final)] },
        { title: '过程', exhibits: [listed(one), listed(two)] },
      ],
    });
    expect(await checkArchive(volume.volume)).toEqual([]);
    const text = await wholeText(volume.volume);
    expect(text).toContain('证据1-1Final');
    expect(text).toContain('证据2-2Candidatetwo');
    // It is listed, and its pages are bound apart.
    expect(text).not.toContain('证据2-3Laterdemonstration');
    const apart = await wholeText(volume.recreations ?? new Uint8Array(0));
    expect(apart).toContain('证据2-3Laterdemonstration');
    const { status, stdout } = await verified(folder, volume as never);
    expect(stdout).toContain('Runs: numbered 1 to 1');
    expect(status).toBe(0);
  });
});
