'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { type Choice, freshChoice, keptChoice } from './choice';

type Where = {
  /** Where this tab keeps it: account, case and what the sheet shows. */
  key: string;
  /** Whom the signed-in account stands for. */
  self: string | null;
  candidates: readonly { exhibitId: string }[];
  people: readonly { id: string }[];
};

/**
 * A choice in the making, kept by this tab until it is recorded: a reload loses nothing, and no
 * other tab and no server sees it before.
 */
export function useChoice({ key, self, candidates, people }: Where) {
  const [choice, setChoice] = useState<Choice>(() => freshChoice(self));
  const restored = useRef(false);
  const known = useMemo(
    () => ({
      candidates: new Set(candidates.map(({ exhibitId }) => exhibitId)),
      people: new Set(people.map(({ id }) => id)),
    }),
    [candidates, people],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each sheet, before keeping
  useEffect(() => {
    const kept = keptChoice(storage()?.getItem(key) ?? '', known);
    if (kept) setChoice(kept);
    restored.current = true;
  }, [key]);

  function change(next: Choice) {
    setChoice(next);
    try {
      if (restored.current) storage()?.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden store costs the reload only; the choice on the page stands.
    }
  }

  function clear() {
    setChoice((old) => ({ ...freshChoice(self), lookers: old.lookers, chooserId: old.chooserId }));
    storage()?.removeItem(key);
  }

  return { choice, change, clear };
}

/** The tab's own store; browsers may forbid even asking for it. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
