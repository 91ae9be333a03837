import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreements } from './judge';
import { readUnder } from './oracle';
import { settle } from './settle';
import { anySeed, FRIENDS, makeTrace, SAMPLES } from './testing-traces';
import { readBytes, readExpected, readTrace, type Trace } from './trace-file';
import { truthOf } from './truth';

const trace = (numAgents: number, endContent: string, txns: Trace['txns']): Trace => ({
  kind: 'concurrent',
  endContent,
  numAgents,
  txns,
});

describe('the truth of a trace', () => {
  it('counts positions in the document of the parents, whatever others did meanwhile', () => {
    const one = trace(2, 'Xab!', [
      { parents: [], agent: 0, patches: [[0, 0, 'ab']] },
      { parents: [0], agent: 1, patches: [[0, 0, 'X']] },
      { parents: [0], agent: 0, patches: [[2, 0, '!']] },
    ]);
    expect(truthOf(one)).toMatchObject({
      text: 'Xab!',
      runs: [
        [0, 1, 1],
        [1, 4, 0],
      ],
      ambiguous: new Set(),
    });
  });

  it('counts code points, keeps concurrent words apart and credits the first deleter', () => {
    const one = trace(2, '🐈b', [
      { parents: [], agent: 0, patches: [[0, 0, '🐈a']] },
      { parents: [0], agent: 1, patches: [[1, 1, '']] },
      { parents: [0], agent: 0, patches: [[1, 1, 'b']] },
    ]);
    expect(truthOf(one)).toMatchObject({ runs: [[0, 2, 0]], deleted: [0, 1] });
    expect(truthOf(one)?.deletedOfOthers).toEqual([0, 1]);
  });

  it.each([
    ['xxyy', 0],
    ['yyxx', 1],
  ])('takes the order %s of words written at one place from the text', (endContent, first) => {
    const one = trace(2, endContent, [
      { parents: [], agent: 0, patches: [[0, 0, 'xx']] },
      { parents: [], agent: 1, patches: [[0, 0, 'yy']] },
    ]);
    expect(truthOf(one)?.runs).toEqual([
      [0, 2, first],
      [2, 4, 1 - first],
    ]);
  });

  it('calls equal letters written at one place ambiguous', () => {
    const one = trace(2, 'xx', [
      { parents: [], agent: 0, patches: [[0, 0, 'x']] },
      { parents: [], agent: 1, patches: [[0, 0, 'x']] },
    ]);
    expect(truthOf(one)?.ambiguous).toEqual(new Set([0, 1]));
  });

  it('is refused where no reading gives the text that the trace states', () => {
    const one = trace(1, 'other', [{ parents: [], agent: 0, patches: [[0, 0, 'x']] }]);
    expect(() => settle(one)).toThrow(/nobody can be judged/);
  });

  it('is found for whatever one to four people write, and names the right ones', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 4 }), (seed, agents) => {
        const made = makeTrace(seed, agents, 40);
        const { truth } = settle(made.trace);
        expect(truth.text).toBe(made.trace.endContent);
        const wrong = made.authors.filter(
          (agent, i) => truth.authors[i] !== agent && !truth.ambiguous.has(i),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is drivable: patches placed in a whole document give the same text', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { trace: one } = makeTrace(seed, 2, 30);
        const rule = truthOf(one)?.rule;
        if (!rule) return;
        const text: string[] = [];
        for (const { deletions, at, text: added } of readUnder(one, rule, true).placed.flat()) {
          for (const position of deletions) text.splice(position, 1);
          text.splice(at, 0, ...added);
        }
        expect(text.join('')).toBe(one.endContent);
      }),
      { numRuns: 100 },
    );
  });

  it.skipIf(!existsSync(FRIENDS))(
    'of the recorded trace agrees with its manifest in text, runs and deletions (needs the samples)',
    () => {
      const bytes = readBytes(FRIENDS);
      const one = readTrace(bytes);
      const truth = truthOf(one);
      const expected = readExpected(readBytes(`${SAMPLES}/manifest.json`), FRIENDS, bytes);
      expect(truth && disagreements(truth, one.txns.length, expected)).toEqual([]);
      expect(truth?.ambiguous.size).toBe(0);
      expect(truth?.runs).toHaveLength(130);
    },
    120_000,
  );
});
