'use client';

import { useCallback, useRef, useState } from 'react';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import type { LostWords } from '@/lib/authorship/lost';
import type { Chosen } from './marked-text';

/** What a reader points at: words of the text, or words deleted from it. */
export type Pointed = {
  field: FieldAttribution;
  turn: number;
} & ({ word: Chosen } | { lost: LostWords });

const NOWHERE: Chosen[] = [];

/** What is pointed at in a text, and the way back to it when its passport is closed. */
export function usePointing() {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const turn = useRef(0);
  const back = useRef<HTMLElement | null>(null);

  const set = useCallback(
    (field: FieldAttribution, what: { word: Chosen } | { lost: LostWords }) => {
      turn.current += 1;
      const active = document.activeElement;
      if (active instanceof HTMLElement && active.matches('[data-piece]')) back.current = active;
      setPointed({ field, turn: turn.current, ...what });
    },
    [],
  );
  const close = useCallback(() => {
    setPointed(null);
    const piece = back.current;
    // After the panel is gone, or the sheet takes the focus back.
    requestAnimationFrame(() => piece?.focus());
  }, []);
  const chosenIn = (field: string): Chosen[] =>
    pointed?.field.name === field && 'word' in pointed ? [pointed.word] : NOWHERE;

  return {
    pointed,
    close,
    chosenIn,
    point: (field: FieldAttribution, word: Chosen) => set(field, { word }),
    pointLost: (field: FieldAttribution, lost: LostWords) => set(field, { lost }),
  };
}
