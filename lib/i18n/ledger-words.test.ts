import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '@/lib/entries/registry';
import { CHECKS } from '@/lib/proof/report';
import { LOCALES } from './locale';
import { MESSAGES } from './messages';

/** The text at a dotted path, or undefined. */
function wordAt(tree: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      tree,
    );
}

const missing = (tree: unknown, paths: readonly string[]) =>
  paths.filter((path) => typeof wordAt(tree, path) !== 'string');

const fsck = fileURLToPath(new URL('../ledger/fsck/', import.meta.url));

/** Rules that the full check itself names; one that ends in a column's name stands for all. */
const ownRules = readdirSync(fsck)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(`${fsck}${name}`, 'utf8').matchAll(/check: ['`]([\w.]+)/g)])
  .map((match) => (match[1] ?? '').replace(/\.$/, ''));

/** Rules of the verifier that concern a ledger, not a bundle. */
const ledgerRules = CHECKS.filter((check) => /^(entry|checkpoint|payload|object)\./.test(check));

describe.each(LOCALES)('the words of the ledger in %s', (locale) => {
  const { ledger, paper } = MESSAGES[locale];

  it('name every kind of entry that can be read, on screen and on paper', () => {
    const kinds = [...new Set(ENTRY_KINDS.map((kind) => kind.kind))];
    expect(missing(ledger.kind, kinds)).toEqual([]);
    expect(missing(paper.act, kinds)).toEqual([]);
  });

  it('name every group of kinds', () => {
    const groups = ENTRY_KINDS.map((kind) => kind.kind.split('.')[0] ?? '');
    expect(missing(ledger.group, [...new Set(groups)])).toEqual([]);
  });

  it('name no kind that there is not', () => {
    const told = Object.entries(ledger.kind).flatMap(([group, acts]) =>
      Object.keys(acts).map((act) => `${group}.${act}`),
    );
    const known = new Set<string>(ENTRY_KINDS.map((kind) => kind.kind));
    expect(told.filter((kind) => !known.has(kind))).toEqual([]);
  });

  it('name every field of personal content', () => {
    const fields = ENTRY_KINDS.flatMap(({ payload }) =>
      payload ? Object.keys(payload.shape) : [],
    );
    expect(missing(ledger.payload.field, [...new Set(fields)])).toEqual([]);
  });

  it('say what each rule of a full check asks for', () => {
    expect(ownRules.length).toBeGreaterThan(10);
    expect(missing(ledger.rule, [...ownRules, ...ledgerRules])).toEqual([]);
  });
});
