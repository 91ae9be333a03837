import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { applyGuard, EDITS, GUARDED_VERSION, isGuarded } from './launcher/guard.mjs';
import { startPostgres } from './launcher/postgres.mjs';
import { readPidFile } from './launcher/postmaster.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const password = 'c0ffee';
// Kills and restarts take long on a busy machine; being wedged takes for ever.
vi.setConfig({ testTimeout: 120_000 });
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-guard-'));
  // Root's temporary folders are closed to the account PostgreSQL runs under.
  chmodSync(folder, 0o711);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Fails instead of waiting for ever. */
function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  const late = pause(ms).then(() => Promise.reject(new Error(`${what}: nothing after ${ms} ms`)));
  return Promise.race([work, late]);
}

function openPool(url: string, max: number): postgres.Sql {
  return postgres(url, { max, connect_timeout: 3, backoff: () => 0.25, onnotice: () => {} });
}

/** What a proxy does with the connection of a client once a piece of text passes through it. */
type Cut = { seen: string; cut(client: net.Socket): void };

/** Stands between the driver and its server and cuts connections where a test wants them cut. */
async function openCutter(url: string, { seen, cut }: Cut) {
  const target = new URL(url);
  const port = Number(target.port);
  const proxy = net.createServer((client) => {
    const upstream = net.connect(port, '127.0.0.1');
    const looking = (chunk: Buffer) => chunk.includes(seen) && cut(client);
    client.on('error', () => {}).on('close', () => upstream.destroy());
    upstream.on('error', () => {}).on('close', () => client.destroy());
    client.on('data', looking).pipe(upstream);
    upstream.pipe(client);
    upstream.on('data', looking);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  // Every socket is an internet address, which carries a port.
  target.port = String((proxy.address() as net.AddressInfo).port);
  onTestFinished(() => void proxy.close());
  return target.href;
}

describe('the guard of the database driver', () => {
  test('is in the installed driver, which has the version it was written for', () => {
    const installed = readFileSync(path.join(root, 'node_modules/postgres/package.json'), 'utf8');
    expect(JSON.parse(installed).version).toBe(GUARDED_VERSION);
    expect(isGuarded(root)).toBe(true);
  });

  test('is missed when it is absent, applied once, and then left alone', () => {
    const copy = path.join(folder, 'absent');
    const driver = path.join(copy, 'node_modules', 'postgres');
    cpSync(path.join(root, 'node_modules/postgres'), driver, { recursive: true });
    for (const build of ['src', 'cjs/src', 'cf/src']) {
      for (const [name, edits] of Object.entries(EDITS)) {
        const file = path.join(driver, build, name);
        const text = edits.reduce(
          (all, { find, replace }) => all.replace(replace, () => find),
          readFileSync(file, 'utf8'),
        );
        writeFileSync(file, text);
      }
    }
    expect(isGuarded(copy)).toBe(false);
    expect(applyGuard(copy)).toBe(6);
    expect(isGuarded(copy)).toBe(true);
    expect(applyGuard(copy)).toBe(0);
    expect(readdirSync(path.join(driver, 'src')).sort()).toEqual(
      readdirSync(path.join(root, 'node_modules/postgres/src')).sort(),
    );
  });

  test('refuses a driver it was not written for', () => {
    const copy = path.join(folder, 'other');
    const driver = path.join(copy, 'node_modules', 'postgres');
    cpSync(path.join(root, 'node_modules/postgres'), driver, { recursive: true });
    const file = path.join(driver, 'src', 'connection.js');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('nextWrite', 'writeNext'));
    expect(() => applyGuard(copy)).toThrow(/does not fit/);
  });
});

describe('losing the database', () => {
  test('under eight busy connections kills nothing, wedges nothing, loses nothing', async () => {
    // Not a throwaway server: those may lose what they acknowledged when they are killed.
    const dataDir = path.join(folder, 'busy');
    let server = await startPostgres({ dataDir, password });
    onTestFinished(() => server.stop());
    const sql = openPool(server.url, 8);
    await sql`create table act (writer int, number int, note text)`;
    const acknowledged = new Set<string>();
    let stopping = false;
    const writer = async (id: number) => {
      for (let number = 0; !stopping; number++) {
        const note = 'x'.repeat(number % 5 === 0 ? 2000 : 10);
        const done = sql.begin(async (tx) => {
          await tx`select ${number}::int`;
          await tx`insert into act values (${id}, ${number}, ${note})`;
        });
        await done.then(
          () => acknowledged.add(`${id}:${number}`),
          () => undefined,
        );
        // Also at once, so that a pool of closing connections is asked again while it closes.
        if (number % 50 === 0) await pause(1);
      }
    };
    const writers = Array.from({ length: 12 }, (_, id) => writer(id));
    for (let round = 0; round < 4; round++) {
      await pause(300);
      const pid = readPidFile(server.folder)?.pid ?? 0;
      expect(pid).toBeGreaterThan(1);
      process.kill(pid, 'SIGKILL');
      server = await startPostgres({ dataDir, password });
      const before = acknowledged.size;
      const resumed = async () => {
        while (acknowledged.size < before + 50) await pause(20);
      };
      await within(20_000, resumed(), `round ${round}`);
    }
    stopping = true;
    await within(20_000, Promise.all(writers), 'writers');
    const rows = await sql<{ key: string }[]>`select writer || ':' || number as key from act`;
    const stored = new Set(rows.map((r) => r.key));
    expect([...acknowledged].filter((key) => !stored.has(key))).toEqual([]);
    await sql.end({ timeout: 2 });
  });

  test('ends a transaction for good: its later statements run nowhere', async () => {
    const server = await startPostgres({ dataDir: path.join(folder, 'late'), throwaway: true });
    onTestFinished(() => server.stop());
    const sql = openPool(server.url, 1);
    const admin = openPool(server.adminUrl, 1);
    await sql`create table act (note text)`;
    let late: Promise<unknown> = Promise.resolve();
    const lost = sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
      await pause(200);
      late = (async () => {
        await pause(300);
        await tx`insert into act values (${'too late'})`;
      })();
      await late;
    });
    await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    // The one connection of the pool is open again, for somebody else, when the statement comes.
    await within(20_000, sql`select 1`, 'pool');
    await pause(300);
    await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(await within(20_000, sql`select note from act`, 'pool')).toEqual([]);
    await Promise.all([sql.end({ timeout: 2 }), admin.end({ timeout: 2 })]);
  });

  test('leaves the connection of a dead transaction to the pool', async () => {
    const server = await startPostgres({ dataDir: path.join(folder, 'dead'), throwaway: true });
    onTestFinished(() => server.stop());
    const sql = openPool(server.url, 1);
    const admin = openPool(server.adminUrl, 1);
    await sql`create table act (note text)`;
    const lost = sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
      await pause(200);
      await tx`insert into act values (${'too late'})`;
    });
    await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await pause(300);
    expect(await within(20_000, sql`select note from act`, 'pool')).toEqual([]);
    await Promise.all([sql.end({ timeout: 2 }), admin.end({ timeout: 2 })]);
  });

  test('by a reset in the middle of a statement leaves no answer for whoever comes next', async () => {
    const server = await startPostgres({ dataDir: path.join(folder, 'reset'), throwaway: true });
    onTestFinished(() => server.stop());
    const cut = (client: net.Socket) => client.resetAndDestroy();
    const sql = openPool(await openCutter(server.url, { seen: 'pg_sleep', cut }), 1);
    for (const seconds of [5, 6]) {
      const left: Promise<unknown>[] = [];
      const lost = sql.begin(async (tx) => {
        left.push(tx`select ${seconds}::int`, tx.unsafe(`select pg_sleep(${seconds})`));
        // What waits behind them is told as well, or whoever holds it would wait for ever.
        left.push(tx`select 'behind them'`);
        await Promise.all(left);
      });
      await expect(within(20_000, lost, 'lost')).rejects.toMatchObject({
        code: expect.stringMatching(/^(CONNECTION_CLOSED|ECONNRESET)$/),
      });
      await within(20_000, Promise.allSettled(left), 'left over');
      const both = sql.begin(async (tx) => [await tx`select 1 as n`, await tx`select 2 as n`]);
      expect(await within(20_000, both, 'next')).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    }
    await sql.end({ timeout: 2 });
  });

  test('while rows come leaves none of their places empty in the next answer', async () => {
    const server = await startPostgres({ dataDir: path.join(folder, 'rows'), throwaway: true });
    onTestFinished(() => server.stop());
    // The end comes after what was seen has gone through.
    const cut = (client: net.Socket) => void setImmediate(() => client.end());
    const url = await openCutter(server.url, { seen: 'row 50', cut });
    const sql = postgres(url, { max: 1, backoff: () => 0.25, fetch_types: false });
    const rows = sql`
      select 'row ' || n || repeat(' ', 1000), pg_sleep(case when n > 99 then 60 else 0 end)
      from generate_series(1, 100) n`;
    await expect(within(20_000, rows, 'rows')).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(await within(20_000, sql`select 7 as n`, 'next')).toEqual([{ n: 7 }]);
    await sql.end({ timeout: 2 });
  });
});
