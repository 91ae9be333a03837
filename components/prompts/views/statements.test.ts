import { describe, expect, it } from 'vitest';
import type { ViewState } from '@/lib/authorship/side-states';
import { authorsOf } from './authors';
import { burstAfter, burstBefore } from './bursts-of';
import { chooseWords } from './contested-words';
import { messagesWith } from './found-messages';
import { viewsByAccount } from './view-rows';

const joined = (account: string, name: string, joinedSeq: number) => ({
  writer: joinedSeq,
  account,
  name,
  joinedSeq,
});

describe('authors of a prompt', () => {
  it('get marks in the order of joining, and initials that differ', () => {
    const authors = authorsOf([
      joined('b', '王芳', 4),
      joined('a', '王伟', 1),
      joined('a', '王伟', 9),
      joined('c', 'Ann Lee', 2),
    ]);
    expect([...authors].map(([account, one]) => [account, one.initials, one.pattern])).toEqual([
      ['a', '王', 1],
      ['c', 'AL', 2],
      ['b', '王2', 3],
    ]);
  });
});

describe('words that are contested', () => {
  const word = (from: number, to: number) => ({ from, to });
  const one = chooseWords([], 'positive', word(0, 4), false);

  it('are chosen one by one, and left out again by pointing at them once more', () => {
    const two = chooseWords(one, 'positive', word(10, 14), false);
    expect(two.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [10, 14],
    ]);
    expect(chooseWords(two, 'positive', word(0, 4), false)).toHaveLength(1);
  });

  it('widen to the word pointed at, forwards and backwards, with their reason kept', () => {
    const reasoned = one.map((chosen) => ({ ...chosen, reason: 'mine' }));
    const wide = chooseWords(reasoned, 'positive', word(10, 14), true);
    expect(wide).toEqual([{ field: 'positive', from: 0, to: 14, reason: 'mine' }]);
  });

  it('are of one field: the same places of another are others', () => {
    expect(chooseWords(one, 'negative', word(0, 4), false)).toHaveLength(2);
    expect(chooseWords(one, 'negative', word(0, 4), true)).toHaveLength(2);
  });
});

describe('bursts in a replay', () => {
  const starts = [3, 10, 20];

  it('lead to the start of the one before and of the one after, and to both ends', () => {
    expect(burstBefore(starts, 21)).toBe(11);
    expect(burstBefore(starts, 15)).toBe(11);
    expect(burstBefore(starts, 4)).toBe(1);
    expect(burstAfter(starts, 4, 30)).toBe(11);
    expect(burstAfter(starts, 25, 30)).toBe(30);
  });
});

describe('messages that contain pasted words', () => {
  const stamp = { account: 'a', seq: 1, at: '2026-03-04T14:00:00.000Z' };
  const message = {
    ...stamp,
    message: 'm',
    from: '林薇',
    source: 'chat',
    sentAt: null,
    exhibit: null,
    text: 'add macro shot on velvet, please',
  };

  it('are found whatever blanks stand at the ends, and not for a few letters', () => {
    expect(messagesWith([message], ' macro shot ')).toHaveLength(1);
    expect(messagesWith([message], 'macro  shot')).toEqual([]);
    expect(messagesWith([message], 'macro')).toEqual([]);
  });
});

describe('what each says of a revision', () => {
  const view = (account: string, seq: number, meaning: ViewState['meaning']): ViewState => ({
    account,
    seq,
    at: '2026-03-04T14:00:00.000Z',
    revision: 1,
    meaning,
    reason: '',
    contested: [],
  });
  const about = (views: ViewState[]) => ({
    authors: authorsOf([joined('a', 'Ann', 1), joined('b', 'Ben', 2)]),
    contributors: [{ id: 'ctb', name: 'Cai', accounts: ['c'] }],
    record: {
      writers: [],
      parameters: [],
      references: [],
      messages: [],
      suggestions: [],
      says: [],
      origins: [],
      revisions: [],
      views,
    },
  });

  it('has a row for everybody, silence included, and keeps every version, newest first', () => {
    const rows = viewsByAccount(
      about([view('a', 5, 'acknowledged'), view('a', 9, 'contested'), view('b', 6, 'cannot_say')]),
      1,
    );
    expect(rows.map(({ account, views }) => [account, views.map(({ seq }) => seq)])).toEqual([
      ['a', [9, 5]],
      ['b', [6]],
      ['c', []],
    ]);
  });

  it('is of that revision alone', () => {
    const rows = viewsByAccount(about([view('a', 5, 'acknowledged')]), 2);
    expect(rows.flatMap(({ views }) => views)).toEqual([]);
  });
});
