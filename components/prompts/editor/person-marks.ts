import type { AuthorPattern } from '@/components/ui/author-pattern';
import { initialsOf, patternOf } from '@/components/ui/author-pattern';

/** How a person is marked in texts of a prompt. */
export type PersonMark = {
  account: string;
  name: string;
  pattern: AuthorPattern;
  initials: string;
};

/** Marks for people in the order in which they first joined, which is the same for every reader. */
export function personMarks(
  people: readonly { account: string; name: string }[],
): Map<string, PersonMark> {
  const marks = new Map<string, PersonMark>();
  for (const { account, name } of people) {
    if (marks.has(account)) continue;
    const pattern = patternOf(marks.size);
    marks.set(account, { account, name, pattern, initials: initialsOf(name) });
  }
  return marks;
}
