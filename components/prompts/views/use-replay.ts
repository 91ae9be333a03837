'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { operationLines } from '@/components/prompts/session/prompt-api';
import type { PromptRecord } from '@/lib/authorship/prompt-record';
import { BrokenLog, ReplayEngine } from './replay-engine';

/** Times real time, or `step`: one operation after the other whatever time lay between. */
export const SPEEDS = ['1', '4', '16', '64', 'step'] as const;
export type Speed = (typeof SPEEDS)[number];

/** Operations a second when stepping. */
const STEPS = 6;

/** Time between two pictures, in milliseconds; slower where the reader wants little motion. */
const PICTURE = 80;
const STILL = 1000;

export type Playing = {
  engine: ReplayEngine;
  /** Operations read so far, of `size`. */
  reached: number;
  /** Operations the shown record stands after. */
  at: number;
  record: PromptRecord | null;
  playing: boolean;
  speed: Speed;
  /** The log does not join at this operation, or `-1`: it could not be read. */
  broken: number | null;
  setSpeed: (speed: Speed) => void;
  play: (on: boolean) => void;
  go: (at: number) => void;
};

async function readOperations(url: string, from: number, limit: number) {
  const response = await fetch(`${url}?from=${from}&limit=${limit}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`operations: ${response.status}`);
  return operationLines(await response.text());
}

/** Plays the log of a prompt of `size` operations; opens after operation `start`. */
export function useReplay(url: string, size: number, start: number): Playing {
  const engine = useMemo(
    () => new ReplayEngine((from, limit) => readOperations(url, from, limit)),
    [url],
  );
  const [reached, setReached] = useState(0);
  const [at, setAt] = useState(start);
  const [record, setRecord] = useState<PromptRecord | null>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('4');
  const [broken, setBroken] = useState<number | null>(null);
  const wanted = useRef(start);
  const busy = useRef(false);

  const fail = useCallback((error: unknown) => {
    setPlaying(false);
    setBroken(error instanceof BrokenLog ? error.seq : -1);
  }, []);

  /** Shows what is wanted, one picture at a time; what was wanted in between is left out. */
  const show = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    const run = async () => {
      for (let shown = -1; shown !== wanted.current; ) {
        shown = wanted.current;
        const made = await engine.at(shown);
        setRecord(made);
        setAt(shown);
      }
    };
    run()
      .catch(fail)
      .finally(() => {
        busy.current = false;
      });
  }, [engine, fail]);

  const go = useCallback(
    (to: number) => {
      wanted.current = Math.min(Math.max(to, 1), Math.max(engine.reached, 1));
      show();
    },
    [engine, show],
  );

  useEffect(() => {
    const stop = new AbortController();
    engine
      .load(size, setReached, stop.signal)
      .then(() => {
        if (stop.signal.aborted) return;
        wanted.current = Math.min(wanted.current, engine.reached);
        show();
      })
      .catch(fail);
    return () => stop.abort();
  }, [engine, size, show, fail]);

  useEffect(() => {
    if (!playing) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const every = still ? STILL : PICTURE;
    let [last, position] = [performance.now(), engine.timeline.position(wanted.current - 1)];
    let steps = wanted.current;
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      position += passed * (speed === 'step' ? 0 : Number(speed));
      steps += (passed / 1000) * STEPS;
      const next = speed === 'step' ? Math.floor(steps) : engine.timeline.reached(position) + 1;
      if (next !== wanted.current) go(next);
      if (wanted.current >= engine.reached) setPlaying(false);
    }, every);
    return () => clearInterval(timer);
  }, [engine, playing, speed, go]);

  const play = useCallback(
    (on: boolean) => {
      // At the end, playing begins again.
      if (on && wanted.current >= engine.reached) wanted.current = 1;
      setPlaying(on);
    },
    [engine],
  );

  return { engine, reached, at, record, playing, speed, broken, setSpeed, play, go };
}
