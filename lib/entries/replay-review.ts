import type { RecordRef } from './record-ref';
import { type Kinds, must, ReplayError, type Step } from './replay-step';
import type { CaseState, Mark } from './state';

type ReviewKind = Extract<
  Kinds['kind'],
  `element.${string}` | `notice.${string}` | `hold.${string}` | `act.${string}`
>;

/** The record that an entry names must be in the case. */
export function knownRecord(s: CaseState, { kind, id, revision }: RecordRef, mark: Mark): void {
  switch (kind) {
    case 'exhibit':
      must(s.exhibits.get(id), mark, 'exhibit');
      return;
    case 'revision':
      must(must(s.prompts.get(id), mark, 'prompt').revisions[(revision ?? 0) - 1], mark, kind);
      return;
    case 'run':
      must(s.runs.get(id), mark, 'run');
      return;
    case 'selection':
      must(s.selections.get(id), mark, 'selection');
      return;
    case 'modification':
      must(s.modifications.get(id), mark, 'modification');
      return;
    case 'work':
      must(s.works.get(id), mark, 'work');
      return;
    case 'generator':
      must(s.generators.get(id), mark, 'generator');
  }
}

/** What entries about elements, notices, holds and answers do. */
export const REVIEW_STEPS: { [N in ReviewKind]: Step<N> } = {
  'element.linked': (s, act, payload, mark) => {
    knownRecord(s, act.record, mark);
    const { link, ...rest } = act;
    s.links.set(link, {
      id: link,
      ...rest,
      note: payload.note ?? '',
      linked: mark,
      withdrawn: null,
    });
  },
  'element.unlinked': (s, act, payload, mark) => {
    const one = must(s.links.get(act.link), mark, 'link');
    if (one.withdrawn) throw new ReplayError(mark.index, 'takes a link back twice');
    one.withdrawn = { reason: payload.reason ?? '', mark };
  },
  'notice.recorded': (s, act, payload, mark) => {
    if (act.exhibit !== null) must(s.exhibits.get(act.exhibit), mark, 'exhibit');
    const { notice, ...rest } = act;
    const { from = '', to = '', note = '' } = payload;
    s.notices.set(notice, { id: notice, ...rest, from, to, note, recorded: mark });
  },
  'hold.placed': (s, act, payload, mark) => {
    for (const person of act.people) must(s.contributors.get(person), mark, 'contributor');
    if (act.notice !== null) must(s.notices.get(act.notice), mark, 'notice');
    const { hold, ...rest } = act;
    const { scope = '', reason = '' } = payload;
    s.holds.set(hold, { id: hold, ...rest, scope, reason, placed: mark, released: null });
  },
  'hold.released': (s, act, payload, mark) => {
    const one = must(s.holds.get(act.hold), mark, 'hold');
    if (one.released) throw new ReplayError(mark.index, 'releases a hold twice');
    one.released = { reason: payload.reason ?? '', mark };
  },
  'act.answered': (s, act, payload, mark) => {
    must(s.contributors.get(act.contributor), mark, 'contributor');
    if (act.entry >= mark.index) throw new ReplayError(mark.index, 'answers what is not there yet');
    s.answers.push({ ...act, reason: payload.reason ?? '', answered: mark });
  },
};
