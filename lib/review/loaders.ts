import 'server-only';
import { loader } from '@/lib/door/loader';
import { anomalies } from '@/lib/elements/anomalies';
import { bearings } from '@/lib/elements/bearing';
import { anomaliesBeside } from '@/lib/elements/beside-ledger';
import { choiceMap } from '@/lib/elements/choice-map';
import { chronology } from '@/lib/elements/chronology';
import { ELEMENT_RULES, FORUM_NAMES, type Forum } from '@/lib/elements/elements';
import { accountTimes, makingActs, makingFigures } from '@/lib/elements/making-figures';
import { keptSince } from '@/lib/elements/preservation';
import { isAfterDispute } from '@/lib/elements/record';
import { rescue } from '@/lib/elements/rescue';
import { byElement, standingOf } from '@/lib/elements/standing';
import type { CaseState } from '@/lib/entries/state';
import type { Element } from '@/lib/entries/vocabulary';
import type { Answers, Checklist, ChoiceMap, Chronology, Holds, Notes, Preservation } from './dto';
import { besideLedger } from './queries/beside-ledger';
import { laws, readCase, sizeOf } from './queries/case-state';
import { choiceLineItem } from './queries/choice-items';
import { nameOf, withName } from './queries/names';
import { notedRecord } from './queries/noted-record';
import { notesOf } from './queries/notes';
import { preservationPage } from './queries/preservation';
import { preservationItem } from './queries/preservation-items';
import { writingOf } from './queries/writing';
import {
  answersInput,
  choicesInput,
  chronologyInput,
  elementsInput,
  holdsInput,
  notesInput,
  preservationInput,
} from './schema';

const peopleOf = (state: CaseState, ids: readonly string[]) =>
  ids.map((id) => ({ id, name: state.contributors.get(id)?.name ?? '' }));

const everybody = (state: CaseState) =>
  [...state.contributors.values()].map(({ id, name }) => ({ id, name }));

/** Records listed for each source of what could still be obtained. */
const RESCUED = 100;

/** The checklist of a case: each element with the records that bear on it and where it stands. */
export const loadElements = loader({
  name: 'review.elements',
  action: 'review.read',
  input: elementsInput,
  page: 'review',
  async load({ tx, grant, can }) {
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, may: can['element.link'] };
  },
  async finish({ size, caseId, may }, { input }): Promise<Checklist> {
    const facts = await readCase(caseId, size);
    const { state } = facts;
    const own = FORUM_NAMES.filter((forum) => state.forums.includes(forum));
    const forums: Forum[] = own.length > 0 ? own : [...FORUM_NAMES];
    const wanted = input.forum ? [input.forum] : forums;
    const bears = byElement(bearings(facts));
    const { asOf, elements } = laws();
    return {
      elements: ELEMENT_RULES.filter((one) => one.forums.some((f) => wanted.includes(f))).map(
        ({ id, forums: all }) => {
          const found = bears.get(id) ?? [];
          return {
            id,
            forums: all.filter((forum) => wanted.includes(forum)),
            standing: standingOf(found),
            laws: (elements[id] ?? []).filter(({ forum }) => wanted.includes(forum)),
            bears: found.map((one) => ({
              ...one,
              record: withName(state, one.record),
              linkedBy: 'account' in one.basis ? nameOf(state, one.basis.account) : null,
              aspects: 'link' in one.basis ? (state.links.get(one.basis.link)?.aspects ?? []) : [],
            })),
          };
        },
      ),
      forums,
      lawsAsOf: asOf,
      rescue: rescue(facts).map(({ source, records }) => ({
        source,
        all: records.length,
        records: records.slice(0, RESCUED),
      })),
      size: facts.size,
      disputeDate: state.disputeDate,
      may: { link: may },
    };
  },
});

/** Everything that happened, by the clock of record, with what does not go together. */
export const loadChronology = loader({
  name: 'review.chronology',
  action: 'review.read',
  input: chronologyInput,
  page: 'review',
  async load({ tx, grant, input }) {
    const isFirst = input.after === undefined;
    return {
      size: await sizeOf(tx, grant),
      caseId: grant.caseId,
      writing: isFirst ? await writingOf(tx, grant.caseId) : null,
    };
  },
  async finish({ size, caseId, writing }, { input }): Promise<Chronology> {
    const facts = await readCase(caseId, size);
    const { state, markOf, files } = facts;
    const beside = await besideLedger(state, files);
    const elements = new Map<number, Set<Element>>();
    for (const { element, record } of bearings(facts)) {
      elements.set(record.entry, (elements.get(record.entry) ?? new Set()).add(element));
    }
    const { personId, element, class: wanted, after, limit } = input;
    const all = chronology(state);
    const found = all.filter(
      ({ record, people }) =>
        (after === undefined || record.entry > after) &&
        (personId === undefined || people.includes(personId)) &&
        (wanted === undefined || record.class === wanted) &&
        (element === undefined || elements.get(record.entry)?.has(element)),
    );
    const shown = found.slice(0, limit);
    return {
      lines: shown.map(({ record, people }) => ({
        record: withName(state, record),
        people: peopleOf(state, people),
        elements: [...(elements.get(record.entry) ?? [])],
        isAfterDispute: isAfterDispute(state, record.at),
      })),
      next: found.length > limit ? (shown.at(-1)?.record.entry ?? null) : null,
      anomalies: [...anomalies(state, markOf), ...anomaliesBeside(state, beside, markOf)],
      people: everybody(state),
      making: writing && {
        figures: makingFigures(state),
        times: accountTimes([...writing, ...makingActs(all)]).map((one) => ({
          ...one,
          name: nameOf(state, one.account),
          first: new Date(one.first).toISOString(),
          last: new Date(one.last).toISOString(),
        })),
      },
    };
  },
});

/** The map of visible choices (E7): what is marked, and the words, edits and choices behind it. */
export const loadChoices = loader({
  name: 'review.choices',
  action: 'review.read',
  input: choicesInput,
  page: 'review',
  async load({ tx, grant, can }) {
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, may: can['element.link'] };
  },
  async finish({ size, caseId, may }): Promise<ChoiceMap> {
    const { state, size: read } = await readCase(caseId, size);
    const name = (account: string) => nameOf(state, account);
    return {
      dimensions: choiceMap(state).map(({ aspect, lines }) => ({
        aspect,
        lines: lines.map((line) => choiceLineItem(state, line, name)),
      })),
      prompts: [...state.prompts.values()]
        .filter(({ revisions }) => revisions.length > 0)
        .map(({ id, number, title, revisions }) => ({
          id,
          number,
          title,
          revisions: revisions.map(({ revision }) => revision),
        })),
      size: read,
      may: { link: may },
    };
  },
});

/** Notices, legal holds and the dispute date. */
export const loadHolds = loader({
  name: 'review.holds',
  action: 'review.read',
  input: holdsInput,
  page: 'review',
  async load({ tx, grant, can }) {
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, may: can['hold.write'] };
  },
  async finish({ size, caseId, may }): Promise<Holds> {
    const { state } = await readCase(caseId, size);
    return {
      notices: [...state.notices.values()].reverse().map(({ recorded, exhibit, ...one }) => {
        const shown = exhibit === null ? undefined : state.exhibits.get(exhibit);
        return {
          ...one,
          exhibit: shown ? { id: shown.id, number: shown.number, title: shown.title } : null,
          at: recorded.at,
          by: nameOf(state, recorded.actor),
          entry: recorded.index,
        };
      }),
      holds: [...state.holds.values()]
        .reverse()
        .map(({ placed, released, people, notice, ...one }) => ({
          ...one,
          noticeId: notice,
          people: peopleOf(state, people),
          at: placed.at,
          by: nameOf(state, placed.actor),
          released: released && {
            at: released.mark.at,
            reason: released.reason,
            by: nameOf(state, released.mark.actor),
          },
          entry: placed.index,
        })),
      disputeDate: state.disputeDate,
      people: everybody(state),
      may: { write: may },
    };
  },
});

/** The preservation log, which a US volume prints in its last part: a page in order of record. */
export const loadPreservation = loader({
  name: 'review.preservation',
  action: 'review.read',
  input: preservationInput,
  page: 'review',
  async load({ tx, grant, input }) {
    const { group, since, after = -1, limit } = input;
    const page = await preservationPage(tx, grant, { group, since, after, limit });
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, page };
  },
  async finish({ size, caseId, page: { lines, more } }): Promise<Preservation> {
    const { state } = await readCase(caseId, size);
    return {
      lines: lines.map((line) => preservationItem(state, line)),
      next: more ? (lines.at(-1)?.entry ?? null) : null,
      disputeDate: state.disputeDate,
      keptSince: keptSince(state),
    };
  },
});

/** What contributors said of one act, oldest first: all of it, nothing averaged. */
export const loadAnswers = loader({
  name: 'review.answers',
  action: 'review.read',
  input: answersInput,
  async load({ tx, grant, can }) {
    const own = can['act.answer'] ? grant.actor.id : null;
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, own };
  },
  async finish({ size, caseId, own }, { input }): Promise<Answers> {
    const { state } = await readCase(caseId, size);
    const people = [...state.contributors.values()];
    return {
      answers: state.answers
        .filter(({ entry }) => entry === input.entry)
        .map(({ contributor, meaning, reason, answered }) => ({
          entry: answered.index,
          contributor: { id: contributor, name: state.contributors.get(contributor)?.name ?? '' },
          meaning,
          reason,
          at: answered.at,
        })),
      own: people
        .filter(({ accounts }) => own !== null && accounts.has(own))
        .map(({ id, name }) => ({ id, name })),
    };
  },
});

/** Counsel's own notes and those shared with them. Leaves no trace in any log. */
export const loadNotes = loader({
  name: 'review.notes',
  action: 'counsel.read',
  input: notesInput,
  load: async ({ tx, grant, input }) => ({
    read: await notesOf(tx, grant, input.recordId),
    caseId: grant.caseId,
    size: await sizeOf(tx, grant),
  }),
  async finish({ read, caseId, size }): Promise<Notes> {
    const isNamed = read.notes.some(({ record }) => record !== null);
    const facts = isNamed ? await readCase(caseId, size) : null;
    return {
      ...read,
      notes: read.notes.map((one) => ({ ...one, shown: facts && notedRecord(facts, one.record) })),
    };
  },
});
