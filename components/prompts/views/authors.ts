import { type AuthorPattern, initialsOf, patternOf } from '@/components/ui/author-pattern';
import { authorOrder } from '@/lib/authorship/author-order';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import type { PromptRecord } from '@/lib/authorship/prompt-record';

/** A person as a marked text shows them. */
export type Author = { name: string; initials: string; pattern: AuthorPattern };

/** Everybody who joined, by account, in the order in which marks were given out. */
export type Authors = ReadonlyMap<string, Author>;

/**
 * Marks of everybody who joined a prompt. Two people with the same initials get a number behind
 * them, so that initials alone tell them apart.
 */
export function authorsOf(writers: PromptRecord['writers']): Authors {
  const authors = new Map<string, Author>();
  const seen = new Map<string, number>();
  for (const [position, account] of authorOrder(writers).entries()) {
    const name = writers.find((writer) => writer.account === account)?.name ?? account;
    const initials = initialsOf(name);
    const count = (seen.get(initials) ?? 0) + 1;
    seen.set(initials, count);
    authors.set(account, {
      name,
      initials: count === 1 ? initials : `${initials}${count}`,
      pattern: patternOf(position),
    });
  }
  return authors;
}

/** Name of an account; the account itself where nobody of that name joined. */
export function nameOf(authors: Authors, account: string): string {
  return authors.get(account)?.name ?? account;
}

/** The mark of a first writer, as `data-author` of marks.css takes it. */
export function markOf(authors: Authors, writer: FirstWriter): string {
  if (writer.who !== 'person') return writer.who;
  return String(authors.get(writer.account)?.pattern ?? 'unknown');
}
