import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { newDevice, type Signed, signed } from '@/lib/authorship/testing-device';
import { utf8 } from '@/lib/kernel/digest';
import { instanceKeys } from '@/lib/ledger/keys';
import { closeHub } from '@/lib/prompts/hub';
import { Pen } from '@/lib/prompts/testing-pen';
import type { RandomAccess } from '@/lib/proof/archive';
import { openReceipt } from '@/lib/proof/prompt-receipt';
import { ZipArchive } from '@/lib/proof/zip';
import * as prompts from './operations/prompts';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;
let promptId: string;
let workspaceId: string;
let pen: Pen;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
  caseId = await openedCase(owner, workspaceId);
});

afterAll(async () => {
  closeHub();
  await api.close();
});

const one = () => `/cases/${caseId}/prompts/${promptId}`;

async function joined(): Promise<void> {
  const detail = await answered<{ size: number; hash: string; account: string }>(
    prompts.getPrompt,
    await call('GET', one(), { as: owner }),
  );
  // Claims of an API client name the session of its token, which is the server's to know.
  pen = new Pen(
    { accountId: detail.account, caller: owner.caller },
    { caseId, promptId },
    newDevice(),
  );
  pen.seen = detail.size - 1;
  pen.seenHash = detail.hash;
  const claim = signed(
    { ...pen.header(0), k: 'join', key: pen.device.key, nonce: 'ab'.repeat(16) },
    pen.device,
  );
  const answer = await answered<{ writer: number; receipt: string }>(
    prompts.joinPromptOperation,
    await call('POST', `${one()}/writers`, { as: owner, json: claim }),
  );
  pen.writer = answer.writer;
  pen.doc.clientID = answer.writer;
}

const push = (...claims: Signed[]) =>
  call('POST', `${one()}/operations`, { as: owner, json: { claims } });

describe('a prompt by the API', () => {
  it('is opened, joined, written, read and frozen', async () => {
    const made = await answered<{ promptId: string; number: number }>(
      prompts.openPromptOperation,
      await call('POST', `/cases/${caseId}/prompts`, { as: owner, json: { title: 'Pendant' } }),
    );
    ({ promptId } = made);
    expect(made.number).toBe(1);
    await joined();
    const pushed = await answered<{ accepted: { seq: number }[]; receipt: string }>(
      prompts.pushOperation,
      await push(pen.insert(0, 'a cat-shaped crystal pendant')),
    );
    expect(pushed.accepted.map(({ seq }) => seq)).toEqual([2]);
    const { vkeys } = await instanceKeys();
    const opened = openReceipt(utf8(pushed.receipt), vkeys);
    expect(opened.ok && opened.receipt.size).toBe(3);
    const state = await answered<{ fields: { text: string }[] }>(
      prompts.getPromptState,
      await call('GET', `${one()}/state`, { as: owner }),
    );
    expect(state.fields[0]?.text).toBe('a cat-shaped crystal pendant');
    const before = await answered<{ fields: { text: string }[] }>(
      prompts.getPromptState,
      await call('GET', `${one()}/state?seq=1`, { as: owner }),
    );
    expect(before.fields[0]?.text).toBe('');
    const lines = await call('GET', `${one()}/operations?from=1`, { as: owner });
    expect(lines.headers.get('chirograph-size')).toBe('3');
    const read = (await lines.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const line of read) prompts.streamOperationsOperation.answer.schema?.parse(line);
    expect(read.map(({ seq }) => seq)).toEqual([1, 2]);
    const snapshot = await call('GET', `${one()}/snapshot`, { as: owner });
    expect(snapshot.headers.get('content-type')).toBe('application/octet-stream');
    const restored = PromptReplay.restore(new Uint8Array(await snapshot.arrayBuffer()));
    expect(snapshot.headers.get('chirograph-size')).toBe(String(restored.size));
    expect(snapshot.headers.get('chirograph-hash')).toBe(read.at(-1).hash);
    expect(restored.hash).toBe(read.at(-1).hash);
    expect(restored.fields()[0]?.text).toBe('a cat-shaped crystal pendant');
    const list = await answered<{ prompts: object[] }>(
      prompts.listPrompts,
      await call('GET', `/cases/${caseId}/prompts`, { as: owner }),
    );
    expect(list.prompts).toMatchObject([{ excerpt: 'a cat-shaped crystal pendant', number: 1 }]);
  });

  it('is nothing to a stranger', async () => {
    for (const address of ['', '/state', '/snapshot', '/operations', '/revisions']) {
      await refused(await call('GET', one() + address, { as: stranger }), 404);
    }
    const claim = pen.insert(0, 'x');
    const json = { claims: [claim] };
    await refused(await call('POST', `${one()}/operations`, { as: stranger, json }), 404);
    const p = `${caseId}/${promptId}/0`;
    await refused(await call('GET', `/stream?p=${p}`, { as: stranger }), 404);
    await refused(await call('GET', `/stream?p=${p}`), 401);
    pen.n -= 1;
    pen.doc.getText('positive').delete(0, 1);
  });
});

describe('the replay package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-replay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Unpacks a package as anybody would; the one folder at its top. */
  async function unpacked(name: string): Promise<string> {
    const response = await call('GET', `${one()}/package`, { as: owner });
    expect(response.headers.get('content-type')).toBe('application/zip');
    const file = path.join(folder, `${name}.zip`);
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    const archive = await ZipArchive.open(bytesOf(readFileSync(file)));
    for (const member of archive.names()) {
      const to = path.join(folder, name, member);
      mkdirSync(path.dirname(to), { recursive: true });
      const parts: Uint8Array[] = [];
      for await (const part of archive.read(member)) parts.push(part);
      writeFileSync(to, Buffer.concat(parts));
    }
    return path.join(folder, name, 'prompt-1');
  }

  const replay = (at: string, ...more: string[]) => {
    const run = spawnSync(process.execPath, [path.join(at, 'replay.mjs'), at, '--json', ...more]);
    return { status: run.status, ...JSON.parse(run.stdout.toString() || '{}') };
  };

  it('checks and replays itself in a fresh process, and names what is altered', async () => {
    const at = await unpacked('whole');
    const whole = replay(at);
    expect([whole.status, whole.failures, whole.operations]).toEqual([0, [], 3]);
    expect(whole.attribution.fields[0].text).toBe('a cat-shaped crystal pendant');
    expect(replay(at, '--at', '1').attribution.fields[0].text).toBe('');
    const log = path.join(at, 'operations.ndjson');
    writeFileSync(log, readFileSync(log, 'utf8').replace('\\"typed\\"', '\\"pasted\\"'));
    const altered = replay(at);
    expect(altered.status).toBe(1);
    expect(altered.failures.map(({ record }: { record: string }) => record)).toContain(
      'operation 2',
    );
  });
});

function bytesOf(bytes: Buffer): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}
