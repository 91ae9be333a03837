import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundlePrograms, sourcesFingerprint } from './build.mjs';
import {
  ask,
  copyProject,
  PROJECT,
  processesOf,
  runtimeOf,
  start,
  until,
} from './testing-instance';

// The real launcher with its real servers, without the application: kills, restarts, odd places.

let folder: string;
// Whole starts, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });
const isLinux = process.platform === 'linux';

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-start-'));
  chmodSync(folder, 0o711);
  await bundlePrograms(PROJECT, sourcesFingerprint(PROJECT));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const storeAnswers = (dataDir: string) =>
  fetch(runtimeOf(dataDir).S3_ENDPOINT ?? '').then(
    (response) => response.status < 500,
    () => false,
  );

describe('a first start', () => {
  test('makes secrets nobody else can read, serves, and leaves nothing when told to stop', async () => {
    const dataDir = path.join(folder, 'first');
    const instance = start({ dataDir });
    await instance.ready();
    for (const name of ['secrets.json', 'runtime.json', 'instance.lock']) {
      expect(statSync(path.join(dataDir, name)).mode & 0o777, name).toBe(0o600);
    }
    expect(statSync(path.join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
    expect(await storeAnswers(dataDir)).toBe(true);
    const [role] = await ask<{ rolsuper: boolean }>(
      dataDir,
      'select rolsuper from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false });
    instance.child.kill('SIGTERM');
    expect(await instance.ended()).toBe(0);
    if (isLinux) expect(processesOf(dataDir)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'instance.lock'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'runtime.json'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('works under a path with spaces and Chinese characters, against a hostile environment', async () => {
    const project = copyProject(path.join(folder, '我的 项目'));
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(project, 'node_modules'));
    const dataDir = path.join(folder, "数据 of 'Zoë'");
    const environment = {
      LC_ALL: 'xx_YY.bogus',
      PGDATA: '/nonexistent',
      PGPORT: '1',
      PGHOST: '/nonexistent',
      PGUSER: 'nobody',
    };
    const instance = start({ dataDir, project, environment });
    await instance.ready();
    const [row] = await ask<{ encoding: string }>(
      dataDir,
      'select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
    );
    expect(row).toEqual({ encoding: 'UTF8' });
  });

  test('says what is wrong with a path PostgreSQL cannot be started from', async () => {
    const instance = start({ dataDir: path.join(folder, 'cost $5') });
    expect(await instance.ended()).toBe(1);
    expect(instance.said()).toContain('cannot be started from a path that contains');
  });

  test('clears away a cluster whose making was interrupted', async () => {
    const dataDir = path.join(folder, 'interrupted');
    const half = path.join(dataDir, 'postgres.new-123');
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    const instance = start({ dataDir });
    await instance.ready();
    expect(existsSync(half)).toBe(false);
  });
});

describe('a start after a crash', () => {
  test('recovers everything acknowledged when all processes were killed', async () => {
    const dataDir = path.join(folder, 'killed');
    const first = start({ dataDir });
    await first.ready();
    const secrets = readFileSync(path.join(dataDir, 'secrets.json'), 'utf8');
    await ask(dataDir, 'create table act (n int)');
    await ask(dataDir, 'insert into act values (1), (2), (3)');
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await first.ended();
    const second = start({ dataDir });
    await second.ready();
    expect(await ask(dataDir, 'select count(*)::int as n from act')).toEqual([{ n: 3 }]);
    expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
  });

  test('adopts the PostgreSQL that outlived its launcher, while the object store did not', async () => {
    const dataDir = path.join(folder, 'adopted');
    const first = start({ dataDir });
    await first.ready();
    const [before] = await ask<{ at: string }>(
      dataDir,
      'select pg_postmaster_start_time()::text as at',
    );
    first.child.kill('SIGKILL');
    expect(await first.ended()).toBe('SIGKILL');
    const second = start({ dataDir });
    await second.ready();
    const [after] = await ask<{ at: string }>(
      dataDir,
      'select pg_postmaster_start_time()::text as at',
    );
    expect(after).toEqual(before);
    expect(await storeAnswers(dataDir)).toBe(true);
    second.child.kill('SIGTERM');
    expect(await second.ended()).toBe(0);
    if (isLinux) expect(processesOf(dataDir)).toEqual([]);
  });

  test('believes neither a lock nor a pid file whose numbers others use now', async () => {
    const dataDir = path.join(folder, 'numbers');
    const first = start({ dataDir });
    await first.ready();
    first.child.kill('SIGTERM');
    await first.ended();
    const stranger = net.createServer((socket) => socket.end('hello'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void stranger.close());
    const { port } = stranger.address() as AddressInfo;
    const lock = { pid: process.pid, port, token: 'forgotten' };
    writeFileSync(path.join(dataDir, 'instance.lock'), JSON.stringify(lock));
    const pidFile = `${process.pid}\n${dataDir}/postgres\n1\n${port}\n\n127.0.0.1\n`;
    writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), pidFile);
    const second = start({ dataDir });
    await second.ready();
  });

  test('starts PostgreSQL again at the same address when only that was killed', async () => {
    const dataDir = path.join(folder, 'watched');
    const instance = start({ dataDir });
    await instance.ready();
    const sql = postgres(runtimeOf(dataDir).DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
    onTestFinished(() => sql.end({ timeout: 1 }));
    await sql`select 1`;
    const pid = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split(
      '\n',
    )[0];
    process.kill(Number(pid), 'SIGKILL');
    await until('started again', () => instance.said().includes('starting it again'));
    const deadline = Date.now() + 10_000;
    let answer: unknown;
    while (answer === undefined && Date.now() < deadline) {
      answer = await sql`select 1 as one`.catch(() => undefined);
    }
    expect(answer).toEqual([{ one: 1 }]);
  });
});

describe('a start that has to share', () => {
  test('names a busy port and how to choose another', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const dataDir = path.join(folder, 'busy');
    const instance = start({ dataDir, port });
    expect(await instance.ended()).toBe(1);
    expect(instance.said()).toContain(`port ${port} on 127.0.0.1 is taken`);
    expect(instance.said()).toMatch(/PORT=\d+ npm start/);
    expect(existsSync(path.join(dataDir, 'instance.lock'))).toBe(false);
  });

  test('lets one of three at once begin; the others say who it is, and later where', async () => {
    const dataDir = path.join(folder, 'three');
    const runs = [1, 2, 3].map(() => start({ dataDir }));
    const ends = await Promise.all(
      runs.map((run) =>
        Promise.race([run.ready().then(() => 'ready' as const), run.ended()]).catch(() => 1),
      ),
    );
    expect(ends.filter((end) => end === 'ready')).toHaveLength(1);
    expect(ends.filter((end) => end === 1)).toHaveLength(2);
    const holder = runs[ends.indexOf('ready')];
    for (const run of runs) {
      if (run !== holder) expect(run.said()).toContain(`process ${holder?.child.pid}`);
    }
    const late = start({ dataDir });
    expect(await late.ended()).toBe(1);
    expect(late.said()).toContain(`is running at ${runtimeOf(dataDir).CHIROGRAPH_URL}`);
  });
});
