import { ASPECTS } from '@/lib/entries/vocabulary';
import type { QuestionNumber } from './questions';
import { isAfterDispute } from './record';
import {
  contributorRecord,
  exhibitRecord,
  generatorRecord,
  modificationRecord,
  runRecord,
  selectionRecord,
} from './records';
import type { Facts } from './rule-records';
import {
  agreementRecords,
  answersSaid,
  checks,
  confirmed,
  declarations,
  dossiers,
  found,
  isSilent,
  linkedTo,
  madeRuns,
  ownExhibits,
  readExhibits,
  recreatedRuns,
  revisions,
  roles,
  type WorksheetRule,
  withProviderIds,
} from './worksheet-records';

/** Accounts that wrote or ran something and are linked to no contributor. */
function hasUnlinked({ state }: Facts): boolean {
  const linked = new Set(
    [...state.contributors.values()].flatMap((one) => [...one.accounts.keys()]),
  );
  const acting = [
    ...revisions(state).map(({ account }) => account),
    ...madeRuns(state).map((one) => one.requested.actor),
  ];
  return acting.some((account) => account.startsWith('acct_') && !linked.has(account));
}

/** Records of the making, in which nothing recreated stands. */
const making = ({ state }: Facts) => [
  ...revisions(state),
  ...madeRuns(state).map(runRecord),
  ...[...state.selections.values()].map(selectionRecord),
  ...[...state.modifications.values()].map(modificationRecord),
  ...ownExhibits(state)
    .filter((one) => one.class !== 'D')
    .map(exhibitRecord),
];

const choicesOf = ({ state }: Facts) => [...state.selections.values()];

type Making = Extract<
  QuestionNumber,
  1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17
>;

/** Questions 1 to 17 but 11: who did what, when, and whether it was theirs. */
export const MAKING_RULES: Record<Exclude<Making, 11>, WorksheetRule> = {
  1: (facts) => {
    const { state, markOf } = facts;
    const generators = [...state.generators.values()];
    const people = [...state.contributors.values()].flatMap((one) =>
      [...one.accounts.values()].map(({ entry }) => contributorRecord(one, entry, markOf)),
    );
    return found([...people, ...generators.map((one) => generatorRecord(state, one, markOf))], {
      no_tool_account: generators.length === 0,
      holder_unknown: generators.some((one) => one.holder === null),
      operator_unknown: madeRuns(state).some((one) => one.operator === null),
      account_unlinked: hasUnlinked(facts),
    });
  },
  2: (facts) => {
    const { state, markOf } = facts;
    const outsiders = [...state.contributors.values()].filter((one) => one.standing === 'outsider');
    const said = answersSaid(facts);
    return found(
      [
        ...outsiders.map((one) => contributorRecord(one, one.entry, markOf)),
        ...said,
        ...choicesOf(facts).map(selectionRecord),
      ],
      {
        no_outsider: outsiders.length === 0,
        no_answer: said.length === 0,
        no_selection: state.selections.size === 0,
      },
    );
  },
  3: (facts) => {
    const { state } = facts;
    const before = making(facts).filter((one) => !isAfterDispute(state, one.at));
    const dated = state.disputeDate !== null;
    return found(dated ? before : [], {
      no_dispute_date: !dated,
      nothing_before_dispute: dated && before.length === 0,
      no_timestamp_token: true,
    });
  },
  4: ({ state }) => {
    const outside = [...confirmed(state), ...withProviderIds(state).map(runRecord)];
    return found(outside, {
      no_timestamp_token: true,
      no_outside_record: outside.length === 0,
    });
  },
  5: (facts) => {
    const { state } = facts;
    const given = dossiers(state, (one) => one.state === 'done' && one.recipient !== '');
    const operator = declarations(state, 'system_operator');
    return found([...checks(facts), ...given, ...operator], {
      no_full_check: facts.checks.length === 0,
      no_copy_outside: given.length === 0,
      no_operator_statement: operator.length === 0,
      no_timestamp_token: true,
    });
  },
  6: ({ state }) => {
    const [ids, vendor, embedded] = [
      withProviderIds(state).map(runRecord),
      confirmed(state),
      readExhibits(state).map(exhibitRecord),
    ];
    return found([...ids, ...vendor, ...embedded], {
      no_provider_id: ids.length === 0,
      no_vendor_confirmation: vendor.length === 0,
      no_embedded_record: embedded.length === 0,
    });
  },
  7: (facts) => {
    const { state } = facts;
    const [vendor, linked] = [confirmed(state), linkedTo(facts, 'E23')];
    return found([...vendor, ...linked, ...readExhibits(state).map(exhibitRecord)], {
      no_vendor_confirmation: vendor.length === 0,
      no_corroboration: linked.length === 0,
    });
  },
  8: ({ state }) => {
    const runs = madeRuns(state);
    const seeded = runs.filter((one) =>
      [...one.said.parameters, ...(one.ended?.said.parameters ?? [])].some(({ name }) =>
        /seed/i.test(name),
      ),
    );
    const modelled = runs.filter(
      (one) => one.said.models.length > 0 || (one.ended?.said.models.length ?? 0) > 0,
    );
    const again = recreatedRuns(state).map(runRecord);
    return found([...new Set([...seeded, ...modelled])].map(runRecord).concat(again), {
      no_recreation: again.length === 0,
      seed_not_recorded: seeded.length < runs.length,
      model_not_recorded: modelled.length < runs.length,
    });
  },
  9: ({ state }) => {
    const runs = recreatedRuns(state);
    const said = declarations(state, 'recreation');
    return found([...runs.map(runRecord), ...said], {
      no_recreation: runs.length === 0,
      sight_unknown: runs.some((one) => (one.recreates?.sight ?? 'unknown') === 'unknown'),
      no_recreation_statement: runs.length > 0 && said.length === 0,
    });
  },
  10: (facts) => {
    const { state } = facts;
    const runs = madeRuns(state);
    const choices = choicesOf(facts);
    return found(
      [
        ...revisions(state),
        ...runs.map(runRecord),
        ...choices.filter((one) => !isSilent(one)).map(selectionRecord),
      ],
      {
        single_round: runs.length < 2,
        no_purpose: runs.some((one) => one.said.purpose === '' && one.purpose === ''),
        no_selection: choices.length === 0,
        no_reason: choices.some(isSilent),
        single_candidate: choices.some((one) => one.candidates.length < 2),
      },
    );
  },
  12: (facts) => {
    const { state } = facts;
    const choices = choicesOf(facts).filter((one) =>
      one.candidates.some(({ aspects }) => aspects.length > 0),
    );
    const later = [...state.modifications.values()].filter((one) => one.aspects.length > 0);
    const links = [...state.links.values()].filter(
      (one) => one.element === 'E7' && one.withdrawn === null,
    );
    const seen = new Set([
      ...choices.flatMap((one) => one.candidates.flatMap(({ aspects }) => aspects)),
      ...later.flatMap(({ aspects }) => aspects),
      ...links.flatMap(({ aspects }) => aspects),
    ]);
    return found(
      [...choices.map(selectionRecord), ...later.map(modificationRecord), ...linkedTo(facts, 'E7')],
      Object.fromEntries(ASPECTS.map((aspect) => [`no_${aspect}` as const, !seen.has(aspect)])),
    );
  },
  13: ({ state }) => {
    const frozen = revisions(state);
    return found(frozen, {
      no_revision: frozen.length === 0,
      single_revision: [...state.prompts.values()].some((one) => one.revisions.length === 1),
    });
  },
  14: ({ state }) => {
    const rewritten = madeRuns(state).filter((one) =>
      [...one.said.texts, ...(one.ended?.said.texts ?? [])].some(
        ({ origin }) => origin === 'rewritten_by_model' || origin === 'expanded',
      ),
    );
    const said = declarations(state, 'ai_use');
    return found([...revisions(state), ...rewritten.map(runRecord), ...said], {
      no_rewrite_recorded: rewritten.length === 0,
      no_ai_use_statement: said.length === 0,
    });
  },
  15: ({ state }) => {
    const ids = new Set(madeRuns(state).flatMap((one) => one.inputs.map(({ exhibit }) => exhibit)));
    const used = ownExhibits(state).filter(({ id }) => ids.has(id));
    return found(used.map(exhibitRecord), {
      no_input: used.length === 0,
      no_licence: used.some(({ licence }) => licence === ''),
      supplier_unknown: used.some(({ supplier }) => supplier === null),
    });
  },
  16: (facts) => {
    const [held, said] = [roles(facts), answersSaid(facts)];
    return found([...held, ...said, ...agreementRecords(facts.state)], {
      no_role: held.length === 0,
      no_answer: said.length === 0,
    });
  },
  17: (facts) => {
    const told = madeRuns(facts.state).filter((one) => one.instructor !== null);
    const said = answersSaid(facts);
    return found([...told.map(runRecord), ...said], {
      no_instructor: told.length === 0,
      no_answer: said.length === 0,
    });
  },
};
