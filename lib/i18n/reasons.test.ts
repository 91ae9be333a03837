import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import en from './messages/en/errors.json';

const lib = fileURLToPath(new URL('../', import.meta.url));

/** Sources of the rooms, tests and texts left out. */
const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^i18n\//.test(path))
  .map((path) => readFileSync(`${lib}${path}`, 'utf8'));

/** Literal options of every refusal: `new AppError('CODE', { … })`. */
const refusals = sources.flatMap((source) =>
  [...source.matchAll(/new AppError\(\s*'[A-Z_]+',\s*\{([^;]*?)\}\s*\)/g)].map((m) => m[1] ?? ''),
);

it('every reason a room refuses with is told in words', () => {
  const reasons = refusals.flatMap((options) =>
    [...options.matchAll(/\breason: '(\w+)'/g)].map((m) => m[1] ?? ''),
  );
  expect(reasons.length).toBeGreaterThan(20);
  const silent = reasons.filter((reason) => !Object.hasOwn(en.reason, reason));
  expect([...new Set(silent)]).toEqual([]);
});

it('every literal complaint about a field is told in words', () => {
  const keys = refusals.flatMap((options) =>
    [...options.matchAll(/\bfields: \{([^}]*)\}/g)].flatMap((m) =>
      [...(m[1] ?? '').matchAll(/: '(\w+)'/g)].map((k) => k[1] ?? ''),
    ),
  );
  expect(keys.length).toBeGreaterThan(5);
  expect([...new Set(keys)].filter((key) => !Object.hasOwn(en.field, key))).toEqual([]);
});
