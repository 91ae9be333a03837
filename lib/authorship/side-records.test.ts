import { describe, expect, it } from 'vitest';
import { PromptReplay } from './prompt-replay';
import { ClaimRefused } from './refusal';
import { TestingLog, TestingPerson, testingId } from './testing-log';

const idOf = (letter: string) => letter.repeat(32);

function two() {
  const log = new TestingLog();
  const alice = new TestingPerson(log, 1);
  const bob = new TestingPerson(log, 2);
  alice.insert(0, 'crystal light');
  alice.send();
  bob.sync();
  return { log, replay: log.replay, alice, bob };
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ClaimRefused) return error.code;
    throw error;
  }
  return 'taken';
};

describe('what stands beside the text', () => {
  it('a parameter keeps everybody who set it, and the frozen document the last', () => {
    const { replay, alice, bob } = two();
    alice.say({ k: 'parameter', name: 'seed', value: '1' });
    bob.say({ k: 'parameter', name: 'seed', value: '2' });
    alice.say({ k: 'parameter', name: 'steps', value: '30' });
    bob.say({ k: 'parameter', name: 'steps', value: null });
    const [seed, steps] = replay.parameters();
    expect(seed).toMatchObject({ value: '2', account: bob.by.account });
    expect(seed?.history.map(({ value, account }) => [value, account])).toEqual([
      ['1', alice.by.account],
      ['2', bob.by.account],
    ]);
    expect(steps).toMatchObject({ value: null });
    const { parameters } = JSON.parse(replay.frozen().document) as { parameters: unknown };
    expect(parameters).toEqual([
      { name: 'seed', value: '2', account: bob.by.account, seq: seed?.seq },
    ]);
  });

  it('a field takes text once it is declared, and its name once', () => {
    const { replay, alice, bob } = two();
    expect(codeOf(() => bob.say({ k: 'field', name: 'positive', role: 'free', label: '' }))).toBe(
      'field',
    );
    bob.n--;
    alice.say({ k: 'field', name: 'negative', role: 'negative', label: 'Not wanted' });
    bob.sync();
    bob.insert(0, 'blur', 'typed', 'negative');
    bob.send();
    expect(replay.fields().map(({ name, text }) => [name, text])).toEqual([
      ['positive', 'crystal light'],
      ['negative', 'blur'],
    ]);
    const [, negative] = replay.attribution().fields;
    expect(negative?.runs).toMatchObject([{ text: 'blur', typist: bob.by.account }]);
  });

  it('an origin follows pasted words that are moved, and needs a message that holds them', () => {
    const { replay, alice, bob } = two();
    alice.paste(0, 'soft rain ');
    const pasted = alice.send();
    const spans: [number, number, number][] = [[alice.writer, 13, 10]];
    const message = {
      k: 'message',
      from: 'Li',
      source: 'chat',
      sentAt: null,
      exhibit: null,
    } as const;
    bob.say({ ...message, message: idOf('a'), text: 'soft rain \r\nplease' });
    bob.say({ ...message, message: idOf('b'), text: 'hard rain' });
    const origin = { k: 'origin', spans, exhibit: null } as const;
    expect(codeOf(() => bob.say({ ...origin, message: idOf('b'), answer: 'confirmed' }))).toBe(
      'message',
    );
    bob.n--;
    bob.say({ ...origin, message: idOf('a'), answer: 'confirmed' });
    bob.put(bob.text().length - 10, bob.cut(0, 10));
    bob.send();
    const run = replay.attribution().fields[0]?.runs.find(({ kind }) => kind === 'pasted');
    expect(run).toMatchObject({
      text: 'soft rain ',
      seq: pasted?.seq,
      typist: null,
      origin: { from: 'message', message: idOf('a'), answer: 'confirmed' },
    });
  });

  it('a statement of who spoke stands at its words alone, with every answer', () => {
    const { replay, alice, bob } = two();
    alice.say({
      k: 'say',
      say: idOf('e'),
      spans: [[alice.writer, 0, 7]],
      contributor: testingId('ctr', 1),
      mode: 'dictated',
      note: 'by telephone',
    });
    bob.say({ k: 'answer', say: idOf('e'), answer: 'contested', reason: 'not my words' });
    bob.say({ k: 'answer', say: idOf('e'), answer: 'confirmed', reason: '' });
    expect(replay.says()[0]?.answers.map(({ answer }) => answer)).toEqual([
      'contested',
      'confirmed',
    ]);
    expect(replay.attribution().fields[0]?.runs.map(({ text, says }) => [text, says])).toEqual([
      ['crystal', [idOf('e')]],
      [' light', []],
    ]);
  });

  it('what two do at once is refused to neither', () => {
    const { replay, alice, bob } = two();
    const comment = idOf('c');
    alice.say({ k: 'comment', comment, parent: null, spans: [[1, 0, 7]], text: 'which?' });
    bob.say({
      k: 'comment',
      comment: idOf('d'),
      parent: comment,
      spans: [],
      text: 'the clear one',
    });
    const resolves = [alice.claim({ k: 'resolve', comment }), bob.claim({ k: 'resolve', comment })];
    alice.log.push(resolves[0] ?? { claim: '', sig: '', n: 0 }, alice.by);
    expect(codeOf(() => bob.log.push(resolves[1] ?? { claim: '', sig: '', n: 0 }, bob.by))).toBe(
      'taken',
    );
    expect(replay.comments()[0]?.resolved).toMatchObject({ account: alice.by.account });

    const ref = idOf('f');
    alice.say({ k: 'reference', ref, exhibit: null, label: 'sketch', purpose: 'shape' });
    alice.say({ k: 'unreference', ref });
    expect(codeOf(() => bob.say({ k: 'unreference', ref }))).toBe('taken');
    expect(replay.references()[0]?.withdrawn).toMatchObject({ account: alice.by.account });
  });

  it('words accepted from a model have no typist, and edits of them have', () => {
    const { replay, alice, bob } = two();
    bob.say({ k: 'suggest', sug: idOf('9'), model: 'model-1', text: 'on black velvet' });
    alice.sync();
    alice.accept(13, { sug: idOf('9'), text: ' black velvet', at: 2 });
    alice.send();
    bob.sync();
    bob.replace(14, 5, 'green');
    bob.send();
    const runs = replay.attribution().fields[0]?.runs ?? [];
    expect(runs.map(({ text, typist, placer }) => [text, typist, placer])).toEqual([
      ['crystal light', alice.by.account, alice.by.account],
      [' ', null, alice.by.account],
      ['green', bob.by.account, bob.by.account],
      [' velvet', null, alice.by.account],
    ]);
    expect(runs[1]?.origin).toEqual({ from: 'model', model: 'model-1', suggestion: idOf('9') });
  });

  it('everything comes back from a snapshot, and a view stands beside a view', () => {
    const { log, alice, bob } = two();
    const first = alice.freeze('generator');
    bob.say({
      k: 'view',
      revision: 1,
      meaning: 'contested',
      reason: 'mine',
      contested: [{ spans: [[1, 0, 7]], reason: 'I said this' }],
    });
    bob.say({ k: 'view', revision: 1, meaning: 'acknowledged', reason: '', contested: [] });
    alice.freeze();
    const { replay } = log;
    expect(replay.revisions().map(({ revision, seq }) => [revision, seq])).toEqual([
      [1, first?.seq],
      [2, (first?.seq ?? 0) + 3],
    ]);
    expect(replay.views().map(({ meaning }) => meaning)).toEqual(['contested', 'acknowledged']);
    const again = PromptReplay.restore(replay.snapshot());
    for (const read of [
      'writers',
      'parameters',
      'comments',
      'revisions',
      'views',
      'fields',
    ] as const) {
      expect(again[read]()).toEqual(replay[read]());
    }
    expect([again.size, again.hash, again.lastAt, again.caseId]).toEqual([
      replay.size,
      replay.hash,
      replay.lastAt,
      replay.caseId,
    ]);
    expect(() => PromptReplay.restore(replay.snapshot().subarray(0, 50))).toThrow(RangeError);
    expect(() => PromptReplay.restore(Uint8Array.of(99))).toThrow(RangeError);
  });
});
