'use client';

import { useEffect, useState } from 'react';

export const SPEEDS = [0.5, 1, 2, 4] as const;

export type Pace = (typeof SPEEDS)[number];

/** Milliseconds that a step takes at pace 1. */
const STEP = 1200;

/** A playback of `length` moments; `at` counts the moments shown, from 1. */
export function usePlayback(length: number) {
  const [at, setAt] = useState(1);
  const [playing, setPlaying] = useState(false);
  const [pace, setPace] = useState<Pace>(1);
  const ended = at >= length;

  useEffect(() => {
    if (!playing || ended) return;
    // Each moment sets the clock for the next.
    const timer = setTimeout(() => setAt(at + 1), STEP / pace);
    return () => clearTimeout(timer);
  }, [playing, ended, at, pace]);

  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.min(Math.max(to, 1), Math.max(length, 1)));
  };
  return {
    at: Math.min(at, Math.max(length, 1)),
    playing: playing && !ended,
    pace,
    setPace,
    go,
    play() {
      // From the end it begins anew.
      if (ended) setAt(1);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
  };
}

export type Playback = ReturnType<typeof usePlayback>;
