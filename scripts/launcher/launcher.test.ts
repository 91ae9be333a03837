import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseAccount } from './account.mjs';
import { sourcesFingerprint } from './build.mjs';
import { fingerprint } from './fingerprint.mjs';
import { matchesLock } from './install.mjs';
import { readSecrets } from './secrets.mjs';
import { defaultDataFolder, ROOT, readSettings } from './settings.mjs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-launcher-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = (environment: Record<string, string>, argv: string[] = []) =>
  readSettings(argv, {
    NODE_ENV: 'test',
    CHIROGRAPH_DATA: path.join(folder, 'data'),
    ...environment,
  });

describe('settings', () => {
  test('serve this computer on port 3000 unless told otherwise', () => {
    expect(settings({})).toMatchObject({ host: '127.0.0.1', port: 3000, dev: false });
    expect(settings({ PORT: '8080', HOST: '0.0.0.0' })).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
    });
  });

  test.each(['http', '-1', '65536', '3000.5', '0x50', ' 80'])('refuse the port "%s"', (port) => {
    expect(() => settings({ PORT: port })).toThrow(`PORT is "${port}"`);
  });

  test('refuse an argument nobody knows', () => {
    expect(() => settings({}, ['--devel'])).toThrow('--devel is not known');
  });

  test.each(['.next/data', 'public', 'app/data', '.'])('refuse data in %s', (place) => {
    expect(() => settings({ CHIROGRAPH_DATA: path.join(ROOT, place) })).toThrow('must not be');
    expect(existsSync(path.join(ROOT, '.next/data'))).toBe(false);
  });

  test.each(['linux', 'darwin', 'win32'] as const)(
    'keep data outside the project on %s',
    (system) => {
      const place = defaultDataFolder({ NODE_ENV: 'test', LOCALAPPDATA: '/Users/x/Local' }, system);
      expect(path.relative(ROOT, place)).toMatch(/^\.\./);
      expect(path.basename(place)).toMatch(/^[0-9a-f]{8}$/);
    },
  );
});

describe('the account PostgreSQL runs under', () => {
  const passwd = (...lines: string[]) => ['root:x:0:0::/root:/bin/sh', ...lines].join('\n');

  test('is one that exists for it, before any other', () => {
    const list = passwd('nobody:x:65534:65534::/:/bin/false', 'postgres:x:101:104::/:/bin/sh');
    expect(chooseAccount(list)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  });

  test('is otherwise the first person', () => {
    const list = passwd(
      'mail:x:8:8::/:/bin/false',
      'li:x:1001:1001::/:/bin/sh',
      'wu:x:1000:1000::/:/bin/sh',
    );
    expect(chooseAccount(list)).toEqual({ name: 'wu', uid: 1000, gid: 1000 });
  });

  test('is never root, whatever it is called', () => {
    expect(chooseAccount('node:x:0:0::/:/bin/sh\nbroken')).toBeUndefined();
  });
});

describe('what changed', () => {
  test('is told by contents and names, not by times', () => {
    const root = path.join(folder, 'sources');
    mkdirSync(path.join(root, 'app'), { recursive: true });
    writeFileSync(path.join(root, 'app', 'a.ts'), 'one');
    const first = fingerprint(root, ['app', 'missing']);
    utimesSync(path.join(root, 'app', 'a.ts'), 1, 1);
    expect(fingerprint(root, ['app', 'missing'])).toBe(first);
    writeFileSync(path.join(root, 'app', 'a.ts'), 'two');
    expect(fingerprint(root, ['app', 'missing'])).not.toBe(first);
  });

  test('leaves tests out: a changed test builds nothing', () => {
    const root = path.join(folder, 'tests');
    mkdirSync(path.join(root, 'lib'), { recursive: true });
    writeFileSync(path.join(root, 'lib', 'a.ts'), 'one');
    const before = sourcesFingerprint(root);
    writeFileSync(path.join(root, 'lib', 'a.test.ts'), 'one');
    expect(sourcesFingerprint(root)).toBe(before);
    writeFileSync(path.join(root, 'lib', 'b.ts'), 'one');
    expect(sourcesFingerprint(root)).not.toBe(before);
  });

  test('is an installation when a version differs, not when another platform is absent', () => {
    const root = path.join(folder, 'installed');
    mkdirSync(path.join(root, 'node_modules'), { recursive: true });
    const write = (file: string, packages: object) =>
      writeFileSync(path.join(root, file), JSON.stringify({ packages }));
    const zod = { version: '4.6.7' };
    const other = { version: '1.0.0', optional: true };
    write('package-lock.json', { '': {}, 'node_modules/zod': zod, 'node_modules/swc-mac': other });
    expect(matchesLock(root)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/zod': zod });
    expect(matchesLock(root)).toBe(true);
    write('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.6.6' } });
    expect(matchesLock(root)).toBe(false);
  });
});

describe('secrets', () => {
  test('stay the same from start to start, and new ones join them', () => {
    const place = path.join(folder, 'secrets');
    mkdirSync(place);
    const first = readSecrets(place);
    expect(first.sessionSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecrets(place)).toEqual(first);
    writeFileSync(path.join(place, 'secrets.json'), JSON.stringify({ sessionSecret: 'kept' }));
    expect(readSecrets(place)).toMatchObject({ sessionSecret: 'kept' });
  });

  test('are not replaced when their file is damaged', () => {
    const place = path.join(folder, 'damaged');
    mkdirSync(place);
    writeFileSync(path.join(place, 'secrets.json'), '{"sess');
    expect(() => readSecrets(place)).toThrow('cannot be read');
  });
});
