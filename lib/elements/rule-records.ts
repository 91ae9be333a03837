import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import type { Bearing } from '@/lib/entries/vocabulary';
import type { Rule } from './elements';
import type { ShownRecord, Weakness } from './record';
import {
  contributorRecord,
  exhibitRecord,
  generatorRecord,
  type MarkOf,
  modificationRecord,
  revisionRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';
import { STATEMENTS_LISTED, translationItems } from './statement-rules';

/** What the rules look at besides the state of the case. */
export type Facts = {
  state: CaseState;
  markOf: MarkOf;
  /** Full checks of the ledger that were made: entry, time, account, failures. */
  checks: readonly { entry: number; at: string; account: string; failures: number }[];
};

/** A record listed by a rule; `supports` where nothing else is said. */
export type Listed = { record: ShownRecord; weaknesses: Weakness[]; bearing?: Bearing };

const listed = (record: ShownRecord, ...weaknesses: Weakness[]): Listed => ({ record, weaknesses });

/** Runs of the making of the work, in order; recreations are none of them. */
const made = (s: CaseState): RunState[] =>
  [...s.runs.values()].filter((one) => one.series === 'run').sort((a, b) => a.number - b.number);

const shown = (one: RunState): Listed =>
  listed(
    runRecord(one),
    ...(one.operator === null ? (['no_person'] as const) : []),
    ...(one.ended === null ? (['end_not_recorded'] as const) : []),
  );

const revisions = (s: CaseState): Listed[] =>
  [...s.prompts.values()].flatMap((prompt) =>
    prompt.revisions.map((one) => listed(revisionRecord(prompt, one))),
  );

/** Records of each kind that bear on an element by what they are. */
export const LISTED: Record<Rule, (facts: Facts) => Listed[]> = {
  ai_use: ({ state }) =>
    made(state)
      .filter((one) => one.said.tool !== '')
      .map(shown),
  final_file: ({ state }) =>
    [...state.workEvents.values()]
      .filter((one) => one.kind === 'finished')
      .map((one) => listed(workEventRecord(state, one))),
  thought_before: ({ state }) => {
    const first = Math.min(...made(state).map((one) => one.requested.index));
    const notes = [...state.exhibits.values()].filter(
      (one) => one.kind === 'note' && one.class !== 'E' && one.admitted.index < first,
    );
    const purposes = made(state).filter((one) => one.said.purpose !== '');
    return [...notes.map((one) => listed(exhibitRecord(one))), ...purposes.map(shown)];
  },
  inputs: ({ state }) => [
    ...revisions(state),
    ...made(state)
      .filter((one) => one.said.texts.some(({ origin }) => origin === 'entered'))
      .map(shown),
  ],
  rounds: ({ state }) => {
    const runs = made(state);
    const frozen = revisions(state);
    return [...(frozen.length > 1 ? frozen : []), ...(runs.length > 1 ? runs.map(shown) : [])];
  },
  choices: ({ state }) =>
    [...state.selections.values()].map((one) => {
      const silent = one.reason === '' && one.reasons.every(({ reason }) => reason === '');
      return listed(
        selectionRecord(one),
        ...(one.candidates.length < 2 ? (['single_candidate'] as const) : []),
        ...(silent ? (['no_reason'] as const) : []),
        ...(one.chooser === null ? (['no_person'] as const) : []),
      );
    }),
  visible_choices: ({ state }) => [
    ...[...state.selections.values()]
      .filter((one) => one.candidates.some(({ aspects }) => aspects.length > 0))
      .map((one) => listed(selectionRecord(one))),
    ...[...state.modifications.values()]
      .filter((one) => one.aspects.length > 0)
      .map((one) => listed(modificationRecord(one))),
  ],
  later_work: ({ state }) =>
    [...state.modifications.values()].map((one) =>
      listed(
        modificationRecord(one),
        ...(one.kind === 'crop' || one.kind === 'upscale' ? (['whole_image_only'] as const) : []),
        ...(one.editor === null ? (['no_person'] as const) : []),
      ),
    ),
  own_material: ({ state }) =>
    [...new Set(made(state).flatMap((one) => one.inputs.map(({ exhibit }) => exhibit)))].flatMap(
      (id) => {
        const one = state.exhibits.get(id);
        if (!one) return [];
        return listed(
          exhibitRecord(one),
          ...(one.supplier === null ? (['no_person'] as const) : []),
        );
      },
    ),
  recreations: ({ state }) =>
    [...state.runs.values()]
      .filter((one) => one.series === 'recreation')
      .map((one) => listed(runRecord(one))),
  people: ({ state, markOf }) => [
    ...[...state.contributors.values()].flatMap((one) =>
      [...one.accounts.values()].map(({ entry }) => listed(contributorRecord(one, entry, markOf))),
    ),
    ...[...state.generators.values()].map((one) =>
      listed(
        generatorRecord(state, one, markOf),
        ...(one.holder === null ? (['no_person'] as const) : []),
      ),
    ),
  ],
  roles_and_answers: ({ state, markOf }) =>
    [...state.roles.values()].flatMap((role) => {
      const one = state.contributors.get(role.contributor);
      if (!one) return [];
      const contested = role.standing === 'disputed' ? (['contested'] as const) : [];
      return listed(contributorRecord(one, role.entry, markOf), ...contested);
    }),
  tool_terms: ({ state, markOf }) =>
    [...state.generators.values()]
      .filter((one) => one.terms !== null)
      .map((one) => listed(generatorRecord(state, one, markOf))),
  works: ({ state }) =>
    [...state.workEvents.values()].map((one) => listed(workEventRecord(state, one))),
  // A number that somebody stated; the certificate is an exhibit that is linked.
  registrations: ({ state, markOf }) =>
    [...state.works.values()]
      .filter(({ registrationNumber }) => registrationNumber !== '')
      .map((one) =>
        listed({
          kind: 'work',
          id: one.id,
          number: null,
          title: [one.title, one.registrationNumber].filter(Boolean).join(' · '),
          class: 'D',
          claimed: null,
          ...markOf(one.entry),
          entry: one.entry,
        }),
      ),
  checks: ({ checks }) =>
    checks.map(({ entry, at, account, failures }) => ({
      record: {
        kind: 'check',
        id: String(entry),
        number: entry,
        title: '',
        class: null,
        at,
        claimed: null,
        account,
        entry,
      },
      weaknesses: [],
      bearing: failures === 0 ? 'supports' : 'against',
    })),
  provider_ids: ({ state }) =>
    made(state)
      .filter((one) => (one.ended?.said.providerIds.length ?? 0) > 0)
      .map(shown),
  gaps: ({ state }) =>
    [...state.gaps.values()].map((one) => ({
      record: {
        kind: 'gap',
        id: one.id,
        number: one.count,
        title: one.reason,
        class: null,
        at: one.recorded.at,
        claimed: one.from,
        account: one.recorded.actor,
        entry: one.recorded.index,
      },
      weaknesses: [],
      bearing: 'against',
    })),
  acquisition: ({ state }) =>
    [...state.exhibits.values()]
      .filter((one) => one.authority !== '' || one.licence !== '')
      .map((one) => listed(exhibitRecord(one))),
  translations: ({ state }) =>
    [...state.relations.values()]
      .filter((one) => one.name === 'translation_of')
      .flatMap((one) => state.exhibits.get(one.from) ?? [])
      .map((one) => listed(exhibitRecord(one)))
      .concat(translationItems(state)),
  witnesses: ({ state, markOf }) =>
    [...state.roles.values()]
      .filter((role) => role.name === 'witness')
      .flatMap((role) => {
        const one = state.contributors.get(role.contributor);
        return one ? listed(contributorRecord(one, role.entry, markOf)) : [];
      }),
  holds: ({ state }) =>
    [...state.holds.values()].map((one) =>
      listed({
        kind: 'hold',
        id: one.id,
        number: null,
        title: one.scope,
        class: null,
        at: one.placed.at,
        claimed: one.startsAt,
        account: one.placed.actor,
        entry: one.placed.index,
      }),
    ),
  ...STATEMENTS_LISTED,
};
