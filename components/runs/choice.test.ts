import { describe, expect, it } from 'vitest';
import {
  choiceInput,
  countMarks,
  flipped,
  freshChoice,
  keptChoice,
  markOf,
  toggled,
  withMark,
} from './choice';

const [me, other] = ['con_me', 'con_other'];
const candidates = ['exh_a', 'exh_b', 'exh_c'].map((exhibitId) => ({
  exhibitId,
  run: { id: 'run_1' },
}));
const known = {
  candidates: new Set(candidates.map(({ exhibitId }) => exhibitId)),
  people: new Set([me, other]),
};

describe('a choice in the making', () => {
  it('starts with whoever is signed in as the one who looked and chose, and nothing marked', () => {
    const choice = freshChoice(me);
    expect(choiceInput(choice, candidates, null)).toEqual({
      happenedAt: null,
      chooserId: me,
      lookers: [me],
      reason: '',
      candidates: [],
    });
    expect(freshChoice(null)).toMatchObject({ lookers: [], chooserId: null });
  });

  it('records what was marked, in the order shown, and leaves the others out unless told', () => {
    const choice = toggled(toggled(freshChoice(me), 'exh_c', 'rejected'), 'exh_a', 'chosen');
    expect(countMarks(choice, candidates)).toEqual({
      chosen: 1,
      rejected: 1,
      undecided: 0,
      none: 1,
    });
    const verdicts = (given: typeof choice) =>
      choiceInput(given, candidates, null).candidates.map(
        (one) => `${one.exhibitId} ${one.verdict}`,
      );
    expect(verdicts(choice)).toEqual(['exh_a chosen', 'exh_c rejected']);
    expect(verdicts({ ...choice, others: 'undecided' })).toEqual([
      'exh_a chosen',
      'exh_b undecided',
      'exh_c rejected',
    ]);
  });

  it('takes a verdict away when it is given again, and its reason with it', () => {
    const chosen = toggled(freshChoice(me), 'exh_a', 'chosen');
    const said = withMark(chosen, 'exh_a', { reason: 'the light', aspects: ['colour'] });
    expect(markOf(said, 'exh_a').verdict).toBe('chosen');
    expect(toggled(said, 'exh_a', 'chosen').marks).toEqual({});
  });

  it('counts a candidate with a reason as looked at', () => {
    const said = withMark(freshChoice(me), 'exh_b', { reason: 'too flat' });
    expect(markOf(said, 'exh_b')).toEqual({
      verdict: 'undecided',
      aspects: [],
      reason: 'too flat',
    });
  });

  it('records aspects of the whole choice with what is chosen only', () => {
    const marked = toggled(toggled(freshChoice(me), 'exh_a', 'chosen'), 'exh_b', 'rejected');
    const choice = {
      ...withMark(marked, 'exh_a', { aspects: ['line'] }),
      aspects: ['layout'] as const,
    };
    expect(choiceInput(choice, candidates, null).candidates.map(({ aspects }) => aspects)).toEqual([
      ['layout', 'line'],
      [],
    ]);
  });

  it('names an exhibit once that two runs gave', () => {
    const twice = [...candidates, { exhibitId: 'exh_a', run: { id: 'run_2' } }];
    const { candidates: named } = choiceInput(
      toggled(freshChoice(me), 'exh_a', 'chosen'),
      twice,
      null,
    );
    expect(named).toMatchObject([{ exhibitId: 'exh_a', runId: 'run_1' }]);
  });

  it('survives a reload, without what is gone meanwhile', () => {
    const choice = {
      ...withMark(toggled(freshChoice(me), 'exh_a', 'chosen'), 'exh_gone', { reason: 'old' }),
      reason: 'the best of three',
      chooserId: 'con_gone',
    };
    const kept = keptChoice(JSON.stringify(choice), known);
    expect(kept?.marks).toEqual({ exh_a: { verdict: 'chosen', aspects: [], reason: '' } });
    expect(kept).toMatchObject({ reason: 'the best of three', lookers: [me], chooserId: null });
    expect(keptChoice('no choice', known)).toBeNull();
    expect(keptChoice('null', known)).toBeNull();
  });

  it('keeps members in their own order however they were put in', () => {
    expect(flipped(['b'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(flipped(['a', 'b'], 'a', ['a', 'b', 'c'])).toEqual(['b']);
  });
});
