import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join as letIn, person } from '@/db/testing/world';
import { utf8 } from '@/lib/kernel/digest';
import { instanceKeys } from '@/lib/ledger/keys';
import { closeHub } from '@/lib/prompts/hub';
import { newDevice, Pen, type Signed, signed } from '@/lib/prompts/testing-pen';
import type { RandomAccess } from '@/lib/proof/archive';
import { openReceipt } from '@/lib/proof/prompt-receipt';
import { ZipArchive } from '@/lib/proof/zip';
import * as prompts from './operations/prompts';
import { answered, type Bearer, bearer, call, openedCase, refused, studio } from './testing-api';

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
    const list = await answered<{ prompts: object[] }>(
      prompts.listPrompts,
      await call('GET', `/cases/${caseId}/prompts`, { as: owner }),
    );
    expect(list.prompts).toMatchObject([{ excerpt: 'a cat-shaped crystal pendant', number: 1 }]);
  });

  it('is nothing to a stranger', async () => {
    for (const address of [one(), `${one()}/state`, `${one()}/operations`, `${one()}/revisions`]) {
      await refused(await call('GET', address, { as: stranger }), 404);
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

/** Events of a stream as they come. */
function eventsOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<{ event: string; id: string; data: Record<string, unknown> }> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const field = (name: string) =>
            block
              .split('\n')
              .find((line) => line.startsWith(`${name}: `))
              ?.slice(name.length + 2) ?? '';
          if (field('data') === '') continue;
          return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
        }
        const piece = await reader?.read();
        if (!piece || piece.done) throw new Error('the stream ended');
        text += piece.value;
      }
    },
    cancel: () => reader?.cancel(),
  };
}

describe('the stream', () => {
  const stream = (from: number, headers = {}) =>
    call('GET', `/stream?p=${caseId}/${promptId}/${from}`, { as: owner, headers });
  const seqsOf = (data: Record<string, unknown>) =>
    (data.operations as { seq: number }[]).map(({ seq }) => seq);

  it('begins where asked, goes on live, and resumes by the last event received', async () => {
    const response = await stream(1);
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    const events = eventsOf(response);
    const first = await events.next();
    expect([first.event, seqsOf(first.data)]).toEqual(['operations', [1, 2]]);
    expect((await events.next()).event).toBe('presence');
    await joined();
    const second = await events.next();
    expect(seqsOf(second.data)).toEqual([3]);
    expect(second.id).toBe(`${promptId}:3`);
    await events.cancel();
    const resumed = eventsOf(await stream(0, { 'last-event-id': `${promptId}:2` }));
    expect(seqsOf((await resumed.next()).data)).toEqual([3]);
    await resumed.cancel();
  });

  it('shows who is there', async () => {
    const events = eventsOf(await stream(4));
    expect((await events.next()).data).toMatchObject({ people: [] });
    const where = { writer: pen.writer, field: 'positive', anchor: null, head: null };
    const told = await call('POST', `${one()}/presence`, { as: owner, json: where });
    expect(told.status).toBe(204);
    const { data } = await events.next();
    expect(data.people).toMatchObject([{ account: owner.accountId, writer: pen.writer }]);
    await events.cancel();
  });

  it('ends for whoever loses access', async () => {
    const guest = await bearer(await person('Guest'));
    await letIn(workspaceId, guest, 'guest', caseId);
    const address = `/stream?p=${caseId}/${promptId}/4`;
    const events = eventsOf(await call('GET', address, { as: guest }));
    expect((await events.next()).event).toBe('presence');
    await api.db.sql`update membership set ended_at = now() where account_id = ${guest.accountId}`;
    expect(await events.next()).toMatchObject({ event: 'gone', data: { prompt: promptId } });
    await expect(events.next()).rejects.toThrow('ended');
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
    expect([whole.status, whole.failures, whole.operations]).toEqual([0, [], 4]);
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
