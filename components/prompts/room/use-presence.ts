'use client';

import { useEffect, useRef } from 'react';
import type { PromptSession } from '../session/prompt-session';

type Place = { field: string; anchor: string | null; head: string | null };

/** Shown at most twice a second, and again while nothing moves, so that others do not forget. */
const GAP_MS = 500;
const RENEW_MS = 15_000;

/** Tells the others where this person is. Not recorded anywhere. */
export function usePresence(session: PromptSession | null, first: string) {
  const place = useRef<Place>({ field: first, anchor: null, head: null });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(0);

  function send() {
    timer.current = undefined;
    const writer = session?.view.writer ?? null;
    if (!session || writer === null) return;
    sent.current = Date.now();
    // Whether it arrives is no matter: the next movement tells it again.
    session.parts.api.present({ writer, ...place.current }).catch(() => {});
  }

  const sending = useRef(send);
  sending.current = send;
  const generation = session?.view.generation ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new writer is told at once
  useEffect(() => {
    sending.current();
    const renew = setInterval(() => sending.current(), RENEW_MS);
    return () => {
      clearInterval(renew);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [session, generation]);

  return (next: Place) => {
    const { field, anchor, head } = place.current;
    if (field === next.field && anchor === next.anchor && head === next.head) return;
    place.current = next;
    timer.current ??= setTimeout(
      () => sending.current(),
      Math.max(0, sent.current + GAP_MS - Date.now()),
    );
  };
}
