import { describe, expect, it } from 'vitest';
import { instantOf } from './fact-words';

describe('a time as a record states it', () => {
  it('is an instant where it says which', () => {
    expect(instantOf('1735689600123')).toBe('2025-01-01T00:00:00.123Z');
    expect(instantOf('1718000022.5')).toBe('2024-06-10T06:13:42.500Z');
    expect(instantOf('2025-11-04T10:15:00+08:00')).toBe('2025-11-04T02:15:00.000Z');
    expect(instantOf('Sat, 09 Aug 2025 10:41:50 GMT')).toBe('2025-08-09T10:41:50.000Z');
  });

  it('is none where it names no zone, and is then told as it stands', () => {
    for (const value of ['20230422013000', '2024-11-19', '2025-11-04T10:15:00', 'yesterday', '']) {
      expect(instantOf(value)).toBeNull();
    }
  });
});
