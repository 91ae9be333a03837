import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byKey, type Corner, drawn, kept, middle, moved, stretched } from './region-geometry';

const SIZE = { width: 640, height: 480 };

describe('regions of a picture', () => {
  it('are the same whichever corner the pointer began at', () => {
    const region = { x: 10, y: 20, width: 30, height: 40 };
    expect(drawn({ x: 10, y: 20 }, { x: 40, y: 60 }, SIZE)).toEqual(region);
    expect(drawn({ x: 40, y: 60 }, { x: 10, y: 20 }, SIZE)).toEqual(region);
  });

  it('keep the opposite corner when one is pulled', () => {
    const region = { x: 100, y: 100, width: 50, height: 50 };
    expect(stretched(region, 'nw', { x: -10, y: 5 }, SIZE)).toEqual({
      x: 90,
      y: 105,
      width: 60,
      height: 45,
    });
    expect(stretched(region, 'se', { x: -100, y: 0 }, SIZE)).toEqual({ ...region, width: 1 });
  });

  it('move by one pixel, by ten with Shift, and resize with Alt', () => {
    const region = { x: 100, y: 100, width: 50, height: 50 };
    const press = (key: string, alt = false, shift = false) =>
      byKey(region, { key, alt, shift }, SIZE);
    expect(press('ArrowRight')).toEqual({ ...region, x: 101 });
    expect(press('ArrowUp', false, true)).toEqual({ ...region, y: 90 });
    expect(press('ArrowDown', true)).toEqual({ ...region, height: 51 });
    expect(press('Enter')).toBeNull();
  });

  it('stay whole pixels inside the picture whatever is done to them', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: false });
    const corner = fc.constantFrom<Corner>('nw', 'ne', 'sw', 'se');
    fc.assert(
      fc.property(number, number, number, number, number, number, corner, (...given) => {
        const [x, y, width, height, dx, dy, which] = given;
        const start = kept({ x, y, width, height }, SIZE);
        const by = { x: dx, y: dy };
        const all = [
          start,
          moved(start, by, SIZE),
          stretched(start, which, by, SIZE),
          drawn({ x: x || 0, y: y || 0 }, { x: dx || 0, y: dy || 0 }, SIZE),
        ];
        for (const one of all) {
          expect(Object.values(one).every(Number.isInteger)).toBe(true);
          expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(0);
          expect(Math.min(one.width, one.height)).toBeGreaterThanOrEqual(1);
          expect(one.x + one.width).toBeLessThanOrEqual(SIZE.width);
          expect(one.y + one.height).toBeLessThanOrEqual(SIZE.height);
        }
      }),
    );
  });

  it('reach the edges of a page whose points are not whole, and go no further', () => {
    const page = { width: 595.276, height: 841.89 };
    const edge = { x: 590, y: 840, width: 6, height: 2 };
    expect(drawn({ x: 590.2, y: 840.1 }, { x: 595.276, y: 841.89 }, page)).toEqual(edge);
    expect(kept({ x: 590, y: 840, width: 50, height: 50 }, page)).toEqual(edge);
    expect(moved({ ...edge, x: 0, y: 0 }, { x: 900, y: 900 }, page)).toEqual(edge);
    const begun = { ...edge, width: 1, height: 1 };
    expect(stretched(begun, 'se', { x: 900, y: 900 }, page)).toEqual(edge);
  });

  it('begin in the middle, also of a picture of one pixel', () => {
    expect(middle({ width: 300, height: 90 })).toEqual({ x: 100, y: 30, width: 100, height: 30 });
    expect(middle({ width: 1, height: 1 })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
});
