import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { forgetReplay, readReplay } from '@/lib/prompts/live/replays';
import { drive } from './drive';
import { judge, line } from './judge';
import { openScene } from './people';
import { settle } from './settle';
import { shortened } from './shortened';
import { FRIENDS, makeTrace } from './testing-traces';
import { readBytes, readTrace, type Trace } from './trace-file';

let instance: TestInstance;

beforeAll(async () => {
  instance = await testInstance();
});
afterAll(() => instance.close());

/** Drives a trace through the write path and judges what stands afterwards, read anew. */
async function driven(trace: Trace) {
  const { truth, remark, ...way } = settle(trace);
  const scene = await openScene('trace', trace.numAgents);
  await drive({ trace, ...way, path: scene.path });
  forgetReplay(scene.promptId);
  const attribution = await readReplay(scene.promptId, (replay) => replay.attribution());
  return { verdict: judge(attribution, truth, scene.path.accounts), truth, remark };
}

describe('a trace driven through the write path', () => {
  it.each([
    ['two who write at the same places', 7, 2, /exactly what the parents name/],
    ['three who write at the same places', 11, 3, /exactly what the parents name/],
    ['four who saw each other in a ring', 23, 4, /held all before it/],
  ])('of %s ends in its text with every author right', async (_, seed, agents, way) => {
    const { trace } = makeTrace(seed, agents, 120);
    const { verdict, truth, remark } = await driven(trace);
    expect(remark).toMatch(way);
    expect(verdict.remarks).toEqual([]);
    const n = truth.authors.length;
    const runs = truth.runs.length;
    expect(line(verdict)).toBe(`characters right ${n} of ${n}, runs right ${runs} of ${runs}`);
    expect(n).toBeGreaterThan(10);
  });

  it('counts every character that another is said to have written', async () => {
    const { trace } = makeTrace(7, 2, 60);
    const { truth, remark: _, ...way } = settle(trace);
    const scene = await openScene('trace', 2);
    await drive({ trace, ...way, path: scene.path });
    const attribution = await readReplay(scene.promptId, (replay) => replay.attribution());
    const swapped = [...scene.path.accounts].reverse();
    const verdict = judge(attribution, truth, swapped);
    expect(verdict.right).toBe(false);
    expect(verdict.characters[0]).toBe(truth.ambiguous.size);
  });

  it.skipIf(!existsSync(FRIENDS))(
    'recorded of two people has the first 2,000 transactions right (needs the samples)',
    async () => {
      const trace = shortened(readTrace(readBytes(FRIENDS)), 2000);
      const { verdict } = await driven(trace);
      expect(line(verdict)).toBe('characters right 1870 of 1870, runs right 11 of 11');
      expect(verdict.deletions).toEqual([65, 65]);
      expect(verdict.right).toBe(true);
    },
    120_000,
  );
});
