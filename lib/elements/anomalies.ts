import type { CaseState } from '@/lib/entries/state';
import type { AnswerState } from '@/lib/entries/state-review';
import type { ShownRecord } from './record';
import {
  contributorRecord,
  exhibitRecord,
  type MarkOf,
  modificationRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';

/** What does not go together, found by rule. Shown with both sides; explained by people, if at all. */
export const ANOMALIES = [
  'claimed_after_receipt',
  'choice_before_outputs',
  'after_before_before',
  'published_before_finished',
  'two_authors',
  'statement_changed',
  'parameter_differs',
  'file_says_other_text',
  'file_says_other_seed',
  'model_later_than_claimed',
  'words_contested',
] as const;
export type AnomalyCode = (typeof ANOMALIES)[number];

export type Anomaly = {
  code: AnomalyCode;
  /** The records concerned; the values that do not agree stand beside them in the same order. */
  records: ShownRecord[];
  values: string[];
  /** What it is about: the name of a parameter; empty where the code says it all. */
  about: string;
};

/** When something happened at the latest by what is said of it: claimed, else recorded. */
const happened = (one: ShownRecord) => one.claimed ?? one.at;

/** Whether a claimed time lies after another by more than clocks may differ, in milliseconds. */
const TOLERANCE = 5 * 60 * 1000;
const isAfter = (a: string, b: string) => Date.parse(a) > Date.parse(b) + TOLERANCE;

/** Every anomaly within the ledger of a case, in the order of the rules. */
export function anomalies(state: CaseState, markOf: MarkOf): Anomaly[] {
  return [
    ...times(state),
    ...choices(state),
    ...laterWork(state),
    ...publications(state),
    ...authors(state, markOf),
    ...statements(state),
    ...parameters(state),
  ];
}

function times(state: CaseState): Anomaly[] {
  const records = [
    ...[...state.exhibits.values()].map(exhibitRecord),
    ...[...state.runs.values()].map(runRecord),
    ...[...state.selections.values()].map(selectionRecord),
    ...[...state.modifications.values()].map(modificationRecord),
  ];
  return records
    .filter((one) => one.claimed !== null && isAfter(one.claimed, one.at))
    .map((one) => ({
      code: 'claimed_after_receipt',
      records: [one],
      values: [one.claimed ?? '', one.at],
      about: '',
    }));
}

/** A choice that says it was made before what it chose from is said to have come. */
function choices(state: CaseState): Anomaly[] {
  return [...state.selections.values()].flatMap((one) => {
    const choice = selectionRecord(one);
    if (choice.claimed === null) return [];
    return one.candidates.flatMap(({ run }): Anomaly[] => {
      const made = run === null ? undefined : state.runs.get(run);
      if (!made) return [];
      const record = runRecord(made);
      if (!isAfter(happened(record), happened(choice))) return [];
      return [
        {
          code: 'choice_before_outputs',
          records: [choice, record],
          values: [happened(choice), happened(record)],
          about: '',
        },
      ];
    });
  });
}

function laterWork(state: CaseState): Anomaly[] {
  return [...state.modifications.values()].flatMap((one) => {
    const after = state.exhibits.get(one.after);
    if (!after) return [];
    return one.before.flatMap((id): Anomaly[] => {
      const before = state.exhibits.get(id);
      if (!before?.happenedAt || !after.happenedAt) return [];
      if (!isAfter(before.happenedAt, after.happenedAt)) return [];
      return [
        {
          code: 'after_before_before',
          records: [exhibitRecord(before), exhibitRecord(after)],
          values: [before.happenedAt, after.happenedAt],
          about: '',
        },
      ];
    });
  });
}

function publications(state: CaseState): Anomaly[] {
  const events = [...state.workEvents.values()];
  return events
    .filter(({ kind }) => kind === 'published')
    .flatMap((one): Anomaly[] => {
      const done = events.find((other) => other.kind === 'finished' && other.work === one.work);
      if (!done) return [];
      const records = [workEventRecord(state, one), workEventRecord(state, done)];
      const [published = '', finished = ''] = records.map(happened);
      if (!isAfter(finished, published)) return [];
      return [
        {
          code: 'published_before_finished',
          records,
          values: [published, finished],
          about: '',
        },
      ];
    });
}

/** Two people who each say that the same act was their authorship, by their last answers. */
function authors(state: CaseState, markOf: MarkOf): Anomaly[] {
  const last = new Map(state.answers.map((one) => [`${one.entry} ${one.contributor}`, one]));
  const claims = new Map<number, AnswerState[]>();
  for (const one of last.values()) {
    if (one.meaning === 'authorship')
      claims.set(one.entry, [...(claims.get(one.entry) ?? []), one]);
  }
  return [...claims].flatMap(([entry, group]): Anomaly[] => {
    if (group.length < 2) return [];
    const records = group.flatMap(({ contributor, answered }) => {
      const one = state.contributors.get(contributor);
      return one ? [contributorRecord(one, answered.index, markOf)] : [];
    });
    const values = group.map(({ answered }) => answered.at);
    return [{ code: 'two_authors', records, values, about: String(entry) }];
  });
}

/** A statement that reads otherwise than it did at first. */
function statements(state: CaseState): Anomaly[] {
  return [...state.exhibits.values()]
    .filter((one) => one.kind === 'statement' && one.versions.length > 1)
    .map((one) => ({
      code: 'statement_changed',
      records: [exhibitRecord(one)],
      values: one.versions.map(({ receivedAt }) => receivedAt),
      about: String(one.versions.length),
    }));
}

/** A parameter that was asked for with one value and answered with another; -1 asks for any. */
function parameters(state: CaseState): Anomaly[] {
  return [...state.runs.values()].flatMap((one) =>
    one.said.parameters.flatMap(({ name, value }): Anomaly[] => {
      const answered = one.ended?.said.parameters.find((other) => other.name === name);
      if (!answered || answered.value === value || value === '-1') return [];
      const record = runRecord(one);
      return [
        {
          code: 'parameter_differs',
          records: [record],
          values: [value, answered.value],
          about: name,
        },
      ];
    }),
  );
}
