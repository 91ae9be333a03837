import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { TestingLog, TestingPerson } from '@/lib/authorship/testing-log';
import { BrokenLog, CHECKPOINT_EVERY, ReplayEngine } from './replay-engine';

const SIZE = CHECKPOINT_EVERY * 2 + 300;
let operations: readonly Operation[];

beforeAll(() => {
  const log = new TestingLog();
  const people = [new TestingPerson(log, 1), new TestingPerson(log, 2)];
  while (log.operations.length < SIZE) {
    const person = people[log.operations.length % 2];
    if (!person) break;
    person.sync();
    const { length } = person.text();
    if (length > 40) person.remove(length - 3, 2);
    else person.insert(length, 'ab ');
    person.send();
  }
  operations = log.operations;
}, 120_000);

function engineOf(log: readonly Operation[] = operations) {
  const asked: number[] = [];
  const engine = new ReplayEngine(async (from, limit) => {
    asked.push(from);
    return log.slice(from, from + limit);
  });
  const load = () => engine.load(log.length, () => {}, new AbortController().signal);
  return { engine, asked, load };
}

function textAfter(size: number): string | undefined {
  const replay = PromptReplay.empty();
  for (const operation of operations.slice(0, size)) replay.apply(operation);
  return replay.fields()[0]?.text;
}

describe('a replay in the browser', () => {
  it('stands after any operation where a replay from the beginning stands', async () => {
    const { engine, load } = engineOf();
    await load();
    expect(engine.reached).toBe(SIZE);
    for (const size of [SIZE, 1, CHECKPOINT_EVERY, CHECKPOINT_EVERY + 1, 777, SIZE - 1, 778]) {
      const { attribution } = await engine.at(size);
      expect(attribution.size).toBe(size);
      expect(attribution.fields[0]?.text).toBe(textAfter(size));
    }
  }, 60_000);

  it('reads each stretch of the log once while it loads', async () => {
    const { asked, load } = engineOf();
    await load();
    expect(asked).toEqual([0, CHECKPOINT_EVERY, CHECKPOINT_EVERY * 2]);
  }, 60_000);

  it('can be shown what was read so far while the rest is coming', async () => {
    const { engine } = engineOf();
    const stop = new AbortController();
    const half = engine.load(SIZE, () => stop.abort(), stop.signal);
    await half;
    const { reached } = engine;
    expect(reached).toBeGreaterThan(0);
    expect((await engine.at(reached)).attribution.size).toBe(reached);
    await engine.load(SIZE, () => {}, new AbortController().signal);
    expect(engine.reached).toBe(SIZE);
    expect(engine.timeline.size).toBe(SIZE);
  }, 60_000);

  it('names the operation where a log was altered', async () => {
    const altered = operations.map((one) =>
      one.seq === 1234 ? { ...one, server: one.server.replace('member', 'owner') } : one,
    );
    const { load } = engineOf(altered);
    const failure = await load().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BrokenLog);
    expect((failure as BrokenLog).seq).toBe(1234);
  }, 60_000);

  it('says where a log ends before it should', async () => {
    const { engine } = engineOf(operations.slice(0, 500));
    await expect(engine.at(501)).rejects.toMatchObject({ seq: 500 });
  });
});
