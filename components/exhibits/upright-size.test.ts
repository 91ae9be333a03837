import { describe, expect, it } from 'vitest';
import { uprightSize } from './upright-size';

describe('a picture to mark areas on', () => {
  it('has the size of its derivative, turned as it is shown', () => {
    const photograph = { width: 4032, height: 3024 };
    const upright = { width: 3024, height: 4032 };
    expect(uprightSize(photograph, { width: 1536, height: 2048 })).toEqual(upright);
    expect(uprightSize(photograph, { width: 2048, height: 1536 })).toEqual(photograph);
    expect(uprightSize(upright, { width: 2048, height: 1536 })).toEqual(photograph);
    const square = { width: 500, height: 500 };
    expect(uprightSize(square, square)).toEqual(square);
  });
});
