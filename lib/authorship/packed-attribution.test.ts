import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed-attribution';
import { TestingLog, TestingPerson } from './testing-log';
import { Paper } from './testing-paper';
import { scribble } from './testing-scribble';

describe('a packed attribution', () => {
  it('is the same again after it was sent as JSON, whatever was scribbled', () => {
    fc.assert(
      fc.property(scribble, (draw) => {
        const paper = draw();
        if (paper.size === 0) return;
        const attribution = paper.attribution();
        expect(unpack(JSON.parse(JSON.stringify(pack(attribution))))).toEqual(attribution);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same again for a replay of signed operations, deleted and moved words included', () => {
    const log = new TestingLog();
    const ann = new TestingPerson(log, 1);
    const ben = new TestingPerson(log, 2);
    for (const [at, key] of [...'soft studio light'].entries()) {
      ann.insert(at, key);
      ann.send();
    }
    ben.sync();
    ben.replace(0, 4, 'hard');
    ben.send();
    ben.put(0, ben.cut(4, 7));
    ben.send();
    const attribution = log.replay.attribution();
    expect(unpack(JSON.parse(JSON.stringify(pack(attribution))))).toEqual(attribution);
  });

  it('takes a fifth of the bytes, or less, of a text typed key by key', () => {
    const paper = new Paper(['acct_a']);
    for (let i = 0; i < 500; i += 1) paper.write(1, i, 'x');
    const attribution = paper.attribution();
    for (const field of attribution.fields) {
      // As a replay tells it: each operation a run.
      expect(field.runs.length).toBe(500);
    }
    const bytes = (value: object) => JSON.stringify(value).length;
    expect(bytes(pack(attribution)) * 5).toBeLessThan(bytes(attribution));
  });

  it('is unpacked once', () => {
    const paper = new Paper(['acct_a']);
    paper.write(1, 0, 'cat');
    const packed = pack(paper.attribution());
    expect(unpack(packed)).toBe(unpack(packed));
  });
});
