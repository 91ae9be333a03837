'use client';

import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

function subscribe(changed: () => void): () => void {
  const asked = matchMedia(QUERY);
  asked.addEventListener('change', changed);
  return () => asked.removeEventListener('change', changed);
}

/** Whether the reader's device asks for less motion; false until the page is alive. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
