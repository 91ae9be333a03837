import { expect, it } from 'vitest';
import { ComposingProgress } from './composing-progress';

/** What is said while two papers take so many passes each, of four items each. */
function said(isLimited: boolean, passes: readonly number[]): number[] {
  const heard: number[] = [];
  const progress = new ComposingProgress(passes.length, isLimited, (done, total) => {
    expect(total).toBe(1000 * passes.length);
    heard.push(done);
  });
  for (const most of passes) {
    for (let pass = 1; pass <= most; pass++) {
      progress.beginPass(pass);
      for (let done = 1; done <= 4; done++) progress.within(done, 4);
    }
    progress.endPaper();
  }
  return heard;
}

it.each([
  [false, [1, 1]],
  [true, [1, 3]],
  [true, [5, 2]],
] as const)('grows to the end and never back: under a limit %s, passes %j', (isLimited, passes) => {
  const heard = said(isLimited, passes);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(heard.at(-1)).toBe(2000);
  // It tells something before the end.
  expect(new Set(heard).size).toBeGreaterThan(5);
});

it('says nothing of the end while passes are still to come', () => {
  const heard = said(true, [2, 2]);
  expect(heard.slice(0, 8).every((done) => done < 1000)).toBe(true);
});
