import { describe, expect, it } from 'vitest';
import type { Run } from './attribution';
import { PromptReplay } from './prompt-replay';
import { TestingLog, TestingPerson, testingId } from './testing-log';

const ALICE = testingId('acct', 1);
const BOB = testingId('acct', 2);

function runs(log: TestingLog): Run[] {
  return log.replay.attribution().fields[0]?.runs ?? [];
}

/** Typist of each unit of the positive text. */
function typists(log: TestingLog): (string | null)[] {
  return runs(log).flatMap((run) => Array.from(run.text, () => run.typist));
}

function type(person: TestingPerson, at: number, text: string): void {
  for (const [i, letter] of [...text].entries()) person.insert(at + i, letter);
  person.send();
}

function two() {
  const log = new TestingLog();
  return { log, alice: new TestingPerson(log, 1), bob: new TestingPerson(log, 2) };
}

describe('a joint prompt', () => {
  it('keeps every author through the six steps', () => {
    const { log, alice, bob } = two();
    type(alice, 0, 'a cat-shaped crystal pendant, soft studio light');
    bob.sync();
    expect(typists(log)).toEqual(Array.from({ length: 47 }, () => ALICE));

    type(bob, 2, 'tiny ');
    const soft = bob.text().indexOf('soft');
    bob.replace(soft, 4, 'dramatic');
    bob.send();
    const text = 'a tiny cat-shaped crystal pendant, dramatic studio light';
    expect(bob.text()).toBe(text);
    const truth = Array.from(text, (_, i) => {
      const ofBob = (i >= 2 && i < 7) || (i >= 35 && i < 43);
      return ofBob ? BOB : ALICE;
    });
    expect(typists(log)).toEqual(truth);

    const clip = bob.cut(0, text.length);
    bob.send();
    bob.put(0, clip);
    bob.send();
    expect(bob.text()).toBe(text);
    expect(typists(log)).toEqual(truth);
    expect(runs(log).every((run) => run.placer === BOB && run.handlings[0]?.kind === 'moved')).toBe(
      true,
    );

    alice.sync();
    alice.paste(text.length, ', as seen on television');
    alice.send();
    expect(typists(log).slice(0, 56)).toEqual(truth);
    const last = runs(log).at(-1);
    expect(last).toMatchObject({ kind: 'pasted', typist: null, placer: ALICE });
    expect(last?.origin).toEqual({ from: 'unknown' });

    // Wiping: delete all and paste the same words as foreign text.
    bob.sync();
    const all = bob.text();
    bob.remove(0, all.length);
    bob.send();
    bob.paste(0, all);
    bob.send();
    expect(typists(log).slice(0, 56)).toEqual(truth);
    expect(runs(log)[0]).toMatchObject({ found: true, placer: BOB });
  });

  it('restores the same attribution from a snapshot', () => {
    const { log, alice, bob } = two();
    type(alice, 0, 'crystal light');
    bob.sync();
    bob.remove(0, 8);
    bob.send();
    bob.undo();
    bob.send();
    expect(runs(log)[0]).toMatchObject({ typist: ALICE, placer: BOB });
    const back = PromptReplay.restore(log.replay.snapshot());
    expect(back.attribution()).toEqual(log.replay.attribution());
    expect(back.frozen()).toEqual(log.replay.frozen());
  });
});
