import type { CaseState } from '@/lib/entries/state';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import type { Happening } from './chronology';
import type { ShownKind } from './record';

/** How often each thing stands on record; recreations are no part of the making. */
export const FIGURES = ['revisions', 'runs', 'outputs', 'choices', 'candidates', 'steps'] as const;
export type Figures = Record<(typeof FIGURES)[number], number>;

const MINUTE_MS = 60_000;

/** Minutes between two acts after which the later begins another stretch. */
export const PAUSE_MINUTES = 10;

/** Acts of one account, the first and the last in milliseconds of the server's clock. */
export type Stretch = { account: string; from: number; to: number; acts: number };

/** When an account acted, added up over its stretches; `whole` is in milliseconds. */
export type AccountTimes = {
  account: string;
  acts: number;
  stretches: number;
  whole: number;
  first: number;
  last: number;
};

const MAKING: readonly ShownKind[] = ['revision', 'run', 'selection', 'modification', 'work'];
/** Classes of what was recorded as it was done. What was imported says when it was imported. */
const AT_THE_TIME: readonly (CaptureClass | null)[] = ['A+', 'A', 'B', null];

/** Iterations of a making, counted from the ledger. */
export function makingFigures(state: CaseState): Figures {
  const runs = [...state.runs.values()].filter(({ series }) => series === 'run');
  const selections = [...state.selections.values()];
  const sum = (of: number[]) => of.reduce((all, one) => all + one, 0);
  return {
    revisions: sum([...state.prompts.values()].map(({ revisions }) => revisions.length)),
    runs: runs.length,
    outputs: sum(runs.map(({ outputs }) => outputs.length)),
    choices: selections.length,
    candidates: sum(selections.map(({ candidates }) => candidates.length)),
    steps: state.modifications.size,
  };
}

/** Of what happened, acts of the making that were recorded as they were done, each of no length. */
export function makingActs(happenings: readonly Happening[]): Stretch[] {
  return happenings
    .filter(({ record }) => MAKING.includes(record.kind) && AT_THE_TIME.includes(record.class))
    .map(({ record: { account, at } }) => {
      const time = Date.parse(at);
      return { account, from: time, to: time, acts: 1 };
    });
}

/**
 * Stretches of each account, joined where no longer pause lies between them, in the order of their
 * beginning. They are added in that order. What happened between two acts is not on record.
 */
export class Stretches {
  readonly all: Stretch[] = [];
  private readonly open = new Map<string, Stretch>();

  add(one: Stretch): void {
    const last = this.open.get(one.account);
    if (last && one.from - last.to <= PAUSE_MINUTES * MINUTE_MS) {
      last.to = Math.max(last.to, one.to);
      last.acts += one.acts;
    } else {
      const next = { ...one };
      this.open.set(one.account, next);
      this.all.push(next);
    }
  }
}

/** The same of stretches in any order. */
export function joined(stretches: Iterable<Stretch>): Stretch[] {
  const made = new Stretches();
  const inOrder = [...stretches].sort(
    (a, b) => a.from - b.from || (a.account < b.account ? -1 : 1),
  );
  for (const one of inOrder) made.add(one);
  return made.all;
}

/** Times of each account over all its stretches, whoever acted first standing first. */
export function accountTimes(stretches: Iterable<Stretch>): AccountTimes[] {
  const times = new Map<string, AccountTimes>();
  for (const { account, from, to, acts } of joined(stretches)) {
    const known = times.get(account);
    times.set(account, {
      account,
      acts: acts + (known?.acts ?? 0),
      stretches: 1 + (known?.stretches ?? 0),
      whole: to - from + (known?.whole ?? 0),
      first: known?.first ?? from,
      last: Math.max(to, known?.last ?? to),
    });
  }
  return [...times.values()];
}

/** A length of time as it is said, from milliseconds, to the nearest minute. */
export function hoursAndMinutes(ms: number): { hours: number; minutes: number } {
  const minutes = Math.round(ms / MINUTE_MS);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
