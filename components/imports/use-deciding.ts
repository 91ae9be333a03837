'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Failure, FailureError } from '@/components/exhibits/intake/failure';
import { DECIDED_AT_ONCE } from '@/lib/imports/model';
import { type Decided, importApi } from './import-api';

export type Which =
  | { proposals: string[] }
  | { importId: string | null; kind: 'run' | 'link' | null };

/** Who is said to be behind the runs that are confirmed; empty is unknown. */
export type People = { operatorId: string; instructorId: string; generatorId: string };

export const NOBODY: People = { operatorId: '', instructorId: '', generatorId: '' };

export type Deciding = {
  chosen: ReadonlySet<string>;
  choose(ids: readonly string[]): void;
  toggle(id: string): void;
  people: People;
  setPeople(people: People): void;
  isBusy: boolean;
  /** What the last decision came to; grows while many are decided. */
  done: Pick<Decided, 'confirmed' | 'left'> | null;
  failure: Failure | null;
  decide(decision: 'confirm' | 'leave', which: Which): void;
};

/** Decides proposals a portion at a time, until none of those meant waits. */
export function useDeciding(caseId: string): Deciding {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [people, setPeople] = useState(NOBODY);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Deciding['done']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const router = useRouter();

  async function decide(decision: 'confirm' | 'leave', which: Which): Promise<void> {
    const api = importApi(caseId);
    const { operatorId, instructorId, generatorId } = people;
    const said = {
      decision,
      operatorId: operatorId || null,
      instructorId: instructorId || null,
      generatorId: generatorId || null,
    };
    setBusy(true);
    setFailure(null);
    let sum = { confirmed: 0, left: 0 };
    try {
      for (const portion of portionsOf(which)) {
        for (;;) {
          const { confirmed, left, waiting } = await api.decide({ ...said, which: portion });
          sum = { confirmed: sum.confirmed + confirmed, left: sum.left + left };
          setDone(sum);
          if (waiting === 0 || confirmed + left === 0) break;
        }
      }
      setChosen(new Set());
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
      router.refresh();
    }
  }

  return {
    chosen,
    choose: (ids) => setChosen(new Set(ids)),
    toggle(id) {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    people,
    setPeople,
    isBusy,
    done,
    failure,
    decide: (decision, which) => void decide(decision, which),
  };
}

/** Named ones in requests of bounded size; all of an import are asked for again until none waits. */
function portionsOf(which: Which): Which[] {
  if (!('proposals' in which)) return [which];
  const portions: Which[] = [];
  for (let at = 0; at < which.proposals.length; at += DECIDED_AT_ONCE) {
    portions.push({ proposals: which.proposals.slice(at, at + DECIDED_AT_ONCE) });
  }
  return portions;
}
