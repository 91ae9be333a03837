import type { QuestionNumber } from './questions';
import { isAfterDispute } from './record';
import {
  contributorRecord,
  exhibitRecord,
  generatorRecord,
  runRecord,
  workEventRecord,
} from './records';
import {
  agreementRecords,
  agreements,
  checks,
  declarations,
  dossiers,
  erasures,
  found,
  gaps,
  holds,
  isUnanswered,
  linkedAgainst,
  linkedTo,
  madeRuns,
  ownExhibits,
  readExhibits,
  roles,
  sources,
  translations,
  type WorksheetRule,
} from './worksheet-records';

type Keeping = Exclude<
  QuestionNumber,
  1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12 | 13 | 14 | 15 | 16 | 17
>;

/** Questions 11 and 18 to 35: whose it is, how it was kept, and what is not there. */
export const KEEPING_RULES: Record<Keeping, WorksheetRule> = {
  11: (facts) => {
    const { state } = facts;
    const made = dossiers(state);
    return found([...sources(state), ...gaps(state), ...made], {
      no_capture: state.sources.size === 0,
      no_export: made.length === 0,
      no_completeness_statement: declarations(state, 'completeness').length === 0,
    });
  },
  18: (facts) => {
    const { state, markOf } = facts;
    const employed = [...state.contributors.values()].filter(({ employer }) => employer !== '');
    const linked = linkedTo(facts, 'E15');
    return found(
      [
        ...linked,
        ...employed.map((one) => contributorRecord(one, one.entry, markOf)),
        ...roles(facts, 'commissioner', 'employer_representative'),
        ...agreementRecords(state),
      ],
      {
        no_title_linked: linked.length === 0,
        no_agreement: state.agreements.size === 0,
      },
    );
  },
  19: ({ state }) =>
    found(agreementRecords(state), {
      no_agreement: state.agreements.size === 0,
      agreement_unanswered: isUnanswered(state),
      no_timestamp_token: true,
    }),
  20: ({ state }) => {
    const exhibits = [...state.exhibits.values()].filter((one) => one.kind === 'statement');
    const said = declarations(state);
    return found([...exhibits.map(exhibitRecord), ...said], {
      no_statement: exhibits.length === 0 && said.length === 0,
    });
  },
  21: (facts) => {
    const { state } = facts;
    const placed = [...state.holds.values()];
    const first = placed.map(({ startsAt }) => startsAt).sort()[0];
    return found([...holds(state), ...erasures(facts), ...gaps(state)], {
      no_hold: placed.length === 0,
      hold_after_dispute: first !== undefined && isAfterDispute(state, first),
    });
  },
  22: ({ state }) => {
    const done = dossiers(state, (one) => one.state === 'done');
    return found(done, {
      no_export: done.length === 0,
      digest_only: ownExhibits(state).some(({ kind }) => kind === 'hash_only'),
    });
  },
  23: (facts) => {
    const exhibits = ownExhibits(facts.state);
    return found([...exhibits.map(exhibitRecord), ...checks(facts)], {
      no_exhibit: exhibits.length === 0,
      no_full_check: facts.checks.length === 0,
    });
  },
  24: ({ state }) => {
    const operator = declarations(state, 'system_operator');
    return found([...gaps(state), ...operator], {
      no_incident_log: true,
      no_operator_statement: operator.length === 0,
    });
  },
  25: (facts) => {
    const custodian = declarations(facts.state, 'custodian', 'hash_copy');
    return found([...checks(facts), ...dossiers(facts.state), ...custodian], {
      no_full_check: facts.checks.length === 0,
    });
  },
  26: ({ state, markOf }) => {
    const all = [...state.generators.values()];
    return found(
      all.filter(({ terms }) => terms !== null).map((one) => generatorRecord(state, one, markOf)),
      {
        no_tool_account: all.length === 0,
        no_terms: all.some(({ terms }) => terms === null),
        plan_unstated: all.some(({ plan }) => plan === ''),
      },
    );
  },
  27: (facts) => {
    const linked = linkedTo(facts, 'E18');
    const events = [...facts.state.workEvents.values()];
    return found([...linked, ...events.map((one) => workEventRecord(facts.state, one))], {
      no_registration: linked.length === 0,
    });
  },
  28: ({ state }) => {
    const read = new Set([...state.readings.values()].map(({ exhibit }) => exhibit));
    const said = declarations(state, 'ai_use');
    return found([...readExhibits(state).map(exhibitRecord), ...said], {
      no_reading: ownExhibits(state).some(({ id, kind }) => kind === 'file' && !read.has(id)),
      no_ai_use_statement: said.length === 0,
    });
  },
  29: ({ state }) => {
    const all = translations(state);
    const said = declarations(state, 'translator');
    return found([...all, ...said], {
      no_translation: all.length === 0,
      translator_unnamed: [...state.translations.values()].some(
        (one) => one.translator === null && one.translatorName === '',
      ),
      no_translator_statement: said.length === 0,
    });
  },
  30: (facts) => {
    const withheld = [...facts.state.dossiers.values()].filter((one) => one.withheld.length > 0);
    return found(
      [...dossiers(facts.state, (one) => one.withheld.length > 0), ...linkedAgainst(facts)],
      {
        no_export: facts.state.dossiers.size === 0,
        no_withholding_reason: withheld.some((one) => one.withholdingReason === ''),
      },
    );
  },
  31: (facts) => {
    const witnesses = roles(facts, 'witness');
    return found(witnesses, {
      no_witness: witnesses.length === 0,
      operator_unknown: madeRuns(facts.state).some((one) => one.operator === null),
    });
  },
  32: ({ state }) => {
    const stated = ownExhibits(state).filter((one) => one.authority !== '' || one.licence !== '');
    return found(stated.map(exhibitRecord), {
      no_authority: ownExhibits(state).some(({ authority }) => authority === ''),
    });
  },
  33: ({ state }) => {
    const said = declarations(state, 'ai_use', 'completeness');
    return found([...dossiers(state), ...said], {
      no_export: state.dossiers.size === 0,
      no_ai_use_statement: declarations(state, 'ai_use').length === 0,
    });
  },
  34: ({ state }) => {
    const captured = madeRuns(state).filter((one) => one.source !== null);
    return found([...sources(state), ...captured.map(runRecord)], {
      no_capture: state.sources.size === 0,
      no_evidence_agreement: agreements(state, 'evidence_method').length === 0,
    });
  },
  35: ({ state }) => {
    const said = declarations(state, 'evidence_method');
    return found([...agreementRecords(state, 'evidence_method'), ...said], {
      no_evidence_agreement: agreements(state, 'evidence_method').length === 0,
      agreement_unanswered: isUnanswered(state, 'evidence_method'),
    });
  },
};
