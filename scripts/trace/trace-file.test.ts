import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readExpected, readTrace, sha256Of, type Trace } from './trace-file';

const TRACE: Trace = {
  kind: 'concurrent',
  endContent: 'ab',
  numAgents: 2,
  txns: [
    { parents: [], agent: 0, patches: [[0, 0, 'a']] },
    { parents: [0], agent: 1, patches: [[1, 0, 'b']] },
  ],
};
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a trace file', () => {
  it('is read alike from gzip and from plain JSON, with members we do not know left out', () => {
    const plain = bytes({ ...TRACE, startTime: 1, txns: TRACE.txns });
    expect(readTrace(plain)).toEqual(TRACE);
    expect(readTrace(gzipSync(plain))).toEqual(TRACE);
  });

  it.each([
    ['text that is no JSON', Buffer.from('x'), /neither JSON/],
    ['a gzip that is cut off', gzipSync(bytes(TRACE)).subarray(0, 20), /neither JSON/],
    ['a sequential trace', bytes({ ...TRACE, kind: 'sequential' }), /kind/],
    [
      'an agent beyond those it counts',
      bytes({ ...TRACE, txns: [{ parents: [], agent: 2, patches: [] }] }),
      /agent 2 of 2/,
    ],
    [
      'a parent that comes later',
      bytes({ ...TRACE, txns: [{ parents: [0], agent: 0, patches: [] }] }),
      /parent/,
    ],
    [
      'half a surrogate pair',
      bytes({ ...TRACE, txns: [{ parents: [], agent: 0, patches: [[0, 0, '\ud83d']] }] }),
      /surrogate/,
    ],
  ])('with %s is refused with the reason', (_, file, reason) => {
    expect(() => readTrace(file)).toThrow(reason);
  });

  it('finds its expectations by digest, else by name, else as the whole manifest', () => {
    const file = bytes(TRACE);
    const expected = { runs: 2 };
    const byDigest = { files: [{ file: 'other', sha256: sha256Of(file), expected }] };
    const byName = { files: [{ file: 'traces/t.json', expected }] };
    expect(readExpected(bytes(byDigest), 't.json', file).runs).toBe(2);
    expect(readExpected(bytes(byName), '/some/where/t.json', file).runs).toBe(2);
    expect(readExpected(bytes({ expected }), 't.json', file).runs).toBe(2);
    expect(() => readExpected(bytes({ files: [] }), 't.json', file)).toThrow(/does not know/);
  });
});
