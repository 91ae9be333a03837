import { describe, expect, it } from 'vitest';
import { type CaseState, emptyState, type Mark } from '@/lib/entries/state';
import type { AgreementState } from '@/lib/entries/state-statements';
import { bearings } from './bearing';
import { chronology } from './chronology';
import { agreementStanding } from './statement-records';

const mark = (index: number, actor = 'acct_a'): Mark => ({
  index,
  at: `2026-03-0${index + 1}T00:00:00.000Z`,
  actor,
  session: null,
  access: 'member',
});

type Answer = AgreementState['answers'][number]['answer'];

/** An agreement of two parties with what was said of its versions: who, which version, what. */
function agreement(versions: number, ...said: [string, number, Answer][]): AgreementState {
  return {
    id: 'agr_1',
    versions: Array.from({ length: versions }, (_, i) => ({
      version: i + 1,
      kind: 'ownership' as const,
      parties: ['ctr_a', 'ctr_b'],
      sha256: 'a'.repeat(64),
      title: 'Who owns it',
      text: 'Both.',
      proposed: mark(i),
    })),
    answers: said.map(([contributor, version, answer], i) => ({
      contributor,
      version,
      answer,
      sha256: 'a'.repeat(64),
      reason: '',
      answered: mark(versions + i, contributor),
    })),
  };
}

function stateWith(one: AgreementState): CaseState {
  const state = emptyState('case_1');
  state.agreements.set(one.id, one);
  return state;
}

const title = (state: CaseState) =>
  bearings({ state, markOf: () => ({ at: '', account: '' }), checks: [] })
    .filter(({ element }) => element === 'E15')
    .map(({ record, weaknesses }) => ({ class: record.class, entry: record.entry, weaknesses }));

describe('an agreement in the checklist', () => {
  it('that nobody accepted, or that was accepted only in an earlier version, bears on nothing', () => {
    expect(title(stateWith(agreement(1)))).toEqual([]);
    expect(title(stateWith(agreement(1, ['ctr_a', 1, 'declined'])))).toEqual([]);
    const both: [string, number, Answer][] = [
      ['ctr_a', 1, 'accepted'],
      ['ctr_b', 1, 'accepted'],
    ];
    expect(title(stateWith(agreement(2, ...both)))).toEqual([]);
  });

  it('that every party accepted is of the day on which the last one did', () => {
    const one = agreement(1, ['ctr_a', 1, 'accepted'], ['ctr_b', 1, 'accepted']);
    expect(title(stateWith(one))).toEqual([{ class: null, entry: 2, weaknesses: ['unsigned'] }]);
  });

  it('that one party declined, or took back, is no more than a statement of the other', () => {
    const one = agreement(
      1,
      ['ctr_a', 1, 'accepted'],
      ['ctr_b', 1, 'accepted'],
      ['ctr_b', 1, 'declined'],
    );
    expect(title(stateWith(one))).toEqual([
      { class: 'D', entry: 1, weaknesses: ['stated_later', 'unsigned', 'declined'] },
    ]);
    expect(agreementStanding(one, { version: 1, parties: ['ctr_a', 'ctr_b', 'ctr_c'] })).toEqual({
      answers: [one.answers[0], one.answers[2]],
      accepted: ['ctr_a'],
      declined: ['ctr_b'],
      silent: ['ctr_c'],
    });
  });

  it('counts as made after the dispute where the last party accepted after it', () => {
    const state = stateWith(agreement(1, ['ctr_a', 1, 'accepted'], ['ctr_b', 1, 'accepted']));
    state.disputeDate = '2026-03-03';
    expect(title(state)[0]?.weaknesses).toContain('after_dispute');
    state.disputeDate = '2026-03-04';
    expect(title(state)[0]?.weaknesses).not.toContain('after_dispute');
  });

  it('stands in the chronology with each proposal and each answer', () => {
    const state = stateWith(agreement(2, ['ctr_a', 1, 'accepted'], ['ctr_b', 2, 'declined']));
    expect(
      chronology(state).map(({ record, people }) => [record.kind, record.number, people]),
    ).toEqual([
      ['agreement', 1, ['ctr_a', 'ctr_b']],
      ['agreement', 2, ['ctr_a', 'ctr_b']],
      ['agreement_accepted', 1, ['ctr_a']],
      ['agreement_declined', 2, ['ctr_b']],
    ]);
  });
});
