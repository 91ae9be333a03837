import type { Forum } from './elements';
import { QUESTIONS, type Question } from './questions';
import type { Facts } from './rule-records';
import { KEEPING_RULES } from './worksheet-keeping';
import { MAKING_RULES } from './worksheet-making';
import type { Found } from './worksheet-records';

/** One line of the worksheet. No record and no absence is an honest none. */
export type WorksheetLine = Question & Found;

const RULES = { ...MAKING_RULES, ...KEEPING_RULES };

/**
 * The questions that are asked in one of the forums, each with the records that bear on it, oldest
 * first, and with what is not there, by name. It says nothing about which answer is good.
 */
export function worksheet(facts: Facts, forums: readonly Forum[]): WorksheetLine[] {
  return QUESTIONS.filter((one) => one.forums.some((forum) => forums.includes(forum))).map(
    (question) => {
      const { records, absences } = RULES[question.number](facts);
      const once = new Map(records.map((one) => [`${one.kind} ${one.id} ${one.entry}`, one]));
      return {
        ...question,
        records: [...once.values()].sort((a, b) => a.entry - b.entry),
        absences,
      };
    },
  );
}
