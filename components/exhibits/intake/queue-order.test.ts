import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_QUEUE,
  hasEnded,
  type NewItem,
  type Queue,
  type QueueEvent,
  reduceQueue,
} from './queue';
import { isBehind, nextToCarry } from './queue-order';

const DIGEST = 'a'.repeat(64);
const HUGE = 200 * 1024 ** 2;

const file = (key: string, parent: string | null = null, bytes = 100): NewItem => ({
  key,
  name: key,
  bytes,
  mediaType: '',
  lastModified: null,
  source: { file: new File([], key) },
  parent,
});

const play = (events: readonly QueueEvent[], start: Queue = EMPTY_QUEUE) =>
  events.reduce(reduceQueue, start);

const hashed = (key: string): QueueEvent[] => [
  { type: 'hashing', key },
  { type: 'hashed', key, sha256: DIGEST },
];

const exhibit = { id: 'exh_1', number: 1, entry: 1 };
const admitted = (key: string): QueueEvent => ({ type: 'admitted', key, exhibit });

/** Files that are hashed and started, an archive with two members among them. */
const going = (first: NewItem[]) =>
  play([
    { type: 'added', items: first },
    { type: 'added', items: [file('m1', 'zip'), file('m2', 'zip')] },
    ...[...first.map((item) => item.key), 'm1', 'm2'].flatMap(hashed),
    { type: 'started' },
  ]);

describe('the order in which files become exhibits', () => {
  it('is that of the list, with members directly behind their archive', () => {
    const queue = going([file('a'), file('zip'), file('z')]);
    expect(queue.items.map((item) => item.key)).toEqual(['a', 'zip', 'm1', 'm2', 'z']);
    expect(isBehind(queue, 'a')).toBe(false);
    expect(isBehind(queue, 'zip')).toBe(true);
    const next = play([admitted('a'), admitted('zip')], queue);
    expect(isBehind(next, 'm1')).toBe(false);
    expect(isBehind(next, 'z')).toBe(true);
    expect(isBehind(play([admitted('m1'), admitted('m2')], next), 'z')).toBe(false);
  });

  it('does not wait for what is sent in parts, nor for what comes out of it', () => {
    const queue = going([file('film', null, HUGE), file('zip', null, HUGE), file('z')]);
    expect(isBehind(queue, 'z')).toBe(false);
  });

  it('carries three at once, and members only after their archive', () => {
    const queue = going([file('zip'), file('b'), file('c'), file('d')]);
    const carried = new Set<string>();
    for (let item = nextToCarry(queue, carried, 3); item; item = nextToCarry(queue, carried, 3)) {
      carried.add(item.key);
    }
    expect([...carried]).toEqual(['zip', 'b', 'c']);
  });

  it('never comes to a halt, whichever files fail, are tried again or are added meanwhile', () => {
    const failure = { code: 'INVALID', ref: 'r', passing: false } as const;
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 80 }), (choices) => {
        let queue = going([file('a'), file('zip'), file('b'), file('c'), file('d')]);
        const carried = new Set<string>();
        const step = (choice: number) => {
          for (let i = nextToCarry(queue, carried, 3); i; i = nextToCarry(queue, carried, 3)) {
            carried.add(i.key);
          }
          // One of those whose turn it is ends: well, or with a failure that is tried again at once.
          const able = [...carried].filter((key) => !isBehind(queue, key));
          const key = able[choice % Math.max(1, able.length)];
          if (key === undefined) return false;
          carried.delete(key);
          queue = play(
            choice === 5
              ? [
                  { type: 'failed', key, failure },
                  { type: 'again', key },
                ]
              : [admitted(key)],
            queue,
          );
          return true;
        };
        for (const choice of choices) step(choice);
        for (let left = 0; left < 20 && step(0); left += 1);
        expect(queue.items.filter((item) => !hasEnded(item))).toEqual([]);
      }),
    );
  });
});
