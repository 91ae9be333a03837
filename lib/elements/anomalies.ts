import type { CaseState } from '@/lib/entries/state';
import type { AnswerState } from '@/lib/entries/state-review';
import type { QuestionAnswerState } from '@/lib/entries/state-statements';
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
import { declarationRecord, questionRecord } from './statement-records';

/** Longest value shown beside another, in UTF-16 units. */
const SHOWN = 300;

/** The beginning of a value that stands beside another. */
export function shortened(text: string): string {
  return (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).toWellFormed();
}

/** What does not go together, found by rule. Shown with both sides; explained by people, if at all. */
export const ANOMALIES = [
  'claimed_after_receipt',
  'choice_before_outputs',
  'after_before_before',
  'published_before_finished',
  'two_authors',
  'statement_changed',
  'declaration_changed',
  'answer_changed',
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
    ...declarations(state),
    ...answers(state),
    ...parameters(state),
  ];
}

function times(state: CaseState): Anomaly[] {
  const records = [
    ...[...state.exhibits.values()].map(exhibitRecord),
    ...[...state.runs.values()].map(runRecord),
    ...[...state.selections.values()].map(selectionRecord),
    ...[...state.modifications.values()].map(modificationRecord),
    ...[...state.workEvents.values()].map((one) => workEventRecord(state, one)),
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

/** A statement that reads otherwise than it did at first, with each of its versions. */
function statements(state: CaseState): Anomaly[] {
  return [...state.exhibits.values()]
    .filter((one) => one.kind === 'statement' && one.versions.length > 1)
    .map((one) => ({
      code: 'statement_changed',
      records: one.versions.map(({ receivedAt, entry }) => ({
        ...exhibitRecord(one),
        at: receivedAt,
        entry,
      })),
      values: one.versions.map(({ receivedAt }) => receivedAt),
      about: String(one.versions.length),
    }));
}

/** A declaration whose last version answers questions otherwise than an earlier one did. */
function declarations(state: CaseState): Anomaly[] {
  return [...state.declarations.values()].flatMap((one): Anomaly[] => {
    const last = one.versions.at(-1);
    if (!last) return [];
    const now = new Map(last.blanks.map(({ key, text }) => [key, text]));
    // An answer that was left out later says nothing else; neither does one that was added.
    const isOther = ({ key, text }: { key: string; text: string }) =>
      text !== '' && (now.get(key) || text) !== text;
    const earlier = one.versions.filter(({ blanks }) => blanks.some(isOther));
    const [first] = earlier;
    if (!first) return [];
    const keys = new Set(earlier.flatMap(({ blanks }) => blanks.filter(isOther)).map((b) => b.key));
    return [
      {
        code: 'declaration_changed',
        records: [declarationRecord(one, first), declarationRecord(one, last)],
        values: [first.saved.at, last.saved.at],
        about: String(keys.size),
      },
    ];
  });
}

/** A question of counsel that a contributor answered again in other words. */
function answers(state: CaseState): Anomaly[] {
  const first = new Map<string, QuestionAnswerState>();
  const last = new Map<string, QuestionAnswerState>();
  for (const one of state.questionAnswers) {
    const key = `${one.question} ${one.contributor}`;
    if (!first.has(key)) first.set(key, one);
    last.set(key, one);
  }
  return [...first].flatMap(([key, one]): Anomaly[] => {
    const now = last.get(key);
    if (!now || now.answer === one.answer || one.answer === '' || now.answer === '') return [];
    return [
      {
        code: 'answer_changed',
        records: [questionRecord(one), questionRecord(now)],
        values: [shortened(one.answer), shortened(now.answer)],
        about: '',
      },
    ];
  });
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
