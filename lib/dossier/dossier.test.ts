import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { setDisputeDate } from '@/lib/cases/commands/amend-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { recordRole } from '@/lib/contributors/commands/role';
import { registerDigest } from '@/lib/exhibits/commands/admit';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { reviseText, writeText } from '@/lib/exhibits/commands/write-text';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { requestDossier } from './commands/request';
import { loadDossiers } from './loaders';
import type { DossierOrder } from './model';
import { renderDossier } from './render';

let instance: TestInstance;
let owner: Person;
let caseId: string;
let folder: string;

async function ok<T>(
  reply: Promise<{ ok: true; data: T } | { ok: false; code: string; reason?: string }>,
): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-dossier-test-'));
  const workspaceId = await room();
  owner = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  const opened = await ok(
    openCase(owner.caller, {
      workspaceId,
      title: '猫晶钻石吊坠',
      kind: 'image',
      party: '晶猫设计工作室',
      side: 'claimant',
      forums: ['prc'],
      works: [{ title: '猫晶钻石吊坠' }],
    }),
  );
  caseId = opened.caseId;
  const { contributorId } = await ok(
    addContributor(owner.caller, {
      caseId,
      name: '周婧怡',
      standing: 'member',
      identityCheck: '身份证 110101199001011234',
      accountId: owner.accountId,
    }),
  );
  await ok(
    recordRole(owner.caller, {
      caseId,
      contributorId,
      name: 'prompt_writer',
      startsOn: '2026-09-01',
    }),
  );
  const picture = await sharp({
    create: { width: 320, height: 240, channels: 3, background: '#1b3a6b' },
  })
    .png()
    .toBuffer();
  await ok(
    admitBytes(owner.caller, {
      caseId,
      body: picture,
      sha256: sha256Hex(picture),
      mediaType: 'image/png',
      fileName: '../../终稿 v7.png',
      title: '最终作品 v7',
      supplierId: contributorId,
    }),
  );
  const note = await ok(
    writeText(owner.caller, {
      caseId,
      kind: 'note',
      title: '创作构思',
      text: '一枚猫形水晶吊坠，切面呈钻石八心八箭。\nsoft studio light',
    }),
  );
  await ok(
    reviseText(owner.caller, {
      caseId,
      exhibitId: note.exhibitId,
      after: 1,
      text: '第二版：dramatic light',
      reason: 'clearer',
    }),
  );
  await ok(
    registerDigest(owner.caller, {
      caseId,
      sha256: 'ab'.repeat(32),
      bytes: 12,
      fileName: 'secret.psd',
      title: 'PSD',
    }),
  );
  await ok(setDisputeDate(owner.caller, { caseId, date: '2026-11-20', reason: '收到律师函' }));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

async function order(options: Partial<DossierOrder> = {}): Promise<DossierOrder> {
  return {
    dossierId: newId('dossier'),
    number: 1,
    caseId,
    size: 12,
    language: 'both',
    paper: 'A4',
    withheld: [],
    devices: false,
    reason: 'filing',
    recipient: '北京互联网法院',
    withholdingReason: '',
    ...options,
  };
}

async function render(wanted: DossierOrder) {
  const own = await mkdtemp(path.join(folder, 'run-'));
  return renderDossier(wanted, {
    folder: own,
    progress: () => undefined,
    signal: new AbortController().signal,
  });
}

describe('an export', () => {
  it('makes a PDF and a bundle that verify, and no character is missing', async () => {
    const made = await render(await order());
    expect(made.missing).toEqual([]);
    expect(made.pdf.pages).toBeGreaterThan(6);
    const bytes = await readFile(made.pdf.path);
    expect(sha256Hex(bytes)).toBe(made.pdf.sha256);
    if (process.env.KEEP_DOSSIER)
      await (await import('node:fs/promises')).cp(
        path.dirname(made.pdf.path),
        process.env.KEEP_DOSSIER,
        { recursive: true },
      );
  });

  it('of the same state with the same options is the same bytes', async () => {
    const [one, two] = [await render(await order()), await render(await order())];
    expect([one.pdf.sha256, one.bundle.sha256]).toEqual([two.pdf.sha256, two.bundle.sha256]);
  });

  it.each(['zh', 'en'] as const)('can be made in %s alone, on Letter paper', async (language) => {
    const made = await render(await order({ language, paper: 'Letter' }));
    expect(made.missing).toEqual([]);
  });

  it('leaves withheld exhibits out of both files and still verifies', async () => {
    const { exhibits } = await (await import('@/lib/exhibits/loaders')).loadExhibits(owner.caller, {
      caseId,
    });
    const note = exhibits.find((e) => e.kind === 'note');
    const made = await render(
      await order({ withheld: [note?.id ?? ''], withholdingReason: 'privileged' }),
    );
    const bundle = await readFile(made.bundle.path);
    expect(bundle.includes(Buffer.from('八心八箭'))).toBe(false);
    expect(bundle.includes(Buffer.from('创作构思'))).toBe(false);
  });

  it('masks numbers of identity papers in the main volume', async () => {
    const { masked } = await import('./pages/material');
    expect(masked('身份证 110101199001011234')).not.toContain('110101199001011234');
  });

  it('is asked for with a reason and a recipient, and stands on record as queued', async () => {
    const reply = await requestDossier(owner.caller, { caseId, reason: '', recipient: '' });
    expect(reply).toMatchObject({
      ok: false,
      code: 'INVALID',
      fields: { reason: 'required', recipient: 'required' },
    });
    await ok(requestDossier(owner.caller, { caseId, reason: 'filing', recipient: 'court' }));
    const { dossiers } = await loadDossiers(owner.caller, { caseId });
    expect(dossiers[0]).toMatchObject({ state: 'queued', number: 1, recipient: 'court' });
  });
});

it('a case after all of this agrees with its ledger in every table and object', async () => {
  const report = await runCheck(caseId);
  expect(report.failures).toEqual([]);
  expect(report.objects).toBe(3);
});
