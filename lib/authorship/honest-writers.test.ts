import { describe, expect, it } from 'vitest';
import { PromptReplay } from './prompt-replay';
import { testingId } from './testing-log';
import { authorOf, writeAtRandom } from './testing-random';
import { verifyLog } from './verify-log';

describe('honest people who write at once', () => {
  it.each([
    [2, 2500, 1],
    [2, 2500, 2],
    [5, 2500, 3],
    [20, 4000, 4],
    [20, 4000, 5],
    [60, 5000, 6],
  ])(
    '%i people, %i steps, seed %i: none is refused, every letter has its author',
    async (count, steps, seed) => {
      const { log, people } = writeAtRandom(count, steps, seed);
      const { replay } = log;
      for (const person of people) expect(person.text()).toBe(replay.fields()[0]?.text);
      const [field] = replay.attribution().fields;
      const wrong = [...(field?.runs ?? []), ...(field?.deleted ?? [])].filter((run) =>
        [...run.text].some((letter) => {
          const author = authorOf(letter);
          return run.typist !== (author === undefined ? null : testingId('acct', author));
        }),
      );
      expect(wrong).toEqual([]);
      expect(field?.text.length).toBeGreaterThan(200);

      const restored = PromptReplay.restore(replay.snapshot());
      expect(restored.attribution()).toEqual(replay.attribution());
      expect(restored.snapshot()).toEqual(PromptReplay.restore(restored.snapshot()).snapshot());
      const { prompt, caseId, operations, head } = log;
      const heads = [{ size: operations.length, hash: head.hash }];
      const report = await verifyLog(operations, { prompt, caseId, heads, revisions: [] });
      expect(report.failures).toEqual([]);
      expect(report.replay.attribution()).toEqual(replay.attribution());
    },
  );
});
