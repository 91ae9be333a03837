import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { join, person, room } from '../db/testing/world';
import { startGateway } from '../lib/capture/gateway/server';
import { sourceFor, tokenFor } from '../lib/capture/gateway/testing-gateway';
import { openCase } from '../lib/cases/commands/open-case';
import type { Size } from './joint/size';
import { grouped, median, type Row } from './measure';
import type { Services } from './services';

/** Base64 characters of the smallest answer; the others are ten and a hundred times as large. */
const SMALLEST = 100_000;
const ROUNDS = { usual: 60, small: 8 };

/** Milliseconds that the upstream takes: none, so that nothing hides what is added, and a quick model. */
const WAITS = [0, 250];

type Way = { origin: string; path: string; token: string; agent: http.Agent };

/**
 * G1: what the gateway adds to a request at p50, against what a bare reverse proxy of Node adds, all
 * three ways in turns in one run. The upstream stands in a process of its own. Through a source that
 * blocks (recorded before it leaves), through one that passes (recorded alongside), and with requests
 * that are no runs. Every answer must have the bytes of the direct one.
 */
export async function addLatency({ upstreamPort, dir }: Services, { small }: Size): Promise<Row[]> {
  const upstream = await startUpstream(upstreamPort);
  const bare = await bareProxy(upstream.port);
  const origin = `http://127.0.0.1:${upstream.port}`;
  const gateway = await startGateway(0, '127.0.0.1', path.join(dir, 'gateway'));
  try {
    const owner = await person('周婧怡');
    const workspaceId = await room();
    await join(workspaceId, owner, 'owner');
    const opened = await openCase(owner.caller, { workspaceId, title: 'Pendant', kind: 'image' });
    if (!opened.ok) throw new Error(opened.code);
    const { caseId } = opened.data;
    const blocks = await sourceFor(owner, caseId, 'sdapi', origin);
    const passes = await sourceFor(owner, caseId, 'sdapi', origin, { onFailure: 'pass' });
    const token = await tokenFor(owner);
    const way = (port: number, prefix: string, path: string): Way => ({
      origin: `http://127.0.0.1:${port}`,
      path: `${prefix}${path}`,
      token,
      agent: new http.Agent({ keepAlive: true }),
    });
    const rows: Row[] = [];
    for (const [what, source, target] of [
      ['recorded before it leaves (block)', blocks, '/sdapi/v1/txt2img'],
      ['recorded alongside (pass)', passes, '/sdapi/v1/txt2img'],
      ['no run', blocks, '/sdapi/v1/other'],
    ] as const) {
      for (const wait of WAITS) {
        for (const size of [1, 10, 100].map((times) => times * SMALLEST)) {
          const ways = [
            way(upstream.port, '', target),
            way(bare.port, '', target),
            way(gateway.port, `/${source}`, target),
          ] as const;
          const rounds = size > SMALLEST * 10 || wait > 0 ? ROUNDS.usual / 2 : ROUNDS.usual;
          const settled = () => gateway.settled();
          const asked = { size, wait, rounds: small ? ROUNDS.small : rounds };
          rows.push(rowOf(what, asked, await inTurns(ways, asked, settled)));
        }
      }
    }
    return rows;
  } finally {
    await gateway.stop(5_000);
    bare.close();
    upstream.close();
  }
}

/** Base64 characters of an answer, milliseconds the upstream takes, and how often it is asked. */
type Asked = { size: number; wait: number; rounds: number };

/** Milliseconds that the bare proxy and the gateway add to a direct request, and what that takes. */
type Added = { direct: number; bare: number; gateway: number };

/** Below this the bare proxy adds less than the clock and the neighbours move: no ratio is honest. */
const MEASURABLE_MS = 0.1;

function rowOf(what: string, { size, wait }: Asked, { direct, bare, gateway }: Added): Row {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const measurable = bare >= MEASURABLE_MS;
  return {
    goal: `G1 gateway, ${what} / bare reverse proxy, added at p50; bytes identical`,
    size: `${grouped(size / 1000)} kB, upstream takes ${wait} ms`,
    limit: `${ms(bare)} added to ${ms(direct)}`,
    subject: `${ms(gateway)} added`,
    ratio: measurable ? gateway / bare : Number.NaN,
    target: '≤ 1.5',
    met: measurable ? gateway <= bare * 1.5 : null,
  };
}

/**
 * The same request by each way in turn, another way first each time; medians of what one round's
 * requests by a proxy took beyond its direct one. Throws where bytes differ.
 */
async function inTurns(
  ways: readonly [Way, Way, Way],
  { size, wait, rounds }: Asked,
  settled: () => Promise<void>,
): Promise<Added> {
  const kept: (readonly [number, number, number])[] = [];
  for (let round = -2; round < rounds; round++) {
    const body = JSON.stringify({ prompt: 'x', seed: size + round + 10, width: size, wait });
    const times: [number, number, number] = [0, 0, 0];
    let expected: string | undefined;
    for (let turn = 0; turn < ways.length; turn++) {
      const i = (turn + round + ways.length) % ways.length;
      const start = performance.now();
      const answer = await ask(ways[i] as Way, body);
      times[i] = performance.now() - start;
      const digest = createHash('sha256').update(answer).digest('hex');
      expected ??= digest;
      if (digest !== expected) throw new Error('the bytes of an answer differ');
      // What is recorded after an answer has passed must not stand in the way of the next.
      await settled();
    }
    if (round >= 0) kept.push(times);
  }
  return {
    direct: median(kept.map(([direct]) => direct)),
    bare: median(kept.map(([direct, bare]) => bare - direct)),
    gateway: median(kept.map(([direct, , gateway]) => gateway - direct)),
  };
}

function ask({ origin, path, token, agent }: Way, body: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${path}`, {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve(Buffer.concat(parts)));
    });
    request.end(body);
  });
}

/** The least that a reverse proxy does: both bodies piped, headers handed on. */
async function bareProxy(port: number) {
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    const { method, url: target, headers } = request;
    const onward = http.request(
      { host: '127.0.0.1', port, method, path: target, headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The upstream in a process of its own. */
async function startUpstream(port: number) {
  const program = [process.argv[1] ?? '', '--gateway-upstream', String(port)];
  const child = spawn(process.execPath, program, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const _ready of lines) return { port, close: () => child.stdin.end() };
  throw new Error('the upstream did not start');
}
