import type { z } from 'zod';
import { ASPECTS, type Aspect, VERDICTS, type Verdict } from '@/lib/entries/vocabulary';
import type { recordSelectionInput } from '@/lib/runs/schema';

/** What is said of one candidate before the choice is recorded; null is no mark yet. */
export type Mark = { verdict: Verdict | null; aspects: readonly Aspect[]; reason: string };

/** What becomes of candidates without a mark when the choice is recorded. */
export const OTHERS = ['leave', 'undecided', 'rejected'] as const;
export type Others = (typeof OTHERS)[number];

/** A choice in the making: nothing of it is on record. Marks are by exhibit. */
export type Choice = {
  marks: Readonly<Record<string, Mark>>;
  others: Others;
  reason: string;
  /** Aspects of the whole choice, recorded with each candidate that is chosen. */
  aspects: readonly Aspect[];
  lookers: readonly string[];
  chooserId: string | null;
};

/** A candidate as far as a choice needs it. */
type Candidate = { exhibitId: string; run: { id: string } };

const NO_MARK: Mark = { verdict: null, aspects: [], reason: '' };

/** Longest reasons that an entry takes, in UTF-16 units, and most candidates. */
export const MOST = { reason: 2000, wholeReason: 4000, candidates: 1000 };

/** The choice before anything was marked; `self` is whom the signed-in account stands for. */
export function freshChoice(self: string | null): Choice {
  return {
    marks: {},
    others: 'leave',
    reason: '',
    aspects: [],
    lookers: self === null ? [] : [self],
    chooserId: self,
  };
}

export const markOf = (choice: Choice, exhibitId: string): Mark =>
  choice.marks[exhibitId] ?? NO_MARK;

/** Marks a candidate. What has a reason or an aspect was looked at: it is at least undecided. */
export function withMark(choice: Choice, exhibitId: string, change: Partial<Mark>): Choice {
  const mark = { ...markOf(choice, exhibitId), ...change };
  const said = mark.reason !== '' || mark.aspects.length > 0;
  if (mark.verdict === null && said && !('verdict' in change)) mark.verdict = 'undecided';
  const { [exhibitId]: _, ...marks } = choice.marks;
  return {
    ...choice,
    // A mark taken away takes its reason along: nothing unseen is recorded.
    marks: mark.verdict === null ? marks : { ...marks, [exhibitId]: mark },
  };
}

/** The verdict given, or taken away where it stands already. */
export function toggled(choice: Choice, exhibitId: string, verdict: Verdict): Choice {
  const now = markOf(choice, exhibitId).verdict;
  return withMark(choice, exhibitId, { verdict: now === verdict ? null : verdict });
}

/** A list with a member put in or taken out, in the order of `all`. */
export function flipped<T>(list: readonly T[], member: T, all: readonly T[]): T[] {
  return all.filter((one) => (one === member ? !list.includes(one) : list.includes(one)));
}

/** How many candidates have each verdict, and how many have none. */
export function countMarks(choice: Choice, candidates: readonly Candidate[]) {
  const counts = { chosen: 0, rejected: 0, undecided: 0, none: 0 };
  for (const exhibitId of new Set(candidates.map((one) => one.exhibitId))) {
    counts[markOf(choice, exhibitId).verdict ?? 'none'] += 1;
  }
  return counts;
}

/** The choice as the command takes it, candidates in the order shown, each exhibit once. */
export function choiceInput(
  choice: Choice,
  candidates: readonly Candidate[],
  happenedAt: string | null,
): Omit<z.input<typeof recordSelectionInput>, 'caseId'> {
  const seen = new Set<string>();
  const others = choice.others === 'leave' ? null : choice.others;
  return {
    happenedAt,
    chooserId: choice.chooserId,
    lookers: [...choice.lookers],
    reason: choice.reason,
    candidates: candidates.flatMap(({ exhibitId, run }) => {
      if (seen.has(exhibitId)) return [];
      seen.add(exhibitId);
      const mark = markOf(choice, exhibitId);
      const verdict = mark.verdict ?? others;
      if (verdict === null) return [];
      const aspects = ASPECTS.filter(
        (aspect) =>
          mark.aspects.includes(aspect) ||
          (verdict === 'chosen' && choice.aspects.includes(aspect)),
      );
      return [{ exhibitId, runId: run.id, verdict, aspects, reason: mark.reason }];
    }),
  };
}

/**
 * A choice kept by this tab, as far as it still fits: candidates and people that are gone are left
 * out. Null where the text is none.
 */
export function keptChoice(
  text: string,
  known: { candidates: ReadonlySet<string>; people: ReadonlySet<string> },
): Choice | null {
  let kept: Partial<Choice>;
  try {
    // Written by this page; each member is looked at again below.
    kept = JSON.parse(text) as Partial<Choice>;
  } catch {
    return null;
  }
  if (typeof kept !== 'object' || kept === null) return null;
  const words = (value: unknown, most: number) =>
    typeof value === 'string' ? value.slice(0, most) : '';
  const aspects = (value: unknown) =>
    ASPECTS.filter((aspect) => Array.isArray(value) && value.includes(aspect));
  const marks = Object.entries(kept.marks ?? {}).flatMap(([exhibitId, mark]) => {
    const verdict = VERDICTS.find((name) => name === mark?.verdict);
    if (!verdict || !known.candidates.has(exhibitId)) return [];
    const reason = words(mark.reason, MOST.reason);
    return [[exhibitId, { verdict, aspects: aspects(mark.aspects), reason }] as const];
  });
  const { chooserId } = kept;
  return {
    marks: Object.fromEntries(marks),
    others: OTHERS.find((name) => name === kept.others) ?? 'leave',
    reason: words(kept.reason, MOST.wholeReason),
    aspects: aspects(kept.aspects),
    lookers: Array.isArray(kept.lookers) ? kept.lookers.filter((id) => known.people.has(id)) : [],
    chooserId: typeof chooserId === 'string' && known.people.has(chooserId) ? chooserId : null,
  };
}
