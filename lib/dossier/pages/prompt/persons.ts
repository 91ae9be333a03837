import type { ContributorState } from '@/lib/entries/state';
import type { UnderlinePattern } from '../../pdf/text/style';
import type { Material } from '../material';

/** Patterns in the order in which a case gives them out, the same as on screen. */
export const PATTERNS: readonly UnderlinePattern[] = [
  'solid',
  'dashed',
  'dotted',
  'double',
  'wavy',
  'thick',
  'solid-above',
  'dotted-above',
];

/** How a person is marked in a text. */
export type PersonMark = { initials: string; pattern: UnderlinePattern };

/**
 * Names and marks of those who had to do with a prompt: the contributor where an account is linked
 * to one, else the account, each by the name of the time. Marks go by the order of joining, as on
 * screen; who never joined comes after.
 */
export class Persons {
  private readonly contributors = new Map<string, ContributorState>();
  private readonly order: string[];
  private readonly shown: ReadonlyMap<string, string>;
  private readonly given = new Map<string, string>();

  constructor(
    private readonly material: Pick<Material, 'state' | 'named'>,
    writers: readonly { account: string; name: string }[],
  ) {
    for (const one of material.state.contributors.values()) {
      for (const account of one.accounts.keys()) this.contributors.set(account, one);
    }
    this.order = [...new Set(writers.map(({ account }) => account))];
    this.shown = new Map(writers.map(({ account, name }) => [account, name]));
    for (const account of this.order) this.markOf(account);
  }

  /** The contributor that an account is linked to. */
  contributorOf(account: string): ContributorState | undefined {
    return this.contributors.get(account);
  }

  /** Name at a time in milliseconds; the account's identifier where no name is left. */
  nameOf(account: string, at = Number.POSITIVE_INFINITY): string {
    const one = this.contributors.get(account);
    const names = one?.names ?? this.material.state.actors.get(account) ?? [];
    return this.nameAt(names, at) || this.shown.get(account) || account;
  }

  /** Name of a contributor at a time; the identifier where there is none. */
  contributorName(id: string, at = Number.POSITIVE_INFINITY): string {
    const one = this.material.state.contributors.get(id);
    return (one && this.nameAt(one.names, at)) || id;
  }

  /** The mark of an account. Two people never have the same initials. */
  markOf(account: string): PersonMark {
    let position = this.order.indexOf(account);
    if (position < 0) position = this.order.push(account) - 1;
    const pattern = PATTERNS[position % PATTERNS.length] ?? 'solid';
    const known = this.given.get(account);
    if (known) return { initials: known, pattern };
    const wanted = initialsOf(this.nameOf(account));
    const taken = new Set(this.given.values());
    let initials = wanted;
    for (let n = 2; taken.has(initials); n += 1) initials = `${wanted}${n}`;
    this.given.set(account, initials);
    return { initials, pattern };
  }

  private nameAt(names: readonly { name: string; entry: number }[], at: number): string {
    const { named } = this.material;
    const then = names.findLast(({ entry }) => (named.get(entry) ?? 0) <= at);
    return (then ?? names[0])?.name ?? '';
  }
}

/**
 * Initials for a name in any script: the first letter of the first and the last word, or the first
 * character of a name without spaces or in Han. Never reorders the name.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '?';
  if (words.length < 2 || /\p{Script=Han}/u.test(first)) return first.toLocaleUpperCase('en');
  const last = [...(words.at(-1) ?? '')][0] ?? '';
  return (first + (/\p{Script=Han}/u.test(last) ? '' : last)).toLocaleUpperCase('en');
}
