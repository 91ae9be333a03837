import type { CaseState } from '@/lib/entries/state';
import type { ShownRecord } from './record';
import {
  exhibitRecord,
  modificationRecord,
  noticeRecord,
  revisionRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';
import { statementHappenings } from './statement-records';

/** One line of the chronology: a record, and the people it names as acting. */
export type Happening = {
  record: ShownRecord;
  /** Contributors that the record names; nobody where it names none. */
  people: string[];
};

/** Whoever a signed-in account belongs to by the record: a freeze is an act of that account itself. */
const linkedTo = (state: CaseState, account: string) =>
  [...state.contributors.values()]
    .filter(({ accounts }) => accounts.has(account))
    .map(({ id }) => id);

const named = (...ids: (string | null)[]) => ids.filter((id) => id !== null);

/**
 * Everything that happened in the case by the record, in the order of record. Both clocks stand in
 * each line: the order never follows a claimed time.
 */
export function chronology(state: CaseState): Happening[] {
  const all: Happening[] = [
    ...[...state.exhibits.values()].map((one) => ({
      record: exhibitRecord(one),
      people: named(one.supplier),
    })),
    ...[...state.prompts.values()].flatMap((prompt) =>
      prompt.revisions.map((one) => {
        const record = revisionRecord(prompt, one);
        return { record, people: linkedTo(state, record.account) };
      }),
    ),
    ...[...state.runs.values()].map((one) => ({
      record: runRecord(one),
      people: named(one.operator, one.instructor),
    })),
    ...[...state.selections.values()].map((one) => ({
      record: selectionRecord(one),
      people: [...new Set(named(one.chooser, ...one.lookers))],
    })),
    ...[...state.modifications.values()].map((one) => ({
      record: modificationRecord(one),
      people: named(one.editor),
    })),
    ...[...state.workEvents.values()].map((one) => ({
      record: workEventRecord(state, one),
      people: named(one.by),
    })),
    ...[...state.notices.values()].map((one) => ({ record: noticeRecord(one), people: [] })),
    ...statementHappenings(state),
  ];
  return all.sort((a, b) => a.record.entry - b.record.entry);
}
