import { describe, expect, it } from 'vitest';
import type { ServerPart } from './operation';
import { PromptReplay } from './prompt-replay';
import { testingId } from './testing-log';
import { authorOf, writeAtRandom } from './testing-random';
import { verifyLog } from './verify-log';

describe('honest people who write at once', () => {
  it('what is noticed of an edit does not depend on whether a snapshot lies between', () => {
    const { log } = writeAtRandom(3, 4000, 21);
    let replay = PromptReplay.empty();
    let noted = 0;
    for (const operation of log.operations) {
      const part = JSON.parse(operation.server) as ServerPart;
      if (part.kind === 'edit') {
        const hash = (seq: number) => log.operations[seq]?.hash;
        const { note } = replay.check(operation.claim, operation.sig, part, hash);
        expect(note).toEqual(part.note);
        if (note.flags ?? note.found) noted++;
      }
      replay.apply(operation);
      if (operation.seq % 37 === 0) replay = PromptReplay.restore(replay.snapshot());
    }
    expect(noted).toBeGreaterThan(8);
    expect(log.operations.length).toBeGreaterThan(350);
  }, 120_000);

  it.each([
    [2, 2500, 1],
    [2, 2500, 2],
    [5, 2500, 3],
    [20, 4000, 4],
    [60, 3000, 6],
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
    120_000,
  );
});
