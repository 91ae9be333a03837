import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { POST as postEvents } from '../app/api/v1/cases/[caseId]/runs/events/route';
import { join, person, room } from '../db/testing/world';
import { openSource } from '../lib/capture/commands/manage-source';
import { tokenFor } from '../lib/capture/gateway/testing-gateway';
import { openCase } from '../lib/cases/commands/open-case';
import type { Reply } from '../lib/kernel/reply';
import type { Size } from './joint/size';
import { grouped, perSecond, type Row, timed } from './measure';
import type { Services } from './services';

/** Events of the smallest size; the others are ten and a hundred times as many. */
const LEAST = { usual: 100, small: 10 };

/** Most events that are posted one by one; their rate does not depend on how many come after. */
const MOST_SINGLES = 500;

async function ok<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

/**
 * E1: run events in one body against the same events posted one by one, over HTTP, through the same
 * route, with their requests, ends, texts and parameters, in one run. Each size has a case of its own.
 */
export async function postRunEvents(_services: Services, { small }: Size): Promise<Row[]> {
  const workspaceId = await room();
  const owner = await person('Bench');
  await join(workspaceId, owner, 'owner');
  const token = await tokenFor(owner);
  const server = await serve();
  const rows: Row[] = [];
  try {
    for (const times of [1, 10, 100]) {
      const count = (small ? LEAST.small : LEAST.usual) * times;
      const singles = Math.min(count, MOST_SINGLES);
      const open = async () => {
        const about = { workspaceId, title: 'Bench', kind: 'image' as const };
        const { caseId } = await ok(openCase(owner.caller, about));
        const input = { caseId, tool: 'events' as const, label: 'bench' };
        const { sourceId } = await ok(openSource(owner.caller, input));
        return `${server.origin}/cases/${caseId}/runs/events?sourceId=${sourceId}`;
      };
      // What the first request costs is nobody's.
      await post(await open(), token, lines(5));
      const one = await open();
      const events = lines(singles);
      const limit = await timed(async () => {
        for (const event of events) await post(one, token, [event]);
      });
      const together = await open();
      const all = lines(count);
      const subject = await timed(() => post(together, token, all));
      const ratio = count / subject / (singles / limit);
      rows.push({
        goal: 'E1 run events together',
        size: `${grouped(count)} events, ${grouped(singles)} of them also singly`,
        limit: `one by one: ${perSecond(singles, limit)}`,
        subject: `in one body: ${perSecond(count, subject)}`,
        ratio,
        target: '≥ 20',
        met: ratio >= 20,
      });
    }
    return rows;
  } finally {
    await server.close();
  }
}

let made = 0;

function lines(count: number): string[] {
  const now = new Date().toISOString();
  return Array.from({ length: count }, () => {
    const key = `event ${made++}`;
    return JSON.stringify({
      type: 'run',
      key,
      requestedAt: now,
      receivedAt: now,
      tool: 'maker',
      toolVersion: '2.1',
      texts: [{ role: 'positive', origin: 'entered', text: `a lantern, ${key}`, part: '' }],
      parameters: [
        { name: 'seed', value: '18446744073709551615' },
        { name: 'steps', value: '30' },
      ],
      models: [{ kind: 'model', name: 'base', version: '1', hash: 'abcdef', weight: '' }],
      answer: { providerIds: [{ name: 'job', value: key }] },
    });
  });
}

async function post(address: string, token: string, events: readonly string[]): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: events.join('\n'),
  });
  const answer = (await response.text()).trimEnd().split('\n');
  const { end } = JSON.parse(answer.at(-1) ?? '{}') as { end?: { done: number } };
  if (end?.done !== events.length) throw new Error(answer.slice(0, 3).join('\n'));
}

/** The route behind a port of its own, without the framework in front of either way. */
async function serve() {
  const server = createServer(async (asked, answer) => {
    const url = new URL(asked.url ?? '/', 'http://127.0.0.1');
    const request = new Request(url, {
      method: 'POST',
      headers: Object.entries(asked.headers).map(([name, value]) => [name, String(value)]),
      // Node declares its web streams apart from the global ones; they are the same objects.
      body: Readable.toWeb(asked) as unknown as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    const caseId = url.pathname.split('/')[2] ?? '';
    const found = await postEvents(request, { params: Promise.resolve({ caseId }) });
    answer.writeHead(found.status, Object.fromEntries(found.headers));
    await pipeline(Readable.fromWeb(found.body as never), answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
