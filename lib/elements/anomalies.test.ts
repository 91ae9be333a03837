import { describe, expect, it } from 'vitest';
import { emptyState } from '@/lib/entries/state';
import type { QuestionAnswerState } from '@/lib/entries/state-statements';
import { anomalies } from './anomalies';
import { bearings } from './bearing';
import { byElement, standingOf } from './standing';

const mark = (index: number) => ({
  index,
  at: `2026-03-0${index}T10:00:00.000Z`,
  actor: 'acct_a',
  session: null,
  access: null,
});
const markOf = () => ({ at: mark(1).at, account: 'acct_a' });

/** A declaration with these answers in its versions. */
function declared(...versions: Record<string, string>[]) {
  const state = emptyState('case_1');
  state.declarations.set('dec_1', {
    id: 'dec_1',
    template: 'process',
    versions: versions.map((blanks, i) => ({
      version: i + 1,
      questionnaire: 1,
      contributor: 'ctr_1',
      blanks: Object.entries(blanks).map(([key, text]) => ({ key, text })),
      saved: mark(i + 1),
    })),
  });
  return anomalies(state, markOf);
}

describe('versions of a declaration', () => {
  it('that answer a question otherwise are shown with both', () => {
    const found = declared({ aims: 'a cat', tools: 'A' }, { aims: 'a cat' }, { aims: 'a dog' });
    expect(found).toMatchObject([
      {
        code: 'declaration_changed',
        about: '1',
        records: [
          { kind: 'declaration', number: 1, entry: 1 },
          { kind: 'declaration', number: 3, entry: 3 },
        ],
        values: [mark(1).at, mark(3).at],
      },
    ]);
  });

  it('that only say more, or less, do not disagree', () => {
    expect(declared({ aims: 'a cat' }, { aims: 'a cat', tools: 'A' })).toEqual([]);
    expect(declared({ aims: 'a cat', tools: 'A' }, { aims: 'a cat' })).toEqual([]);
  });
});

describe('a question of counsel', () => {
  const answer = (index: number, text: string): QuestionAnswerState =>
    ({
      question: 'que_1',
      contributor: 'ctr_1',
      record: null,
      text: 'Who chose?',
      answer: text,
      answered: mark(index),
    }) as unknown as QuestionAnswerState;

  it('answered again in other words is shown with both answers', () => {
    const state = emptyState('case_1');
    state.questionAnswers.push(answer(1, 'I did'), answer(2, 'We did'));
    expect(anomalies(state, markOf)).toMatchObject([
      {
        code: 'answer_changed',
        records: [{ entry: 1 }, { entry: 2 }],
        values: ['I did', 'We did'],
      },
    ]);
    const same = emptyState('case_1');
    same.questionAnswers.push(answer(1, 'I did'), answer(2, 'I did'));
    expect(anomalies(same, markOf)).toEqual([]);
  });
});

describe('a work', () => {
  const work = (registrationNumber: string) => ({
    id: 'wrk_1',
    title: '吊坠',
    completedOn: null,
    publishedOn: null,
    publishedAt: '',
    registrationNumber,
    registrationAuthority: '',
    registeredOn: null,
    entry: 1,
  });

  it('said to be published after that was recorded is shown with both times', () => {
    const state = emptyState('case_1');
    state.works.set('wrk_1', work(''));
    state.workEvents.set('wrk_1/2', {
      id: 'wrk_1/2',
      work: 'wrk_1',
      kind: 'published',
      exhibit: null,
      capture: null,
      happenedAt: '2026-05-01T00:00:00.000Z',
      by: null,
      promptShown: null,
      place: '',
      audience: '',
      note: '',
      recorded: mark(2),
    });
    expect(anomalies(state, markOf)).toMatchObject([
      { code: 'claimed_after_receipt', values: ['2026-05-01T00:00:00.000Z', mark(2).at] },
    ]);
  });

  it('whose registration is stated is no more than declared in that element, and missing else', () => {
    const state = emptyState('case_1');
    state.works.set('wrk_1', work(''));
    const facts = { state, markOf, checks: [] };
    const registered = () => byElement(bearings(facts)).get('E18') ?? [];
    expect(standingOf(registered())).toBe('missing');
    state.works.set('wrk_1', work('国作登字-2026-F-00000001'));
    expect(standingOf(registered())).toBe('declared_only');
    expect(registered()[0]?.record.title).toBe('吊坠 · 国作登字-2026-F-00000001');
  });
});
