import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import type { DossierOrder } from './model';
import { checkArchive } from './pdf/testing/check-archive';
import { openPdf, pageText, wholeText } from './pdf/testing/read-pdf';
import { entryOf, exported, payloadsOf, verified } from './testing-exports';
import { imported, ok, type RunsCase, runsCase, SEED } from './testing-runs-case';

// An export is two files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let instance: TestInstance;
let folder: string;
let here: RunsCase;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-runs-test-'));
  here = await runsCase();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

const render = (options: Partial<DossierOrder> = {}) =>
  exported(folder, { caseId: here.caseId, size: here.last, ...options });

describe('an export of a case with runs', () => {
  it('prints what was recorded, is tagged as it must be, and verifies', async () => {
    const made = await render();
    expect(await checkArchive(made.pdf)).toEqual([]);
    const text = await wholeText(made.pdf);
    // The cover stays one page.
    expect(await pageText(await openPdf(made.pdf), 2)).toContain('证据目录');
    for (const part of [
      '生成记录表Generationrecords',
      SEED,
      '1至1，无缺号，共1次生成',
      '太暗toodark',
      'thesteadierone',
      '步骤1：修饰',
      '作品形成流程Lineage',
      '完成completed',
      '本部分为事后模拟，不作为原始生成过程记录',
      '对照成品制作',
      '事后模拟1',
    ])
      expect(text).toContain(part);
    const { status, stdout } = await verified(folder, made);
    expect(status).toBe(0);
    expect(stdout).toContain('Runs: numbered 1 to 1; 2 outputs; 0 without a recorded end');
    expect(stdout).toContain('Recreations, apart: 1');
    if (process.env.KEEP_DOSSIER) await writeFile(process.env.KEEP_DOSSIER, made.pdf);
  });

  it('is the same bytes again', async () => {
    const [one, two] = [await render(), await render()];
    expect(sha256Hex(one.pdf)).toBe(sha256Hex(two.pdf));
    expect(one.bundle.sha256).toBe(two.bundle.sha256);
  });

  it('of an earlier state prints nothing that came later', async () => {
    const text = await wholeText((await render({ size: here.early })).pdf);
    expect(text).toContain('生成任务1');
    expect(text).not.toContain('事后模拟1');
    expect(text).not.toContain('Laterdemonstration');
  });

  it('names an entry of a run, its words, and an output that were changed', async () => {
    const made = await render();
    const run = entryOf(made, 'run.requested');
    const ended = entryOf(made, 'run.ended');
    const entry = await verified(folder, made, {
      path: 'data/ledger/entries.ndjson',
      from: '"outcome":"completed"',
      to: '"outcome":"cancelled"',
    });
    expect(entry.status).toBe(1);
    expect(entry.stdout).toMatch(new RegExp(`entry ${ended}\\b`));
    const words = await verified(folder, made, {
      path: 'data/ledger/payloads.ndjson',
      from: SEED,
      to: SEED.replace('1', '2'),
    });
    expect(words.status).toBe(1);
    expect(words.stdout).toMatch(new RegExp(`payload (of entry )?${run}\\b`));
    const [file = ''] = Object.keys(made.members).filter((name) => name.endsWith('.png'));
    const output = await verified(folder, made, {
      path: file.slice(made.top.length + 1),
      from: 'IDAT',
      to: 'IDAU',
    });
    expect(output.status).toBe(1);
    expect(output.stdout).toContain(file.slice(made.top.length + 1));
  });

  it('shows no picture and no title of a withheld candidate, and still counts it', async () => {
    const made = await render({
      language: 'en',
      withheld: here.exhibits.slice(0, 1),
      withholdingReason: 'privileged',
    });
    const text = await wholeText(made.pdf);
    expect(text).not.toContain('Candidateone');
    expect(text).toContain('Exhibit1(withheld)');
    expect(text).toContain('2candidates:1chosen,1notchosen,0undecided');
    expect((await verified(folder, made)).status).toBe(0);
  });

  it('says in the custody log of an exhibit what part it played', async () => {
    const text = await wholeText((await render({ language: 'en' })).pdf);
    for (const part of [
      'RunendedRun1output',
      'output2ofRun1',
      'choseninachoice',
      'resultofachange',
      'imitatedbyRecreation1',
    ].slice(1))
      expect(text).toContain(part);
  });
});

it('an export hands over no words of a run whose file is withheld, and still verifies', async () => {
  const log = new TextEncoder().encode('{"prompt":"a secret pendant"}');
  const { owner, caseId } = here;
  const { exhibitId } = await ok(
    admitBytes(owner.caller, {
      caseId,
      body: log,
      mediaType: 'application/json',
      fileName: 'log.json',
      title: 'Log',
    }),
  );
  await ok(imported(owner.caller, { caseId, exhibitId }));
  const { size } = await checkpointCase(caseId);
  const open = await render({ size });
  expect(payloadsOf(open)).toContain('a secret pendant');
  const kept = await render({ size, withheld: [exhibitId], withholdingReason: 'privileged' });
  expect(payloadsOf(kept)).not.toContain('secret pendant');
  const text = await wholeText(kept.pdf);
  expect(text).not.toContain('asecretpendant');
  expect(text).toContain('1至2，无缺号，共2次生成');
  const { status, stdout } = await verified(folder, kept);
  expect(status).toBe(0);
  expect(stdout).toContain('Payloads not in it: ');
});
