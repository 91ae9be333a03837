import { describe, expect, it } from 'vitest';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import type { Bears } from './record';
import { standingOf } from './standing';

/** A record of a class, by an account, for or against. */
function bears(
  one: CaptureClass | null,
  account = 'acct_a',
  bearing: Bears['bearing'] = 'supports',
): Bears {
  return {
    element: 'E4',
    bearing,
    basis: { rule: 'inputs' },
    weaknesses: [],
    record: {
      kind: 'exhibit',
      id: 'exh',
      number: 1,
      title: '',
      class: one,
      at: '2026-01-01T00:00:00.000Z',
      claimed: null,
      account,
      entry: 1,
    },
  };
}

describe('where an element stands', () => {
  it.each([
    ['missing', []],
    ['recreation_only', [bears('E'), bears('E', 'acct_b')]],
    ['declared_only', [bears('D'), bears('D', 'acct_b'), bears('E')]],
    ['supported_uncorroborated', [bears('A'), bears('B'), bears('D', 'acct_b')]],
    ['supported_uncorroborated', [bears('C-'), bears('C-', 'acct_b')]],
    ['supported', [bears('A'), bears('C', 'acct_b')]],
    ['supported', [bears(null), bears(null, 'acct_b')]],
    ['contradicted', [bears('A+'), bears('A', 'acct_b'), bears('C-', 'acct_b', 'against')]],
  ])('is %s', (standing, found) => {
    expect(standingOf(found)).toBe(standing);
  });
});
