import { afterEach, describe, expect, it } from 'vitest';
import { testingId } from '@/lib/authorship/testing-log';
import type { Change, Piece } from './head';
import { identitiesBetween } from './identities';
import { PageKeep } from './keep';
import { PromptSession } from './prompt-session';
import { TestingDesk } from './testing-desk';

const ANNA = testingId('acct', 1);
const BO = testingId('acct', 2);
const FIELD = 'positive';

const open: PromptSession[] = [];

async function sit(desk: TestingDesk, account: string, keep?: PageKeep) {
  const session = await desk.sit(account, keep);
  open.push(session);
  return session;
}

afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

const typed = (at: number, text: string, kind: Piece['kind'] = 'typed'): Change => ({
  from: at,
  to: at,
  pieces: [{ text, kind }],
});
const gone = (from: number, to: number): Change => ({ from, to, pieces: [] });
const textOf = (session: PromptSession) => session.text(FIELD).toString();

/** The text with the first typist of each character. */
function blame(desk: TestingDesk): string[] {
  const [field] = desk.log.replay.attribution().fields;
  return (field?.runs ?? []).flatMap(({ text, typist }) => {
    const who = typist === ANNA ? 'a' : typist === BO ? 'b' : '?';
    return [...text].map((character) => `${character}${who}`);
  });
}

describe('a session', () => {
  it('joins, records what is typed and shows it to the other', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    anna.edit(FIELD, [typed(0, 'cat')]);
    await anna.settled();
    bo.edit(FIELD, [typed(3, 's')]);
    await bo.settled();
    await anna.settled();
    expect(textOf(anna)).toBe('cats');
    expect(textOf(bo)).toBe('cats');
    expect(blame(desk)).toEqual(['ca', 'aa', 'ta', 'sb']);
    expect(desk.refusals).toEqual([]);
  });

  it('puts letters of one window into one operation with their times', async () => {
    const desk = new TestingDesk();
    const anna = await sit(desk, ANNA);
    for (const [i, letter] of [...'word'].entries()) anna.edit(FIELD, [typed(i, letter)]);
    await anna.settled();
    const edits = desk.log.operations.filter(({ claim }) => claim.includes('"k":"edit"'));
    expect(edits).toHaveLength(1);
    const claim = JSON.parse(edits[0]?.claim ?? '{}');
    expect(claim.ins).toEqual([{ c: 0, k: 'typed', l: 4 }]);
    expect(claim.dt).toHaveLength(4);
  });

  it('names what it had seen when the first act of a window was made, not when it was sent', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    desk.deliver();
    const before = desk.log.head.seq;
    anna.edit(FIELD, [typed(0, 'x')]);
    bo.edit(FIELD, [typed(0, 'y')]);
    await bo.settled();
    anna.edit(FIELD, [typed(1, 'z')]);
    await anna.settled();
    const claim = JSON.parse(desk.log.operations.at(-1)?.claim ?? '{}');
    expect(claim.account).toBe(ANNA);
    expect(claim.seen).toBe(before);
    expect(desk.refusals).toEqual([]);
  });

  it('brings back the words of another by undo, and they stay the other’s', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    anna.edit(FIELD, [typed(0, 'crystal cat')]);
    await anna.settled();
    bo.edit(FIELD, [gone(0, 8)]);
    await bo.settled();
    expect(textOf(anna)).toBe('cat');
    bo.step(FIELD, 'undo');
    await bo.settled();
    bo.step(FIELD, 'redo');
    bo.step(FIELD, 'undo');
    await bo.settled();
    await anna.settled();
    expect(textOf(anna)).toBe('crystal cat');
    expect(blame(desk).every((one) => one.endsWith('a'))).toBe(true);
    expect(desk.refusals).toEqual([]);
  });

  it('takes back and does again what was typed, around the words of another', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    anna.edit(FIELD, [typed(0, 'red ')]);
    await anna.settled();
    bo.edit(FIELD, [typed(4, 'blue')]);
    await bo.settled();
    anna.step(FIELD, 'undo');
    await anna.settled();
    expect(textOf(bo)).toBe('blue');
    anna.step(FIELD, 'redo');
    await anna.settled();
    expect(textOf(bo)).toBe('red blue');
    expect(blame(desk).slice(0, 4)).toEqual(['ra', 'ea', 'da', ' a']);
    expect(desk.refusals).toEqual([]);
  });

  it('moves words with their sources', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    anna.edit(FIELD, [typed(0, 'ab')]);
    await anna.settled();
    bo.edit(FIELD, [typed(1, 'X')]);
    await bo.settled();
    const src = identitiesBetween(bo.text(FIELD), 0, 3);
    bo.edit(FIELD, [gone(0, 3)]);
    bo.edit(FIELD, [{ from: 0, to: 0, pieces: [{ text: 'aXb', kind: 'moved', src }] }]);
    await bo.settled();
    expect(blame(desk)).toEqual(['aa', 'Xb', 'ba']);
    expect(desk.refusals).toEqual([]);
  });

  it('keeps working without a network and merges on return', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    anna.edit(FIELD, [typed(0, 'one ')]);
    await anna.settled();
    desk.connected = false;
    anna.edit(FIELD, [typed(4, 'two ')]);
    anna.flush();
    await expect.poll(() => anna.view.reached).toBe(false);
    expect(anna.view.waiting).toBe(1);
    desk.connected = true;
    bo.edit(FIELD, [typed(0, 'zero ')]);
    await bo.settled();
    anna.retry();
    await anna.settled();
    expect(textOf(anna)).toBe('zero one two ');
    await bo.settled();
    expect(textOf(bo)).toBe('zero one two ');
  });

  it('sends what an earlier page of the same browser left, then joins as a new writer', async () => {
    const desk = new TestingDesk();
    const keep = new PageKeep();
    const first = await sit(desk, ANNA, keep);
    desk.connected = false;
    first.edit(FIELD, [typed(0, 'unsent')]);
    first.flush();
    await expect.poll(async () => (await keep.waiting(ANNA, desk.log.prompt)).length).toBe(1);
    first.close();
    desk.connected = true;
    const second = await sit(desk, ANNA, keep);
    expect(textOf(second)).toBe('unsent');
    expect(second.view.writer).toBe(2);
    expect(await keep.waiting(ANNA, desk.log.prompt)).toEqual([]);
    expect(second.view.lost).toEqual([]);
  });

  it('keeps refused words in sight and goes on as a new writer', async () => {
    const desk = new TestingDesk();
    const anna = await sit(desk, ANNA);
    anna.edit(FIELD, [typed(0, 'kept')]);
    await anna.settled();
    // Not what stands there: a source that lies.
    const src = identitiesBetween(anna.text(FIELD), 0, 4);
    anna.edit(FIELD, [{ from: 4, to: 4, pieces: [{ text: 'lies', kind: 'moved', src }] }]);
    anna.flush();
    await expect.poll(() => anna.view.generation).toBe(2);
    expect(anna.view.phase).toBe('writing');
    expect(anna.view.lost).toEqual([{ code: 'source', words: ['lies'] }]);
    expect(textOf(anna)).toBe('kept');
    anna.edit(FIELD, [typed(4, '!')]);
    await anna.settled();
    expect(anna.record.state).toBe('ready');
    expect(anna.record.replay.fields()[0]?.text).toBe('kept!');
  });

  it('goes on after a refused statement without losing what was typed behind it', async () => {
    const desk = new TestingDesk();
    const anna = await sit(desk, ANNA);
    anna.edit(FIELD, [typed(0, 'a')]);
    const refused = anna.state({ k: 'resolve', comment: '0'.repeat(32) });
    anna.edit(FIELD, [typed(1, 'b')]);
    anna.flush();
    await expect(refused).rejects.toThrow('comment');
    await anna.settled();
    expect(desk.log.replay.fields()[0]?.text).toBe('ab');
    expect(anna.view.generation).toBe(1);
  });

  it('reads along where the browser cannot sign', async () => {
    const desk = new TestingDesk();
    const anna = await sit(desk, ANNA);
    anna.edit(FIELD, [typed(0, 'be')]);
    await anna.settled();
    const parts = { ...anna.parts, key: null, keep: new PageKeep() };
    const reader = new PromptSession(parts);
    open.push(reader);
    await reader.open();
    expect(reader.view).toMatchObject({ phase: 'reading', hindrance: 'no_key', writer: null });
    anna.edit(FIELD, [typed(2, 'fore')]);
    await anna.settled();
    expect(textOf(reader)).toBe('before');
    reader.edit(FIELD, [typed(0, 'x')]);
    expect(textOf(reader)).toBe('before');
  });

  it('stops writing where an operation does not join the chain', async () => {
    const desk = new TestingDesk();
    const [anna, bo] = [await sit(desk, ANNA), await sit(desk, BO)];
    desk.streaming = false;
    bo.edit(FIELD, [typed(0, 'x')]);
    bo.flush();
    await expect.poll(() => bo.view.waiting).toBe(0);
    const last = desk.log.operations.at(-1);
    if (last) last.server = last.server.replace(BO, ANNA);
    desk.deliver();
    expect(anna.view.phase).toBe('broken');
    anna.edit(FIELD, [typed(0, 'y')]);
    expect(textOf(anna)).toBe('');
  });

  it('computes the digest that the record has when it freezes', async () => {
    const desk = new TestingDesk();
    const anna = await sit(desk, ANNA);
    anna.edit(FIELD, [typed(0, '猫晶')]);
    await anna.state({ k: 'parameter', name: 'seed', value: '42' });
    await anna.settled();
    const { sha256 } = anna.record.replay.frozen();
    await anna.state({ k: 'freeze', sha256, purpose: 'sent', tool: '' });
    expect(desk.log.replay.revisions()[0]?.sha256).toBe(sha256);
  });
});

describe('many people at once', () => {
  it('are never refused, and each character keeps its first typist', async () => {
    const desk = new TestingDesk();
    const people = [ANNA, BO, testingId('acct', 3), testingId('acct', 4)];
    const sessions: PromptSession[] = [];
    for (const account of people) sessions.push(await sit(desk, account));
    desk.streaming = false;
    let seed = 20_261_129;
    const random = (limit: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * limit);
    };
    for (let round = 0; round < 400; round += 1) {
      const who = random(sessions.length);
      const session = sessions[who];
      if (!session) continue;
      const { length } = session.text(FIELD);
      const at = random(length + 1);
      const act = random(10);
      const letter = String.fromCharCode(97 + who).repeat(1 + random(3));
      if (act < 5 || length < 4) session.edit(FIELD, [typed(at, letter)]);
      else if (act < 7) session.edit(FIELD, [gone(at, Math.min(length, at + 1 + random(4)))]);
      else if (act < 8) session.step(FIELD, 'undo');
      else if (act < 9) session.step(FIELD, 'redo');
      else {
        const to = Math.min(length, at + 1 + random(5));
        if (to > at) {
          const src = identitiesBetween(session.text(FIELD), at, to);
          const text = textOf(session).slice(at, to);
          session.edit(FIELD, [gone(at, to)]);
          const place = random(length - (to - at) + 1);
          const pieces = [{ text, kind: 'moved' as const, src }];
          session.edit(FIELD, [{ from: place, to: place, pieces }]);
        }
      }
      if (random(4) === 0) session.flush();
      if (random(6) === 0) await new Promise((resolve) => setTimeout(resolve));
      if (random(5) === 0) desk.deliver();
    }
    for (const session of sessions) await session.settled();
    desk.deliver();
    expect(desk.refusals).toEqual([]);
    const [field] = desk.log.replay.attribution().fields;
    for (const session of sessions) expect(textOf(session)).toBe(field?.text);
    for (const run of field?.runs ?? []) {
      const typist = people.indexOf(run.typist ?? '');
      expect(run.text).toBe(String.fromCharCode(97 + typist).repeat(run.text.length));
    }
    expect(field?.text.length).toBeGreaterThan(50);
  });
});
