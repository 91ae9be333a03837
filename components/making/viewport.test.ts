import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, revealing, zoomed } from './viewport';

const FRAME = { width: 800, height: 500 };

describe('a drawing in its frame', () => {
  it('fits whole and stands in the middle, and a small one is not blown up', () => {
    const large = fitted({ width: 3000, height: 400 }, FRAME);
    expect(large.x).toBeCloseTo(16);
    expect(3000 * large.scale).toBeCloseTo(768);
    expect(fitted({ width: 100, height: 100 }, FRAME)).toEqual({ scale: 1, x: 350, y: 200 });
  });

  it('keeps the point under the pointer when it is zoomed', () => {
    const amount = fc.double({ min: 0.2, max: 5, noNaN: true });
    const place = fc.double({ min: 0, max: 800, noNaN: true });
    fc.assert(
      fc.property(amount, place, place, (factor, x, y) => {
        const before = { scale: 1, x: 30, y: -40 };
        const after = zoomed(before, factor, { x, y });
        const under = (view: typeof before) => [
          (x - view.x) / view.scale,
          (y - view.y) / view.scale,
        ];
        const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [under(before), under(after)];
        expect(bx).toBeCloseTo(ax, 6);
        expect(by).toBeCloseTo(ay, 6);
      }),
    );
  });

  it('moves only where a part would not be seen', () => {
    const view = { scale: 1, x: 0, y: 0 };
    const seen = { x: 100, y: 100, width: 50, height: 50 };
    expect(revealing(view, seen, FRAME)).toBe(view);
    expect(revealing(view, { ...seen, x: 900 }, FRAME)).toEqual({ scale: 1, x: -166, y: 0 });
    expect(revealing(view, { ...seen, y: -60 }, FRAME)).toEqual({ scale: 1, x: 0, y: 76 });
  });
});
