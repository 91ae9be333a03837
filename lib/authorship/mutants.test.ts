import { describe, expect, it } from 'vitest';
import { tryMutants } from './testing-mutants';

describe('updates changed at random', () => {
  it('never crash a check, and what is accepted leaves a whole text', () => {
    const report = tryMutants(5000, 7);
    expect(report.tried).toBe(5000);
    expect(report.crashes).toEqual([]);
    expect(report.wrong).toEqual([]);
    expect(report.refused.size).toBeGreaterThan(6);
  }, 180_000);
});
