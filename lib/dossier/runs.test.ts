import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { database } from '@/db/client';
import { work } from '@/db/schema/cases';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { recordModification } from '@/lib/runs/commands/record-modification';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { finishWork } from '@/lib/runs/commands/work-events';
import type { DossierOrder } from './model';
import { checkArchive } from './pdf/testing/check-archive';
import { openPdf, pageText, wholeText } from './pdf/testing/read-pdf';
import { renderDossier } from './render';

// An export is two files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEED = '18446744073709551615';

let instance: TestInstance;
let folder: string;
let owner: Person;
let caseId: string;
let zhou: string;
let exhibits: string[];
/** Entries before the recreation, and all of them. */
let early: number;
let last: number;

async function ok<T>(
  reply: Promise<{ ok: true; data: T } | { ok: false; code: string; reason?: string }>,
): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

async function picture(title: string, background: string, recreation = false): Promise<string> {
  const body = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const { exhibitId } = await ok(
    admitBytes(owner.caller, {
      caseId,
      body: new Uint8Array(body),
      mediaType: 'image/png',
      fileName: `${title}.png`,
      title,
      recreation,
    }),
  );
  return exhibitId;
}

function said(outputs: string[]) {
  return {
    caseId,
    operatorId: zhou,
    outputs,
    tool: '即梦 3.0',
    texts: [
      { role: 'positive' as const, origin: 'entered' as const, text: '一枚猫形水晶吊坠', part: '' },
    ],
    parameters: [{ name: 'seed', value: SEED, setter: null, origin: 'stated' as const }],
  };
}

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-runs-test-'));
  const workspaceId = await room();
  owner = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  ({ caseId } = await ok(
    openCase(owner.caller, {
      workspaceId,
      title: '吊坠',
      kind: 'image',
      party: '',
      side: 'claimant',
      forums: ['prc'],
      works: [{ title: '吊坠 v7' }],
    }),
  ));
  ({ contributorId: zhou } = await ok(
    addContributor(owner.caller, {
      caseId,
      name: '周婧怡',
      standing: 'member',
      accountId: owner.accountId,
    }),
  ));
  exhibits = [
    await picture('Candidate one', '#102030'),
    await picture('Candidate two', '#304050'),
    await picture('Final', '#506070'),
  ];
  const [one = '', two = '', final = ''] = exhibits;
  const { runId } = await ok(stateRun(owner.caller, said([one, two])));
  await ok(
    recordSelection(owner.caller, {
      caseId,
      chooserId: zhou,
      candidates: [
        { exhibitId: one, runId, verdict: 'rejected', reason: '太暗 too dark' },
        { exhibitId: two, runId, verdict: 'chosen', aspects: ['composition'] },
      ],
      reason: 'the steadier one',
    }),
  );
  await ok(
    recordModification(owner.caller, {
      caseId,
      kind: 'retouch',
      editorId: zhou,
      before: [two],
      afterId: final,
      regions: [{ x: 10, y: 20, width: 100, height: 50, note: 'ear' }],
      tool: 'Krita',
    }),
  );
  const [row] = await database().select().from(work).where(eq(work.caseId, caseId));
  await ok(
    finishWork(owner.caller, { caseId, workId: row?.id ?? '', exhibitId: final, byId: zhou }),
  );
  early = (await checkpointCase(caseId)).size;
  const again = await picture('Later demonstration', '#708090', true);
  await ok(
    stateRun(owner.caller, {
      ...said([again]),
      recreates: { runId, exhibitId: two, sight: 'with_sight' },
    }),
  );
  last = (await checkpointCase(caseId)).size;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

async function render(options: Partial<DossierOrder> = {}) {
  const own = await mkdtemp(path.join(folder, 'run-'));
  const order: DossierOrder = {
    dossierId: newId('dossier'),
    number: 1,
    caseId,
    size: last,
    language: 'both',
    paper: 'A4',
    withheld: [],
    devices: false,
    reason: 'filing',
    recipient: '北京互联网法院',
    withholdingReason: '',
    ...options,
  };
  const signal = new AbortController().signal;
  const made = await renderDossier(order, { folder: own, progress: () => undefined, signal });
  const members = unzipSync(await readFile(made.bundle.path));
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  const pdf = await readFile(made.pdf.path);
  return { ...made, pdf: new Uint8Array(pdf), members, top };
}

type Made = Awaited<ReturnType<typeof render>>;

/** What the verifier that travels in the bundle says of it, with a member changed. */
async function verified(
  { members, top }: Made,
  change?: { path: string; from: string; to: string },
) {
  const own = await mkdtemp(path.join(folder, 'verify-'));
  const script = path.join(own, 'verify.mjs');
  await writeFile(script, members[`${top}/verify/verify.mjs`] ?? '');
  const files = { ...members };
  if (change) {
    const name = `${top}/${change.path}`;
    const text = Buffer.from(files[name] ?? []).toString('latin1');
    expect(text).toContain(Buffer.from(change.from).toString('latin1'));
    const changed = text.replace(
      Buffer.from(change.from).toString('latin1'),
      Buffer.from(change.to).toString('latin1'),
    );
    files[name] = new Uint8Array(Buffer.from(changed, 'latin1'));
  }
  const zip = path.join(own, 'bundle.zip');
  await writeFile(zip, zipSync(files, { level: 0 }));
  return spawnSync(process.execPath, [script, zip], { encoding: 'utf8' });
}

/** Position of the entry of a kind in the ledger of the bundle. */
function entryOf({ members, top }: Made, kind: string): number {
  const text = Buffer.from(members[`${top}/data/ledger/entries.ndjson`] ?? []).toString('utf8');
  return text.split('\n').findIndex((line) => line.includes(`"kind":"${kind}"`));
}

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
    const { status, stdout } = await verified(made);
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
    const text = await wholeText((await render({ size: early })).pdf);
    expect(text).toContain('生成任务1');
    expect(text).not.toContain('事后模拟1');
    expect(text).not.toContain('Laterdemonstration');
  });

  it('names an entry of a run, its words, and an output that were changed', async () => {
    const made = await render();
    const run = entryOf(made, 'run.requested');
    const ended = entryOf(made, 'run.ended');
    const entry = await verified(made, {
      path: 'data/ledger/entries.ndjson',
      from: '"outcome":"completed"',
      to: '"outcome":"cancelled"',
    });
    expect(entry.status).toBe(1);
    expect(entry.stdout).toMatch(new RegExp(`entry ${ended}\\b`));
    const words = await verified(made, {
      path: 'data/ledger/payloads.ndjson',
      from: SEED,
      to: SEED.replace('1', '2'),
    });
    expect(words.status).toBe(1);
    expect(words.stdout).toMatch(new RegExp(`payload (of entry )?${run}\\b`));
    const [file = ''] = Object.keys(made.members).filter((name) => name.endsWith('.png'));
    const output = await verified(made, {
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
      withheld: exhibits.slice(0, 1),
      withholdingReason: 'privileged',
    });
    const text = await wholeText(made.pdf);
    expect(text).not.toContain('Candidateone');
    expect(text).toContain('Exhibit1(withheld)');
    expect(text).toContain('2candidates:1chosen,1notchosen,0undecided');
    expect((await verified(made)).status).toBe(0);
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
