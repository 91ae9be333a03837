import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { move, type Scene } from '@/lib/door/testing-case';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { latestCheckpoint } from '@/lib/ledger/checkpointer';
import { caseStateAt } from '@/lib/ledger/read';
import { enteredHeads } from '@/lib/prompts/commands/enter-heads';
import { readReplay } from '@/lib/prompts/live/replays';
import { type Desk, Pen, promptScene } from '@/lib/prompts/testing-pen';
import type { DossierOrder } from './model';
import { wholeText } from './pdf/testing/read-pdf';
import { renderDossier } from './render';

// An export is two files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let instance: TestInstance;
let here: Scene & Desk;
let folder: string;
let contributor: string;
/** Entries of the ledger before the last words were written. */
let early: number;
let last: number;

type Reply<T> = Promise<{ ok: true; data: T } | { ok: false; code: string; reason?: string }>;

async function ok<T>(reply: Reply<T>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });
const hex = (byte: string) => byte.repeat(32);

/** Freezes what stands now, as one who has seen everything. */
async function freeze(pen: Pen): Promise<void> {
  await pen.sync();
  const { sha256 } = await readReplay(here.promptId, (replay) => replay.frozen());
  await pen.push(pen.claim({ k: 'freeze', sha256, purpose: 'sent', tool: '即梦 3.0' }));
}

/** Entries of the case once every head is stated. */
async function settled(): Promise<number> {
  await enteredHeads.work();
  const checkpoint = await latestCheckpoint(here.caseId);
  return Math.max(checkpoint?.size ?? 0, await sizeOf());
}

async function sizeOf(): Promise<number> {
  const { database } = await import('@/db/client');
  const [row] = await database().execute<{ size: number }>(
    `select size::int from ledger_head where case_id = '${here.caseId}'`,
  );
  return row?.size ?? 0;
}

/** A cut and a paste of the same characters, as the editor declares them. */
async function moveAll(pen: Pen): Promise<void> {
  await pen.sync();
  const field = pen.doc.getText('positive');
  const { length } = field;
  const src = runsOf(field);
  const text = field.toString();
  await pen.push(pen.delete(0, length));
  await pen.sync();
  const c = Y.getState(pen.doc.store, pen.writer);
  const u = pen.change((root) => root.insert(0, text));
  await pen.push(pen.claim({ k: 'edit', u, ins: [{ c, l: length, k: 'moved', src }], dt: [0] }));
}

/** Identities of the characters that stand, in order. */
function runsOf(field: Y.Text): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (let item = field._start; item; item = item.right) {
    if (!item.deleted) runs.push([item.id.client, item.id.clock, item.length]);
  }
  return runs;
}

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-prompt-test-'));
  here = await promptScene();
  ({ contributorId: contributor } = await ok(
    addContributor(here.owner.caller, {
      caseId: here.caseId,
      name: '周婧怡',
      standing: 'member',
      accountId: here.owner.accountId,
    }),
  ));
  const zhou = await Pen.at(here.owner, desk());
  await zhou.push(zhou.insert(0, 'a cat-shaped crystal pendant, soft studio light'));
  const lin = await Pen.at(here.member, desk());
  await lin.push(lin.insert(2, 'tiny '));
  await lin.push(lin.delete(lin.text.indexOf('soft'), 4));
  await lin.push(lin.insert(lin.text.indexOf(' studio'), 'dramatic', 'composed'));
  await lin.push(lin.claim({ k: 'parameter', name: 'seed', value: '00042' }));
  await lin.push(
    lin.claim({
      k: 'say',
      say: hex('5'),
      spans: [[lin.writer, 5, 8]],
      contributor,
      mode: 'dictated',
      note: '',
    }),
  );
  await moveAll(lin);
  await freeze(lin);
  await zhou.sync();
  await zhou.push(zhou.insert(zhou.text.length, ', octane render, 8k', 'pasted'));
  await zhou.push(
    zhou.claim({ k: 'answer', say: hex('5'), answer: 'contested', reason: '我没有这样说' }),
  );
  await zhou.push(
    zhou.claim({
      k: 'view',
      revision: 1,
      meaning: 'contested',
      reason: 'not all of it',
      contested: [{ spans: [[lin.writer, 13, 2]], reason: 'mine' }],
    }),
  );
  early = await settled();
  await zhou.push(zhou.insert(0, 'LATER '));
  await freeze(zhou);
  last = await settled();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

async function render(options: Partial<DossierOrder>) {
  const own = await mkdtemp(path.join(folder, 'run-'));
  const order: DossierOrder = {
    dossierId: newId('dossier'),
    number: 1,
    caseId: here.caseId,
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
  const [top = ''] = Object.keys(members)[0]?.split('/') ?? [];
  const file = (name: string) => Buffer.from(members[`${top}/${name}`] ?? []).toString('utf8');
  return { ...made, file, names: Object.keys(members).map((n) => n.slice(top.length + 1)) };
}

describe('an export of a case with a joint prompt', () => {
  it('carries its operations and frozen documents and verifies in a process of its own', async () => {
    const made = await render({});
    const { prompts, format } = JSON.parse(made.file('data/index.json'));
    expect(format).toBe('chirograph-bundle@v2');
    const [row] = prompts;
    expect(row).toMatchObject({ id: here.promptId, number: 1, title: 'Pendant' });
    expect(made.file(row.file).trimEnd().split('\n')).toHaveLength(row.size);
    for (const { file, sha256 } of row.revisions) expect(sha256Hex(made.file(file))).toBe(sha256);
    const [first, second] = row.revisions.map(
      ({ file }: { file: string }) => JSON.parse(made.file(file)).fields[0].text,
    );
    expect(first).toBe('a tiny cat-shaped crystal pendant, dramatic studio light');
    expect(second).toBe(`LATER ${first}, octane render, 8k`);
    const script = path.join(folder, 'verify.mjs');
    await (await import('node:fs/promises')).writeFile(script, made.file('verify/verify.mjs'));
    const run = spawnSync(process.execPath, [script, made.bundle.path], { encoding: 'utf8' });
    expect(run.stdout).toContain(`${row.size}/${row.size} operations verified`);
    expect(run.status).toBe(0);
  });

  it('is the same bytes again', async () => {
    const [one, two] = [await render({}), await render({})];
    expect([one.pdf.sha256, one.bundle.sha256]).toEqual([two.pdf.sha256, two.bundle.sha256]);
  });

  it('of an earlier state holds the operations that state covers, and nothing later', async () => {
    const made = await render({ size: early });
    const state = await caseStateAt(here.caseId, early);
    const head = state.prompts.get(here.promptId)?.heads.at(-1);
    const [row] = JSON.parse(made.file('data/index.json')).prompts;
    expect(row).toMatchObject({ size: head?.size, hash: head?.hash });
    expect(row.revisions).toHaveLength(1);
    expect(made.file(row.file).trimEnd().split('\n')).toHaveLength(head?.size ?? 0);
    expect(made.names.filter((name) => name.includes('/revisions/'))).toHaveLength(1);
    expect(await wholeText(await readFile(made.pdf.path))).not.toContain('LATER');
  });

  it('before the prompt was opened is an export as ever', async () => {
    const state = await caseStateAt(here.caseId, last);
    const opened = state.prompts.get(here.promptId)?.opened.index ?? 0;
    const made = await render({ size: opened });
    expect(JSON.parse(made.file('data/index.json')).format).toBe('chirograph-bundle@v1');
    expect(made.names.filter((name) => name.startsWith('data/prompts/'))).toEqual([]);
  });

  it('prints who wrote what, what was said, contested and answered', async () => {
    const made = await render({ language: 'en' });
    const text = await wholeText(await readFile(made.pdf.path));
    for (const part of [
      'Jointprompt1',
      'Revision1',
      'Revision2',
      '即梦3.0',
      'movedbyLin',
      'nobodyknownpastedfromoutsideplacedby周婧怡',
      'typedwithaninputmethod',
      '周婧怡:contested我没有这样说',
      'conteststherecord',
      'hassaidnothing',
      '00042',
    ]) {
      expect(text).toContain(part);
    }
    if (process.env.KEEP_DOSSIER) {
      const { cp } = await import('node:fs/promises');
      await cp(path.dirname(made.pdf.path), process.env.KEEP_DOSSIER, { recursive: true });
    }
  });

  it('of a case that was sealed covers every operation', async () => {
    await move(here, 'under_review', 'sealed');
    const made = await render({ size: await sizeOf(), number: 2 });
    const [row] = JSON.parse(made.file('data/index.json')).prompts;
    expect(row.size).toBe(await readReplay(here.promptId, (replay) => replay.size));
  });
});
