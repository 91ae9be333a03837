import { expect, it } from 'vitest';
import type { Difference } from '../dto';
import { alwaysCompared } from './always-compared';

it('asks for model, seed, operator, environment and sight even where nobody stated them', () => {
  const seed: Difference = {
    group: 'parameter',
    name: 'Seed',
    before: '18446744073709551615',
    after: null,
    same: false,
  };
  const all = alwaysCompared([seed]);
  expect(all.map(({ group, name }) => `${group} ${name}`)).toEqual([
    'tool tool',
    'model model',
    'model model version',
    'model model hash',
    'parameter Seed',
    'person operator',
    'environment environment',
    'sight sight',
  ]);
  expect(all.every(({ same }) => !same)).toBe(true);
});
