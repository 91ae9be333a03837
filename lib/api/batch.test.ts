import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { caseStateAt } from '@/lib/ledger/read';
import { hashObject, objectKey } from '@/lib/storage/objects';
import { BATCH_LINES, batchAnswerLine } from './batch';
import { linesOf } from './ndjson';
import { type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let stranger: Bearer;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
});

afterAll(() => api.close());

type Answer = {
  line: number;
  ok: boolean;
  number?: number;
  exhibitId?: string;
  entry?: number;
  code?: string;
  reason?: string;
  fields?: Record<string, string>;
  end?: { lines: number; done: number; refused: number };
};

async function send(caseId: string, body: RequestInit['body'], as: Bearer = owner) {
  const response = await call('POST', `/cases/${caseId}/exhibits/batch`, { as, body });
  if (response.status !== 200) throw new Error(await response.text());
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await response.text()).split('\n');
  expect(lines.pop()).toBe('');
  const answers = lines.map((line): Answer => JSON.parse(line));
  for (const answer of answers) expect(batchAnswerLine.parse(answer)).toEqual(answer);
  return { answers: answers.slice(0, -1), end: answers.at(-1)?.end };
}

const digestLine = (n: number, more: object = {}) => ({
  op: 'hash_only',
  sha256: sha256Hex(`file ${n}`),
  bytes: n,
  fileName: `${n}.png`,
  ...more,
});
const textLine = (n: number) => ({
  op: 'text',
  kind: 'note',
  title: `Note ${n}`,
  text: `第 ${n} 条`,
});
const asLines = (values: unknown[]) =>
  values.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join('\n');

/** The case as tables, entries and objects agree on it. */
async function check(caseId: string) {
  const report = await checkCase(caseId, {
    objects: {
      hash: (id, sha256) => hashObject(objectKey(id, sha256)),
      async *list() {},
    },
  });
  expect(report.failures).toEqual([]);
}

describe('a batch', () => {
  it('of a thousand lines with bad ones between admits the good ones in order', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const bad = [
      '{',
      '[]',
      'null',
      { op: 'unknown' },
      { op: 'hash_only', sha256: 'x', bytes: 1 },
      digestLine(0, { supplierId: `ctr_${'0'.repeat(26)}` }),
      digestLine(0, { happenedAt: '2999-01-01T00:00:00.000Z' }),
      digestLine(0, { caseId: 'case_x' }),
      digestLine(0, { fileName: 'a\u0000b' }),
      { op: 'text', kind: 'note', title: 'x', text: '' },
    ];
    const values = Array.from({ length: 1000 }, (_, i) =>
      i % 10 === 9
        ? bad[((i - 9) / 10) % bad.length]
        : i % 100 === 50
          ? textLine(i)
          : digestLine(i + 1),
    );
    const { answers, end } = await send(caseId, asLines(values));
    expect(end).toEqual({ lines: 1000, done: 900, refused: 100 });
    expect(answers.map((a) => a.line)).toEqual(values.map((_, i) => i + 1));
    expect(answers.every((a) => a.ok === (a.line % 10 !== 0))).toBe(true);
    const good = answers.filter((a) => a.ok);
    expect(good.map((a) => a.number)).toEqual(good.map((_, i) => i + 1));
    const entries = good.map((a) => a.entry ?? -1);
    expect([...entries].sort((a, b) => a - b)).toEqual(entries);
    expect(answers[9]).toMatchObject({ code: 'INVALID', reason: 'not_json' });
    expect(answers[59]).toMatchObject({ fields: { supplierId: 'unknown_contributor' } });
    expect(answers[69]).toMatchObject({ fields: { happenedAt: 'in_future' } });
    const state = await caseStateAt(caseId, (entries.at(-1) ?? 0) + 1);
    expect(state.exhibits.size).toBe(900);
    await check(caseId);
  });

  it('sent again is answered with the numbers of what is there, and adds nothing', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const body = asLines([...Array.from({ length: 20 }, (_, i) => digestLine(i)), textLine(1)]);
    await send(caseId, body);
    const { answers, end } = await send(caseId, body);
    expect(end).toEqual({ lines: 21, done: 0, refused: 21 });
    answers.forEach((answer, i) => {
      expect(answer).toMatchObject({
        code: 'CONFLICT',
        reason: 'duplicate_digest',
        fields: { exhibit: String(i + 1) },
      });
    });
    await check(caseId);
  });

  it('that names the same bytes twice admits them once', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const { answers } = await send(
      caseId,
      asLines([digestLine(1), digestLine(1), textLine(1), textLine(1)]),
    );
    expect(answers.map((a) => [a.ok, a.number ?? a.fields?.exhibit])).toEqual([
      [true, 1],
      [false, '1'],
      [true, 2],
      [false, '2'],
    ]);
    await check(caseId);
  });

  it('announces and admits files in the order of its lines', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const bytes = new TextEncoder().encode('a file of its own');
    const announce = { op: 'announce', sha256: sha256Hex(bytes), bytes: bytes.length };
    const first = await send(caseId, asLines([digestLine(1), announce]));
    const [, told] = first.answers as unknown as [
      unknown,
      { intakeId: string; put: { url: string; headers: Record<string, string> } },
    ];
    const put = await fetch(told.put.url, {
      method: 'PUT',
      headers: told.put.headers,
      body: bytes,
    });
    expect(put.status).toBe(200);
    const admit = { op: 'admit', intakeId: told.intakeId, fileName: 'own.bin' };
    const { answers } = await send(caseId, asLines([digestLine(2), admit, digestLine(3)]));
    expect(answers.map((a) => a.number)).toEqual([2, 3, 4]);
    await check(caseId);
  });

  it('keeps the exact numbering when four are sent at once', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const batches = [0, 1, 2, 3].map((k) =>
      send(caseId, asLines(Array.from({ length: 50 }, (_, i) => digestLine(1000 * k + i)))),
    );
    const all = (await Promise.all(batches)).flatMap((b) => b.answers.map((a) => a.number ?? 0));
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    await check(caseId);
  });

  it('is answered while it is still being sent', async () => {
    const caseId = await openedCase(owner, workspaceId);
    let send: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = controller;
      },
    });
    const write = (value: unknown) =>
      send?.enqueue(new TextEncoder().encode(`${JSON.stringify(value)}\n`));
    const response = await call('POST', `/cases/${caseId}/exhibits/batch`, { as: owner, body });
    const reader = response.body?.getReader();
    write(digestLine(1));
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(first)).toMatchObject({ line: 1, ok: true, number: 1 });
    write(digestLine(2));
    const second = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(second)).toMatchObject({ line: 2, ok: true, number: 2 });
    send?.close();
    const last = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(last)).toEqual({ end: { lines: 2, done: 2, refused: 0 } });
  });

  it('cut off in the middle keeps what was answered, and says no end', async () => {
    const caseId = await openedCase(owner, workspaceId);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          pulled += 1;
          if (pulled === 1) {
            controller.enqueue(
              new TextEncoder().encode(`${JSON.stringify(digestLine(1))}\n{"op":`),
            );
          } else {
            await new Promise((resolve) => setTimeout(resolve, 100));
            controller.error(new Error('aborted'));
          }
        },
      },
      { highWaterMark: 0 },
    );
    const response = await call('POST', `/cases/${caseId}/exhibits/batch`, { as: owner, body });
    await expect(response.text()).rejects.toThrow();
    expect(await database().$count(exhibit)).toBeGreaterThan(0);
    await check(caseId);
  });

  it('of more lines than allowed stops there and says so', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const { answers, end } = await send(caseId, '[]\n'.repeat(BATCH_LINES + 5));
    expect(answers).toHaveLength(BATCH_LINES + 1);
    expect(answers.at(-1)).toMatchObject({ code: 'TOO_LARGE', reason: 'too_many_lines' });
    expect(end?.lines).toBe(BATCH_LINES);
  });

  it('with an endless line goes on after it', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const endless = `{"op":"text","text":"${'x'.repeat(3 * 1024 * 1024)}"}`;
    const { answers } = await send(caseId, asLines([digestLine(1), endless, digestLine(2)]));
    expect(answers.map((a) => a.reason ?? a.number)).toEqual([1, 'line_too_long', 2]);
  });

  it('without a line, or of blank ones, changes nothing', async () => {
    const caseId = await openedCase(owner, workspaceId);
    for (const body of [null, '', '\n\n\n']) {
      const { answers, end } = await send(caseId, body);
      expect([answers, end]).toEqual([[], { lines: 0, done: 0, refused: 0 }]);
    }
  });

  it('is refused whole to a stranger and on a closed case', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const to = (as: Bearer) =>
      call('POST', `/cases/${caseId}/exhibits/batch`, { as, body: asLines([digestLine(1)]) });
    await refused(await to(stranger), 404);
    const json = { to: 'closed', reason: 'done' };
    await call('POST', `/cases/${caseId}/status`, { as: owner, json });
    expect(await refused(await to(owner), 409)).toMatchObject({ title: 'SEALED' });
  });
});

describe('splitting a stream into lines', () => {
  async function* pieces(text: string, size: number) {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it('gives the same lines however the stream was cut', async () => {
    const text = '一\n\n{"a":1}\nlonger than ten\n二\r\nend';
    for (let size = 1; size <= 40; size++) {
      const lines: (string | null)[] = [];
      for await (const some of linesOf(pieces(text, size), 10)) {
        for (const line of some) lines.push(line.bytes && new TextDecoder().decode(line.bytes));
      }
      expect(lines).toEqual(['一', '', '{"a":1}', null, '二\r', 'end']);
    }
  });
});
