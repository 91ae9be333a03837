import { describe, expect, it } from 'vitest';
import { type Attack, deleting, END, edit, itRefuses, scene, structs } from './testing-attacks';
import { TestingLog, TestingPerson } from './testing-log';
import { rawUpdate } from './testing-update';

const ATTACKS: Attack[] = [
  [
    'fewer letters declared than inserted',
    'insertions',
    (s) => structs(s, [{ left: [2, 4], text: 'xyz' }], { ins: [{ c: 5, l: 2, k: 'typed' }] }),
  ],
  [
    'letters declared twice',
    'insertions',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'xyz' }], {
        ins: [
          { c: 5, l: 2, k: 'typed' },
          { c: 6, l: 2, k: 'pasted' },
        ],
      }),
  ],
  [
    'letters declared that are not inserted',
    'insertions',
    (s) =>
      edit(s, {
        u: rawUpdate([], [[1, [[0, 1]]]]),
        ins: [{ c: 5, l: 2, k: 'typed' }],
      }),
  ],
  [
    'a run that ends within a pair',
    'surrogate',
    (s) =>
      structs(s, [{ left: [2, 4], text: '𠮷' }], {
        ins: [
          { c: 5, l: 1, k: 'typed' },
          { c: 6, l: 1, k: 'typed' },
        ],
      }),
  ],
  [
    'a source that holds another text',
    'source',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'night' }], {
        ins: [{ c: 5, l: 5, k: 'copied', src: [[1, 0, 5]] }],
      }),
  ],
  [
    'a source longer than what is inserted',
    'source',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'light' }], {
        ins: [{ c: 5, l: 5, k: 'copied', src: [[1, 0, 6]] }],
      }),
  ],
  [
    'a source that does not exist',
    'source',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'light' }], {
        ins: [{ c: 5, l: 5, k: 'moved', src: [[1, 40, 5]] }],
      }),
  ],
  [
    'itself as source',
    'source',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'light' }], {
        ins: [{ c: 5, l: 5, k: 'copied', src: [[2, 5, 5]] }],
      }),
  ],
  [
    'moved text without its source',
    'source',
    (s) => structs(s, [END], { ins: [{ c: 5, l: 1, k: 'moved' }] }),
  ],
  [
    'typed text with a source',
    'source',
    (s) =>
      structs(s, [{ left: [2, 4], text: 'l' }], {
        ins: [{ c: 5, l: 1, k: 'typed', src: [[1, 0, 1]] }],
      }),
  ],
  [
    'another text than the suggestion has',
    'suggestion',
    (s) => {
      s.bob.say({ k: 'suggest', sug: 'a'.repeat(32), model: 'm', text: 'neon rain' });
      return structs(s, [{ left: [2, 4], text: 'snow' }], {
        ins: [{ c: 5, l: 4, k: 'suggested', sug: 'a'.repeat(32), at: 0 }],
      });
    },
  ],
  [
    'a suggestion that nobody made',
    'suggestion',
    (s) => structs(s, [END], { ins: [{ c: 5, l: 1, k: 'suggested', sug: 'b'.repeat(32), at: 0 }] }),
  ],
];

describe('edits that are refused for what they declare', () => {
  itRefuses(ATTACKS);
});

describe('what is taken, with the right record', () => {
  it('the same claim again is the same operation', () => {
    const here = scene();
    here.bob.insert(0, 'x');
    const signed = here.bob.flush();
    if (!signed) throw new Error('nothing to send');
    here.log.push(signed, here.bob.by);
    const before = here.log.replay.snapshot();
    expect(here.log.push(signed, here.bob.by)).toBeNull();
    expect(here.log.replay.snapshot()).toEqual(before);
  });

  it('a join sent again is the same join', () => {
    const log = new TestingLog();
    const alice = new TestingPerson(log, 1);
    const join = log.operations[1];
    expect(log.push({ claim: join?.claim ?? '', sig: join?.sig ?? '', n: 0 }, alice.by)).toBeNull();
    expect(log.replay.writers()).toHaveLength(1);
  });

  it('deleting again what was deleted credits nobody with it', () => {
    const here = scene();
    here.alice.remove(0, 5);
    here.alice.send();
    here.log.push(deleting(here, 1, [0, 5]), here.bob.by);
    const [deleted] = here.log.replay.attribution().fields[0]?.deleted ?? [];
    expect(deleted).toMatchObject({ text: 'light', deleter: here.alice.by.account });
  });

  it('a long run called typed is flagged, and so is a fast one', () => {
    const here = scene();
    const operation = here.log.push(
      structs(here, [{ left: [2, 4], text: 'it was a dark and stormy night' }]),
      here.bob.by,
    );
    expect(operation?.server).toContain('"flags":["bulk"]');
  });

  it('words deleted and inserted again in one act stay with their author', () => {
    const here = scene();
    here.bob.replace(0, 5, 'light');
    here.bob.send();
    const [run] = here.log.replay.attribution().fields[0]?.runs ?? [];
    expect(run).toMatchObject({
      text: 'light',
      typist: here.alice.by.account,
      placer: here.bob.by.account,
      found: true,
      handlings: [{ kind: 'restored', account: here.bob.by.account }],
    });
  });
});
