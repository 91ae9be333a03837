import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket, WebSocketServer } from 'ws';
import { openPool, useDatabase } from '../../db/client';
import type { Signed } from '../../lib/authorship/testing-writer';
import type { Caller } from '../../lib/kernel/actor';
import { joinPrompt } from '../../lib/prompts/commands/push';
import type { Joined } from '../../lib/prompts/dto';
import { writePath } from '../../scripts/trace/people';
import type { Heard, Line } from './typist';

/** What the bare server is told: the prompt, and who stands behind each socket. */
export type WsScene = {
  caseId: string;
  promptId: string;
  callers: Caller[];
  accounts: string[];
};

type Ask = { id: number; agent: number; head?: true; join?: Signed; push?: Signed[] };
type Told = { id: number; answer?: unknown; error?: string } | { operations: Heard[] };

/**
 * A bare WebSocket server over the same log: the same commands on the same database, one process, and
 * every socket told at once of what was accepted. `--ws-server FILE`; prints its port.
 */
export async function serveWs(file: string): Promise<void> {
  const scene = JSON.parse(readFileSync(file, 'utf8')) as WsScene;
  const { caseId, promptId, callers, accounts } = scene;
  useDatabase(openPool(process.env.DATABASE_URL ?? ''));
  const path = writePath(caseId, promptId, callers, accounts);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const tellAll = (operations: Heard[]) => {
    const text = JSON.stringify({ operations } satisfies Told);
    for (const socket of server.clients) socket.send(text);
  };
  const serve = async ({ agent, head, join, push }: Ask): Promise<unknown> => {
    if (head) return path.head();
    if (join) {
      const caller = callers[agent];
      if (!caller) throw new Error('nobody');
      const { claim, sig } = join;
      const reply = await joinPrompt(caller, { caseId, promptId, claim, sig });
      if (!reply.ok || !reply.data.ok) throw new Error('joining was refused');
      const { seq, hash } = reply.data.joined;
      tellAll([{ seq, hash, claim, server: '{"kind":"join"}' }]);
      return reply.data.joined;
    }
    const sent = (push ?? []).map(({ claim, sig }) => ({ claim, sig }));
    const accepted = await path.push(agent, sent);
    tellAll(
      accepted.map(({ seq, hash }, i) => ({
        seq,
        hash,
        claim: sent[i]?.claim ?? '',
        server: '{"kind":"edit"}',
      })),
    );
    return null;
  };
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const ask = JSON.parse(data.toString()) as Ask;
      serve(ask).then(
        (answer) => socket.send(JSON.stringify({ id: ask.id, answer } satisfies Told)),
        (error: unknown) =>
          socket.send(JSON.stringify({ id: ask.id, error: String(error) } satisfies Told)),
      );
    });
  });
  await once(server, 'listening');
  const address = server.address();
  process.stdout.write(`port ${typeof address === 'object' ? address?.port : ''}\n`);
  // Ends with its parent.
  process.stdin.resume();
  await once(process.stdin, 'end');
}

/** A socket to the bare server. */
export async function wsLine(url: string, agent: number): Promise<Line> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  let last = 0;
  let take: ((operations: Heard[]) => void) | null = null;
  let from = Number.MAX_SAFE_INTEGER;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(e: Error): void }>();
  const early: Heard[] = [];
  socket.on('message', (data: Buffer) => {
    // A screen that does not look receives the bytes and leaves them.
    const text = data.toString();
    if (!take && from !== Number.MAX_SAFE_INTEGER && text.startsWith('{"operations"')) return;
    const told = JSON.parse(text) as Told;
    if ('operations' in told) {
      if (take) take(told.operations.filter(({ seq }) => seq >= from));
      else early.push(...told.operations);
      return;
    }
    const one = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.error === undefined) one?.resolve(told.answer);
    else one?.reject(new Error(told.error));
  });
  const ask = <T>(what: Omit<Ask, 'id' | 'agent'>): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      socket.send(JSON.stringify({ id, agent, ...what } satisfies Ask));
    });
  return {
    head: () => ask({ head: true }),
    join: (signed) => ask<Joined>({ join: signed }),
    send: (claims) => ask<void>({ push: [...claims] }),
    follow: async (start, taking) => {
      from = start;
      take = taking;
      if (take) take(early.filter(({ seq }) => seq >= start));
    },
    close: () => socket.terminate(),
  };
}
