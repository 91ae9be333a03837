import type { ErrorCode } from '@/lib/kernel/errors';
import type { Desk } from './testing-desk';
import { ENDED, LEVELS, type Level, OUTSIDE, type Someone } from './testing-people';

/**
 * What is expected of one command or loader. A line is written by hand and on purpose repeats what
 * the policy says: whoever changes who may do something changes it here, too.
 */
export type Line = {
  /** What its identifiers name. An `open_case` takes no such act once it is sealed or closed. */
  scope: 'account' | 'workspace' | 'case' | 'open_case';
  /** Levels that may, separated by spaces; all others are refused. */
  may: string;
  /** Input that works for whoever may, with a subject of its own where the act uses one up. */
  input(desk: Desk, who: Someone): object | Promise<object>;
  /** Further members of the input that name something, to be tried with names of other cases. */
  names?: (desk: Desk) => object;
  /** What whoever may is answered, where that is not success. */
  answer?: ErrorCode;
  /** Refusals that are not those of `refusalOf`. */
  refusals?: Partial<Record<Level, ErrorCode>>;
};

/** The levels of a line that may. Throws for a word that is no level. */
export function allowed({ may }: Line): Level[] {
  return may.split(' ').map((word) => {
    const level = LEVELS.find((l) => l === word);
    if (!level) throw new Error(`${word} is not a level`);
    return level;
  });
}

/** The levels of a line that may not. */
export function refused(line: Line): Level[] {
  const may = allowed(line);
  return LEVELS.filter((level) => !may.includes(level));
}

/** How a line refuses a level: nobody is asked to sign in, and strangers meet nothing at all. */
export function refusalOf(line: Line, level: Level): ErrorCode {
  const given = line.refusals?.[level];
  if (given) return given;
  if (ENDED.includes(level)) return 'UNAUTHENTICATED';
  if (line.scope === 'account') return 'FORBIDDEN';
  const inWorkspace = line.scope === 'workspace';
  const outside = OUTSIDE.includes(level) || (level === 'elsewhere' && !inWorkspace);
  return outside ? 'NOT_FOUND' : 'FORBIDDEN';
}
