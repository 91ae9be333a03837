import { describe, expect, it } from 'vitest';
import { planFiles, type Segment } from './plan-files';

const group = (bytes: number): Segment => ({ rank: 'group', bytes, pages: 1 });
const exhibit = (bytes: number): Segment => ({ rank: 'exhibit', bytes, pages: 1 });
const room = { limit: 110, fixed: 10, perPage: 0 };

describe('the files of a paper', () => {
  it('are filled in order, a group in one', () => {
    expect(planFiles([group(40), group(40), group(40), group(40)], room)).toEqual([2]);
    expect(planFiles([group(50), group(30), exhibit(30)], room)).toEqual([1]);
  });

  it('count what pages add at the end', () => {
    expect(planFiles([group(45), group(45)], { ...room, perPage: 6 })).toEqual([1]);
  });

  it('divide a group that is larger than a file, between its exhibits', () => {
    const segments = [group(20), group(60), exhibit(60), exhibit(30), group(5)];
    expect(planFiles(segments, room)).toEqual([1, 2]);
  });

  it('give an exhibit that is larger than a file one of its own', () => {
    expect(planFiles([group(20), group(500), group(20)], room)).toEqual([1, 2]);
  });

  it('are one each where nothing fits', () => {
    expect(planFiles([group(1), exhibit(1), group(1)], { ...room, fixed: 200 })).toEqual([1, 2]);
  });
});
