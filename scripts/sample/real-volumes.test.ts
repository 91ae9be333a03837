import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { openPdf, pageText, wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import type { CaseState } from '@/lib/entries/state';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { caseStateAt } from '@/lib/ledger/read';
import { enteredHeads } from '@/lib/prompts/commands/enter-heads';
import { defaultComposition } from '@/lib/volumes/queries/default-composition';
import { madeVolume, verifiedVolume } from '@/lib/volumes/testing-volumes';
import { bundle } from '../launcher/bundle.mjs';
import { openRealCase, REAL_FILES, type RealCase } from './testing-real-files';

// Real files by other people's tools; they are no part of this repository. With SHOTS=1 the volumes
// are written where people can look at them.

const SHOTS = path.resolve('e2e/screenshots/volumes');

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe.skipIf(REAL_FILES.length === 0)(
  'volumes of a case made from real files (skipped: no samples at ../shared/samples)',
  () => {
    let instance: TestInstance;
    let folder: string;
    let script: string;
    let real: RealCase;
    let size: number;
    let state: CaseState;

    beforeAll(async () => {
      instance = await testInstance();
      folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volumes-test-'));
      const worker = 'lib/previews/reading-worker.ts';
      script = await bundle(process.cwd(), worker, `reading-volumes-${process.pid}`);
      real = await openRealCase(script);
      await enteredHeads.work();
      ({ size } = await checkpointCase(real.caseId));
      state = await caseStateAt(real.caseId, size);
    });

    afterAll(async () => {
      rmSync(script, { force: true });
      await rm(folder, { recursive: true, force: true });
      await instance.close();
    });

    it.each(['prc', 'us'] as const)(
      'name every file and seed, number their pages, are tagged as they must be, and verify: %s',
      async (forum) => {
        const wanted = {
          ...defaultComposition(state, forum, { facts: [], allegations: [], claims: [] }),
          language: 'both' as const,
          recipient: forum === 'prc' ? '北京互联网法院' : 'U.S. Copyright Office',
          purpose: 'filing',
        };
        const made = await madeVolume(folder, { caseId: real.caseId, size }, wanted);
        expect(await checkArchive(made.volume)).toEqual([]);
        const text = await wholeText(made.volume);
        for (const digest of real.digests) expect(text).toContain(digest);
        // Of both languages that of the forum leads; a version of a tool is no network address.
        expect(text).toContain(forum === 'prc' ? '选择记录Choices' : 'Choices选择记录');
        expect(text).toContain('SwarmUI0.9.3.1');
        // A run of each record that tells of one, with its seed digit for digit.
        expect(real.runs).toBeGreaterThan(15);
        for (const run of state.runs.values())
          for (const { name, value } of run.said?.parameters ?? [])
            if (name === 'seed') expect(text).toContain(value);
        const pdf = await openPdf(made.volume);
        const last = (await pageText(pdf, pdf.numPages)).replace(/\s/g, '');
        expect(last).toContain(`Page${pdf.numPages}of${pdf.numPages}`);
        const { status, stdout } = await verifiedVolume(folder, made);
        expect({ status, stdout }).toMatchObject({ status: 0 });
        if (process.env.SHOTS !== '1') return;
        mkdirSync(SHOTS, { recursive: true });
        writeFileSync(path.join(SHOTS, `samples-${forum}.pdf`), made.volume);
      },
    );
  },
);
