import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { database } from '../../db/client';
import { accessToken } from '../../db/schema/accounts';
import type { Caller } from '../../lib/kernel/actor';
import { newId } from '../../lib/kernel/ids';
import { openPrompt } from '../../lib/prompts/commands/open-prompt';
import { newAccessToken } from '../../lib/session/token';
import {
  buildApplication,
  nextProgram,
  sourcesFingerprint,
} from '../../scripts/launcher/build.mjs';
import { freePort } from '../../scripts/launcher/ports.mjs';
import { openScene } from '../../scripts/trace/people';
import { median, type Row, shown } from '../measure';
import type { Services } from '../services';
import { httpLine } from './http-line';
import type { Size } from './size';
import { type Heard, type Line, Typist } from './typist';
import { type WsScene, wsLine } from './ws-line';

/** People at one prompt, and how many keys each presses in a second. */
const LOADS = [
  { writers: 2, perSecond: 5 },
  { writers: 20, perSecond: 2 },
  { writers: 100, perSecond: 1 },
];
/** Screens that take over what all others type; beyond that many, others receive without looking. */
const FULL_SCREENS = 20;

type People = {
  caseId: string;
  callers: (Caller & { token: string; accountId: string })[];
};

/** Writers who sign in by token: the same person over either way. */
async function people(count: number): Promise<People> {
  const { caseId, callers } = await openScene('screens', count);
  const bearers: People['callers'] = [];
  for (const { actor, client } of callers) {
    if (actor?.kind !== 'person') throw new Error('nobody');
    const { token, hash } = newAccessToken();
    const id = newId('token');
    const expiresAt = new Date(Date.now() + 3_600_000);
    await database().insert(accessToken).values({
      id,
      accountId: actor.id,
      name: 'bench',
      tokenHash: hash,
      scopes: 'read write',
      expiresAt,
    });
    const bearer = { ...actor, session: id, authenticator: 'token' as const };
    bearers.push({ actor: bearer, client, token, accountId: actor.id });
  }
  return { caseId, callers: bearers };
}

type Latencies = { p50: number; p95: number; p99: number; lost: number; keys: number };

/** People type for a while; answers the times from key to the screen of the next person. */
async function typeTogether(
  lines: readonly Line[],
  { accounts, promptId }: { accounts: readonly string[]; promptId: string },
  { perSecond, ms }: { perSecond: number; ms: number },
): Promise<Latencies> {
  const typists = lines.map((line, i) => new Typist(line, promptId, accounts[i] ?? ''));
  const full = Math.min(FULL_SCREENS, typists.length);
  const arrived: [writer: number, n: number, at: number, screen: number][] = [];
  for (const [screen, typist] of typists.entries())
    await typist.sitDown(screen < full, ({ claim }: Heard, at) => {
      const { w, n, k } = JSON.parse(claim) as { w?: number; n: number; k: string };
      if (k === 'edit' && w !== undefined) arrived.push([w, n, at, screen]);
    });
  const gap = 1000 / perSecond;
  const end = performance.now() + ms;
  await Promise.all(
    typists.map(async (typist, i) => {
      // Nobody presses a key at the same moment as everybody else.
      await pause((gap * (i + 0.5)) / typists.length);
      while (performance.now() < end) {
        const began = performance.now();
        typist.press();
        await pause(Math.max(0, gap - (performance.now() - began)));
      }
      await typist.settled();
    }),
  );
  await pause(1500);
  const times: number[] = [];
  let keys = 0;
  const byClaim = new Map(arrived.map(([w, n, at, screen]) => [`${w} ${n} ${screen}`, at]));
  for (const [i, typist] of typists.entries()) {
    // The screen beside is on the other instance.
    const screen = (i + 1) % full;
    for (const [n, pressed] of typist.typed) {
      const at = byClaim.get(`${typist.writer.writer} ${n} ${screen}`);
      keys += pressed.length;
      if (at !== undefined) times.push(...pressed.map((from) => at - from));
    }
    typist.standUp();
  }
  times.sort((a, b) => a - b);
  const at = (q: number) => times[Math.floor(q * (times.length - 1))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), lost: keys - times.length, keys };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Two instances of the built application on the services of this run. */
async function startInstances(): Promise<{ origins: string[]; stop(): Promise<void> }> {
  const root = process.cwd();
  await buildApplication(root, sourcesFingerprint(root), {
    say: (text: string) => process.stderr.write(`${text}\n`),
  });
  const children: ChildProcess[] = [];
  const origins: string[] = [];
  for (let i = 0; i < 2; i++) {
    const port = String(await freePort());
    const preload = path.join(root, 'scripts/launcher/end-with-parent.mjs');
    const args = ['--import', preload, nextProgram(root), 'start', '-H', '127.0.0.1', '-p', port];
    children.push(
      spawn(process.execPath, args, {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        stdio: ['pipe', 'ignore', 'inherit'],
      }),
    );
    origins.push(`http://127.0.0.1:${port}`);
  }
  for (const [i, origin] of origins.entries())
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${origin}/api/health`).catch(() => null);
      if (answer?.ok) break;
      if (tries > 600 || children[i]?.exitCode !== null) throw new Error(`${origin} is not up`);
      await pause(200);
    }
  return { origins, stop: () => stopAll(children) };
}

async function stopAll(children: readonly ChildProcess[]): Promise<void> {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

/** The bare server of a prompt, in a process of its own. */
async function startWs(dir: string, scene: WsScene): Promise<{ url: string; child: ChildProcess }> {
  const file = path.join(dir, `${scene.promptId}.json`);
  writeFileSync(file, JSON.stringify(scene));
  const child = spawn(process.execPath, [process.argv[1] ?? '', '--ws-server', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const port = /port (\d+)/.exec(first.toString())?.[1];
  if (!port) throw new Error('the bare server did not say its port');
  return { url: `ws://127.0.0.1:${port}`, child };
}

/**
 * J8: from a key to the screen of another person, on the real HTTP and event stream of two instances
 * against a bare WebSocket server over the same log; in turns, each on a prompt of its own.
 */
export async function reachScreens({ dir }: Services, { small }: Size): Promise<Row[]> {
  const instances = await startInstances();
  const rows: Row[] = [];
  try {
    for (const load of small ? [{ writers: 4, perSecond: 3 }] : LOADS) {
      const { caseId, callers } = await people(load.writers);
      const accounts = callers.map(({ accountId }) => accountId);
      const time = { perSecond: load.perSecond, ms: small ? 3000 : 8000 };
      const overHttp: Latencies[] = [];
      const overWs: Latencies[] = [];
      // Round 0 warms both up and is not counted.
      for (let round = 0; round <= (small ? 1 : 3); round++) {
        const bare = { caseId, promptId: await newPrompt(callers, caseId), callers, accounts };
        const { url, child } = await startWs(dir, bare);
        const sockets = await Promise.all(callers.map((_, i) => wsLine(url, i)));
        const told = await typeTogether(sockets, bare, time);
        if (round > 0) overWs.push(told);
        await stopAll([child]);
        const promptId = await newPrompt(callers, caseId);
        const lines = callers.map(({ token }, i) =>
          httpLine(instances.origins[i % 2] ?? '', token, { caseId, promptId }),
        );
        const heard = await typeTogether(lines, { accounts, promptId }, time);
        if (round > 0) overHttp.push(heard);
      }
      rows.push(rowOf(load, overWs, overHttp));
    }
  } finally {
    await instances.stop();
  }
  return rows;
}

async function newPrompt([first]: readonly Caller[], caseId: string): Promise<string> {
  if (!first) throw new Error('nobody');
  const reply = await openPrompt(first, { caseId, title: 'Bench' });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data.promptId;
}

function rowOf(
  { writers, perSecond }: (typeof LOADS)[number],
  ws: readonly Latencies[],
  http: readonly Latencies[],
): Row {
  const of = (all: readonly Latencies[], pick: (one: Latencies) => number) => median(all.map(pick));
  const told = (all: readonly Latencies[]) =>
    [of(all, (o) => o.p50), of(all, (o) => o.p95), of(all, (o) => o.p99)].map(shown).join(' / ');
  const lost = http.reduce((sum, one) => sum + one.lost, 0);
  const ratio = of(http, (one) => one.p50) / of(ws, (one) => one.p50);
  return {
    goal: `J8 key to another screen, HTTP and events of two instances / bare ws server on the same log, p50 / p95 / p99 ms; keys lost ${lost}`,
    size: `${writers} writers, ${perSecond} keys/s each`,
    limit: told(ws),
    subject: told(http),
    ratio,
    target: '≤ 4, none lost',
    met: ratio <= 4 && lost === 0,
  };
}
