'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

/**
 * Loads the page anew after each of `waits` (milliseconds, a list that does not change). Answers
 * whether it has stopped looking, and how the reader looks again.
 */
export function useLooks(waits: readonly number[]): { isOver: boolean; look(): void } {
  const router = useRouter();
  const [looked, setLooked] = useState(0);
  const wait = waits[looked];

  useEffect(() => {
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      router.refresh();
      setLooked((n) => n + 1);
    }, wait);
    return () => clearTimeout(timer);
  }, [wait, router]);

  return { isOver: wait === undefined, look: () => router.refresh() };
}
