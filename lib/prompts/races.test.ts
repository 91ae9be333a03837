import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import type { Person } from '@/db/testing/world';
import type { Claim } from '@/lib/authorship/claim';
import { verifyLog } from '@/lib/authorship/verify-log';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { startPostgres } from '@/scripts/launcher/postgres.mjs';
import { type Desk, promptScene, storedOperations } from './testing-pen';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-races-'));
const children: ChildProcess[] = [];
let program: string;

beforeAll(async () => {
  program = await bundle(process.cwd(), 'lib/prompts/testing-instance.ts', 'test-prompt-instance');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The process that is PostgreSQL at an address. */
async function postmasterOf(adminUrl: string): Promise<number> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ pid: string }[]>`
    select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`;
  await sql.end();
  return Number(row?.pid);
}

/** Starts an instance in which people write. */
function instance(url: string, name: string, desk: Desk, people: Person[], claims: number) {
  const journal = path.join(folder, name);
  writeFileSync(journal, '');
  const task = JSON.stringify({ desk, people, claims });
  const child = spawn(process.execPath, [program, url, journal, task], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  children.push(child);
  const lines = () => readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { lines, ended };
}

/** The log is whole, and holds each acknowledged claim exactly once and each word exactly once. */
async function expectWhole(desk: Desk, acknowledged: string[], writers: number, claims: number) {
  const operations = await storedOperations(desk.promptId);
  const report = await verifyLog(operations, {
    prompt: desk.promptId,
    caseId: desk.caseId,
    heads: [],
    revisions: [],
  });
  expect(report.failures).toEqual([]);
  const edits = operations.flatMap(({ seq, claim }) => {
    const parsed = claim === '' ? null : (JSON.parse(claim) as Claim);
    return parsed?.k === 'edit' ? [`${parsed.account} ${parsed.w} ${parsed.n} ${seq}`] : [];
  });
  expect([...acknowledged].sort()).toEqual([...edits].sort());
  expect(edits).toHaveLength(writers * claims);
  const letters = report.replay.fields()[0]?.text ?? '';
  expect(letters.match(/</g)).toHaveLength(writers * claims);
  const [field] = report.replay.attribution().fields;
  expect(field?.runs.map((run) => run.text).join('')).toBe(letters);
}

describe('two instances at one prompt', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    useDatabase(openPool(db.url));
  });
  afterAll(async () => {
    await closeDatabase();
    await db.close();
  });

  it('lose nothing, fork nothing and repeat nothing', async () => {
    const { caseId, promptId, owner, member, second } = await promptScene();
    const desk = { caseId, promptId };
    const one = instance(db.url, 'one', desk, [owner, member], 60);
    const two = instance(db.url, 'two', desk, [second, member], 60);
    expect(await Promise.all([one.ended, two.ended])).toEqual([0, 0]);
    const acknowledged = [...one.lines(), ...two.lines()].filter((line) => line !== 'done');
    await expectWhole(desk, acknowledged, 4, 60);
  }, 120_000);
});

describe('an instance that is killed while two people write', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    useDatabase(openPool(db.url));
  });
  afterAll(async () => {
    await closeDatabase();
    await db.close();
  });

  it('leaves every acknowledged operation, once, for another to go on from', async () => {
    const { caseId, promptId, owner, member, second } = await promptScene();
    const desk = { caseId, promptId };
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const killed = instance(db.url, `killed-${round}`, desk, [owner, member], 1000);
      while (killed.lines().length < 15) await new Promise((resolve) => setTimeout(resolve, 20));
      children.at(-1)?.kill('SIGKILL');
      await killed.ended;
      acknowledged.push(...killed.lines());
    }
    const last = instance(db.url, 'last', desk, [second], 20);
    expect(await last.ended).toBe(0);
    const operations = await storedOperations(promptId);
    const { failures } = await verifyLog(operations, {
      prompt: promptId,
      caseId,
      heads: [],
      revisions: [],
    });
    expect(failures).toEqual([]);
    const kept = operations.flatMap(({ seq, claim }) => {
      const parsed = claim === '' ? null : (JSON.parse(claim) as Claim);
      return parsed?.k === 'edit' ? [`${parsed.account} ${parsed.w} ${parsed.n} ${seq}`] : [];
    });
    expect(new Set(kept).size).toBe(kept.length);
    expect(acknowledged.filter((line) => !kept.includes(line))).toEqual([]);
  }, 120_000);
});

describe('a database that is killed while four people write', () => {
  it('keeps every acknowledged operation; they go on without a repetition', async () => {
    const dataDir = path.join(folder, 'database');
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir);
    const password = 'ab'.repeat(24);
    let server = await startPostgres({ dataDir, password });
    try {
      const setUp = postgres(server.url, { max: 1, onnotice: () => {} });
      await migrate(drizzle(setUp), { migrationsFolder: MIGRATIONS });
      await setUp.end();
      useDatabase(openPool(server.url));
      const { caseId, promptId, owner, member, second } = await promptScene();
      const desk = { caseId, promptId };
      const one = instance(server.url, 'three', desk, [owner, member], 80);
      const two = instance(server.url, 'four', desk, [second, member], 80);
      const acknowledged = () => [...one.lines(), ...two.lines()];
      for (const after of [40, 120, 200]) {
        while (acknowledged().length < after) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        process.kill(await postmasterOf(server.adminUrl), 'SIGKILL');
        server = await startPostgres({ dataDir, password });
      }
      expect(await Promise.all([one.ended, two.ended])).toEqual([0, 0]);
      await expectWhole(
        desk,
        acknowledged().filter((line) => line !== 'done'),
        4,
        80,
      );
    } finally {
      await closeDatabase();
      await server.stop();
      // It may lie elsewhere, where the server's account can reach it, in a folder of its own.
      rmSync(path.dirname(server.folder), { recursive: true, force: true });
    }
  }, 180_000);
});
