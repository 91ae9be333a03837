import { describe, expect, it } from 'vitest';
import { idPattern, newId, PREFIXES, type Subject } from './ids';

describe('identifiers', () => {
  it('of one process sort as they were made, thousands in a millisecond too', () => {
    const made = Array.from({ length: 20_000 }, () => newId('run'));
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('begin with what they name and the time they were made', () => {
    const before = Date.now();
    for (const subject of Object.keys(PREFIXES) as Subject[]) {
      const id = newId(subject);
      expect(id).toMatch(idPattern(subject));
      const digits = [...id.slice(-26, -16)].map((d) =>
        '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(d),
      );
      const at = digits.reduce((all, digit) => all * 32 + digit, 0);
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });
});
