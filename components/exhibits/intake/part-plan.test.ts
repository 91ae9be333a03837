import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, PART_BYTES } from '@/lib/exhibits/model';
import { bytesOf, missingParts, planParts } from './part-plan';

describe('the parts of a large file', () => {
  it('follow each other without a gap and together are the file', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MAX_FILE_BYTES }),
        fc.integer({ min: 1024 ** 2, max: 64 * 1024 ** 2 }),
        (bytes, partBytes) => {
          const plan = planParts(bytes, partBytes);
          expect(plan[0]?.start).toBe(0);
          expect(plan.at(-1)?.end).toBe(bytes);
          expect(bytesOf(plan)).toBe(bytes);
          const astray = plan.filter(
            (part, i) =>
              part.part !== i + 1 ||
              part.end - part.start > partBytes ||
              part.start !== (plan[i - 1]?.end ?? 0),
          );
          expect(astray).toEqual([]);
        },
      ),
    );
  });

  it('of the largest file stay below the ten thousand the protocol allows', () => {
    expect(planParts(MAX_FILE_BYTES, PART_BYTES).length).toBeLessThanOrEqual(10_000);
  });

  it('that the store holds are not sent twice', () => {
    const plan = planParts(100, 30);
    expect(missingParts(plan, [1, 3, 99]).map((part) => part.part)).toEqual([2, 4]);
    expect(bytesOf(missingParts(plan, [1, 3]))).toBe(40);
    expect(missingParts(plan, [1, 2, 3, 4])).toEqual([]);
  });

  it('cannot be planned for a size that is none', () => {
    expect(() => planParts(0, 16)).toThrow(RangeError);
    expect(() => planParts(10, 0)).toThrow(RangeError);
    expect(() => planParts(Number.NaN, 16)).toThrow(RangeError);
  });
});
