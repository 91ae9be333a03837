import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FailureError, localFailure } from '@/components/exhibits/intake/failure';
import { type Operation, operationHash } from '@/lib/authorship/operation';
import { recordOf } from '@/lib/authorship/prompt-record';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { TestingPerson, testingId } from '@/lib/authorship/testing-log';
import { PageKeep } from './keep';
import type { PromptApi } from './prompt-api';
import type { PromptSession } from './prompt-session';
import { Record, SNAPSHOT_ABOVE } from './record';
import { TestingDesk } from './testing-desk';

const READER = testingId('acct', 9);
const open: PromptSession[] = [];

async function sit(desk: TestingDesk) {
  const session = await desk.sit(READER, new PageKeep());
  open.push(session);
  return session;
}

afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

/** Two people write, move, delete and comment until the chain has a length. */
function write(desk: TestingDesk, [anna, bo]: [TestingPerson, TestingPerson], length: number) {
  const { log } = desk;
  for (let i = 0; log.operations.length < length; i += 1) {
    const [one, other] = i % 2 === 0 ? [anna, bo] : [bo, anna];
    one.sync();
    const at = (i * 7) % (one.text().length + 1);
    if (i % 5 === 4 && one.text().length > 20) one.remove(at % 10, 3);
    else one.insert(at, i % 3 === 0 ? `word ${i} ` : 'x');
    one.send();
    if (i % 400 === 399) {
      one.say({ k: 'parameter', name: 'seed', value: String(i) });
      other.freeze();
    }
  }
}

/** What the page and the paper show of a replay. */
const shown = (replay: PromptReplay) => ({
  size: replay.size,
  hash: replay.hash,
  frozen: replay.frozen(),
  attribution: replay.attribution(),
  story: replay.attribution('story'),
  record: recordOf(replay),
  comments: replay.comments(),
  writers: replay.writers(),
});

function fromZero(operations: readonly Operation[]): PromptReplay {
  const replay = PromptReplay.empty();
  for (const operation of operations) replay.apply(operation);
  return replay;
}

/** The replay of a chain whose last operation was received at another time. */
function otherHistory(operations: readonly Operation[]): PromptReplay {
  const replay = fromZero(operations.slice(0, -1));
  const last = operations.at(-1);
  if (!last) throw new Error('nothing to change');
  const server = last.server.replace(/"at":"[^"]+"/, '"at":"2027-01-01T00:00:00.000Z"');
  replay.apply({ ...last, server, hash: operationHash(replay.hash, { ...last, server }) });
  return replay;
}

describe('the record of a long prompt', () => {
  const desk = new TestingDesk();
  let people: [TestingPerson, TestingPerson];

  beforeAll(() => {
    people = [new TestingPerson(desk.log, 1), new TestingPerson(desk.log, 2)];
    write(desk, people, SNAPSHOT_ABOVE + 100);
  });

  it('starts from a snapshot and shows what a replay from operation 0 shows', async () => {
    const reader = await sit(desk);
    await reader.record.load();
    expect(desk.snapshots).toBe(1);
    expect(reader.record.given).toBeGreaterThan(SNAPSHOT_ABOVE);
    expect(shown(reader.record.replay)).toEqual(shown(fromZero(desk.log.operations)));
    // What follows is replayed here, operation by operation.
    const before = reader.record.replay.size;
    write(desk, people, desk.log.operations.length + 60);
    desk.deliver();
    await reader.settled();
    expect(reader.record.replay.size).toBeGreaterThanOrEqual(before + 60);
    expect(shown(reader.record.replay)).toEqual(shown(fromZero(desk.log.operations)));
    expect(reader.record.state).toBe('ready');
    // The text that people see and the text on record are one.
    expect(reader.text('positive').toString()).toBe(reader.record.replay.fields()[0]?.text);
  });

  it('freezes, from a snapshot, exactly what the server freezes', async () => {
    const reader = await sit(desk);
    await reader.settled();
    const { sha256 } = reader.record.replay.frozen();
    await reader.state({ k: 'freeze', sha256, purpose: 'sent', tool: '' });
    expect(desk.log.replay.revisions().at(-1)?.sha256).toBe(sha256);
  });

  function recordWith(snapshot: PromptApi['snapshot']) {
    const record = new Record(desk.log.prompt, { ...desk.api(READER), snapshot }, () => {});
    record.expect(desk.log.operations.length);
    return record;
  }

  it('is replayed from operation 0 where a snapshot cannot be had or read', async () => {
    const { size, hash } = desk.log.replay;
    const useless: PromptApi['snapshot'][] = [
      () => Promise.reject(new FailureError(localFailure('offline'))),
      async () => ({ size, hash, bytes: new Uint8Array([1, 2, 3]) }),
      async () => ({ size: size - 1, hash, bytes: desk.log.replay.snapshot() }),
    ];
    for (const snapshot of useless) {
      const record = recordWith(snapshot);
      await record.load();
      expect([record.given, record.state]).toEqual([0, 'ready']);
      expect(record.replay.hash).toBe(hash);
    }
  });

  it('lets a snapshot go whose hash the chain does not join', async () => {
    const other = otherHistory(desk.log.operations.slice(0, SNAPSHOT_ABOVE));
    const { size, hash } = other;
    let given = 0;
    const record = recordWith(async () => {
      given += 1;
      return { size, hash, bytes: other.snapshot() };
    });
    expect(PromptReplay.restore(other.snapshot()).hash).toBe(hash);
    await record.load();
    expect([given, record.given, record.state]).toEqual([1, 0, 'ready']);
    expect(record.replay.hash).toBe(desk.log.head.hash);
  });

  it('goes back to operation 0 where that shows with what comes later only', async () => {
    const other = otherHistory(desk.log.operations);
    const { size, hash } = other;
    const record = recordWith(async () => ({ size, hash, bytes: other.snapshot() }));
    await record.load();
    expect(record.given).toBe(size);
    write(desk, people, size + 1);
    record.take(desk.log.operations.slice(size));
    await record.load();
    expect([record.given, record.state]).toEqual([0, 'ready']);
    expect(shown(record.replay)).toEqual(shown(fromZero(desk.log.operations)));
  });
});

describe('the record of a short prompt', () => {
  it('is replayed from operation 0', async () => {
    const desk = new TestingDesk();
    write(desk, [new TestingPerson(desk.log, 1), new TestingPerson(desk.log, 2)], 100);
    const reader = await sit(desk);
    await reader.record.load();
    expect([desk.snapshots, reader.record.given]).toEqual([0, 0]);
    expect(reader.record.replay.hash).toBe(desk.log.head.hash);
  });
});
