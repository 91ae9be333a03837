import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localFailure } from './failure';
import {
  EMPTY_QUEUE,
  hasEnded,
  isAtWork,
  MOST_ITEMS,
  type NewItem,
  type Queue,
  type QueueEvent,
  reduceQueue,
} from './queue';
import { isUnderWay, milestoneOf, sumUp } from './queue-sums';

const DIGEST = 'a'.repeat(64);

const file = (key: string, bytes = 100, parent: string | null = null): NewItem => ({
  key,
  name: `${key}.png`,
  bytes,
  mediaType: 'image/png',
  lastModified: null,
  source: { file: new File([], `${key}.png`) },
  parent,
});

const play = (events: readonly QueueEvent[], start: Queue = EMPTY_QUEUE) =>
  events.reduce(reduceQueue, start);

const hashed = (key: string): QueueEvent[] => [
  { type: 'hashing', key },
  { type: 'hashed', key, sha256: DIGEST },
];

const phases = (queue: Queue) => queue.items.map((item) => `${item.key} ${item.phase}`);

const exhibit = { id: 'exh_1', number: 1, entry: 9 };
const refusal = {
  code: 'INVALID',
  reason: 'intake_digest_differs',
  ref: 'r1',
  passing: false,
} as const;

describe('an intake', () => {
  it('shows every digest before anything is sent, and sends only once it is started', () => {
    const ready = play([{ type: 'added', items: [file('a'), file('b')] }, ...hashed('a')]);
    expect(phases(ready)).toEqual(['a hashed', 'b queued']);
    expect(ready.items[0]?.sha256).toBe(DIGEST);
    const going = play([{ type: 'started' }], ready);
    expect(phases(going)).toEqual(['a waiting', 'b queued']);
    expect(phases(play(hashed('b'), going))).toEqual(['a waiting', 'b waiting']);
  });

  it('leaves files that are added after the start until they are started, too', () => {
    const queue = play([
      { type: 'added', items: [file('a')] },
      ...hashed('a'),
      { type: 'started' },
      { type: 'added', items: [file('late')] },
      ...hashed('late'),
    ]);
    expect(phases(queue)).toEqual(['a waiting', 'late hashed']);
  });

  it('tells what may pass apart from what was refused', () => {
    const sent = play([
      { type: 'added', items: [file('a'), file('b')] },
      ...hashed('a'),
      ...hashed('b'),
      { type: 'started' },
      { type: 'sending', key: 'a', resumed: false },
      { type: 'failed', key: 'a', failure: localFailure('store_unreachable') },
      { type: 'failed', key: 'b', failure: refusal },
    ]);
    expect(phases(sent)).toEqual(['a interrupted', 'b refused']);
    expect(milestoneOf(sumUp(sent))).toEqual({
      say: 'ended',
      admitted: 0,
      duplicate: 0,
      refused: 2,
    });
    expect(phases(play([{ type: 'again', key: 'a' }], sent))).toEqual(['a waiting', 'b refused']);
  });

  it('cannot stop a file while it is being recorded, nor lose one that is', () => {
    const recording = play([
      { type: 'added', items: [file('a')] },
      ...hashed('a'),
      { type: 'started' },
      { type: 'confirming', key: 'a' },
    ]);
    const tried = play(
      [
        { type: 'cancelled', key: 'a' },
        { type: 'removed', keys: ['a'] },
        { type: 'own', key: 'a', change: { title: 'too late' } },
      ],
      recording,
    );
    expect(tried).toEqual(recording);
  });

  it('keeps what became an exhibit, whatever is reported of it later', () => {
    const done = play([
      { type: 'added', items: [file('a')] },
      ...hashed('a'),
      { type: 'started' },
      { type: 'confirming', key: 'a' },
      { type: 'admitted', key: 'a', exhibit },
      { type: 'failed', key: 'a', failure: refusal },
      { type: 'again', key: 'a' },
      { type: 'progress', key: 'a', done: 1 },
    ]);
    expect(done.items[0]).toMatchObject({ phase: 'admitted', exhibit, failure: null });
  });

  it('puts what an archive holds directly below it', () => {
    const queue = play([
      { type: 'added', items: [file('zip'), file('other')] },
      { type: 'added', items: [file('m1', 1, 'zip'), file('m2', 1, 'zip')] },
      { type: 'added', items: [file('m3', 1, 'zip')] },
    ]);
    expect(queue.items.map((item) => item.key)).toEqual(['zip', 'm1', 'm2', 'm3', 'other']);
  });

  it('takes no more files than it can show', () => {
    const many = Array.from({ length: MOST_ITEMS + 3 }, (_, i) => file(`f${i}`));
    expect(play([{ type: 'added', items: many }]).items).toHaveLength(MOST_ITEMS);
  });

  it('speaks to screen readers at milestones only', () => {
    const start = play([
      { type: 'added', items: [file('a', 1000)] },
      ...hashed('a'),
      { type: 'started' },
      { type: 'sending', key: 'a', resumed: false },
    ]);
    const said = new Set<string>();
    for (let done = 0; done <= 1000; done += 10) {
      const queue = play([{ type: 'progress', key: 'a', done }], start);
      said.add(JSON.stringify(milestoneOf(sumUp(queue))));
    }
    expect(said.size).toBe(4);
  });

  it('never counts more bytes than there are, and never loses a file, whatever happens', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const event = fc.oneof(
      fc.record({ type: fc.constant('hashing' as const), key }),
      fc.record({ type: fc.constant('hashed' as const), key, sha256: fc.constant(DIGEST) }),
      fc.record({ type: fc.constant('progress' as const), key, done: fc.nat(500) }),
      fc.record({ type: fc.constant('started' as const) }),
      fc.record({ type: fc.constant('sending' as const), key, resumed: fc.boolean() }),
      fc.record({ type: fc.constant('confirming' as const), key }),
      fc.record({ type: fc.constant('failed' as const), key, failure: fc.constant(refusal) }),
      fc.record({ type: fc.constant('cancelled' as const), key }),
      fc.record({ type: fc.constant('again' as const), key }),
      fc.record({ type: fc.constant('admitted' as const), key, exhibit: fc.constant(exhibit) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const start = play([{ type: 'added', items: [file('a'), file('b', 0), file('c', 300)] }]);
        const queue = play(events, start);
        const sums = sumUp(queue);
        expect(queue.items).toHaveLength(3);
        expect(sums.sent).toBeLessThanOrEqual(sums.bytes);
        for (const item of queue.items) {
          expect(item.done).toBeLessThanOrEqual(item.bytes);
          // Nothing is on its way to the store without its digest being known.
          if (isAtWork(item)) expect(item.sha256).toBe(DIGEST);
        }
        if (queue.items.every(hasEnded)) expect(isUnderWay(sums)).toBe(false);
      }),
    );
  });
});
