import { describe, expect, it } from 'vitest';
import { actOf, moved } from './sheet-keys';

const press = (key: string, held = {}) =>
  actOf({ key, altKey: false, ctrlKey: false, metaKey: false, ...held });

describe('keys of the contact sheet', () => {
  it('give verdicts by figure and by letter, in either case', () => {
    const said = ['1', 'c', 'C', '0', 'x', 'X', 'u'].map((key) => press(key));
    expect(said.map((act) => act?.act === 'verdict' && act.verdict)).toEqual([
      'chosen',
      'chosen',
      'chosen',
      'rejected',
      'rejected',
      'rejected',
      'undecided',
    ]);
  });

  it('open, toggle and ask for the reason', () => {
    expect([' ', 'Enter', '/', 'r', 'R'].map((key) => press(key)?.act)).toEqual([
      'toggle',
      'open',
      'reason',
      'reason',
      'reason',
    ]);
  });

  it('leave the keys of the browser alone', () => {
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('r', { metaKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
    expect(press('constructor')).toBeNull();
  });
});

describe('arrows on the contact sheet', () => {
  // Two rows of three and one of two.
  const boxes = Array.from({ length: 8 }, (_, i) => ({
    left: (i % 3) * 100,
    top: Math.floor(i / 3) * 120,
  }));

  it('move along the row and on into the next', () => {
    expect(moved(boxes, 2, 'right')).toBe(3);
    expect(moved(boxes, 3, 'left')).toBe(2);
    expect([moved(boxes, 0, 'left'), moved(boxes, 7, 'right')]).toEqual([0, 7]);
  });

  it('move to the picture above and below, or the nearest where the row is short', () => {
    expect(moved(boxes, 1, 'down')).toBe(4);
    expect(moved(boxes, 4, 'up')).toBe(1);
    expect(moved(boxes, 5, 'down')).toBe(7);
    expect([moved(boxes, 1, 'up'), moved(boxes, 7, 'down')]).toEqual([1, 7]);
    expect([moved(boxes, 4, 'first'), moved(boxes, 4, 'last')]).toEqual([0, 7]);
  });
});
