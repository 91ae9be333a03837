'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Milliseconds between two looks, and after one that failed. */
const PACE = { usual: 1_000, afterFailure: 3_000 } as const;

/**
 * Asks an address of our API again and again while `active`, and hands each answer on. Long work
 * goes on without it: a page that is left or reloaded simply looks again. Answers whether the last
 * look failed.
 */
export function usePoll(
  address: string,
  active: boolean,
  onAnswer: (answer: unknown) => void,
): boolean {
  const [lost, setLost] = useState(false);
  const handOn = useEffectEvent(onAnswer);

  useEffect(() => {
    if (!active) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      let pace: number = PACE.usual;
      try {
        const response = await fetch(address, { cache: 'no-store', signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        handOn(await response.json());
        setLost(false);
      } catch {
        if (stop.signal.aborted) return;
        setLost(true);
        pace = PACE.afterFailure;
      }
      if (!stop.signal.aborted) timer = setTimeout(look, pace);
    };
    timer = setTimeout(look, PACE.usual);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [address, active]);

  return lost;
}
