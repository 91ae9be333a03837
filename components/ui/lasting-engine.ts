'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Work that a tab does for a case, told as snapshots. */
export type LastingEngine<State> = {
  /** Called when what the pages show is no longer all there is. */
  onNews: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => State;
};

/** The engine of an account and a case. */
type EngineOf<Engine> = (accountId: string, caseId: string) => Engine;

/** Keeps engines outside the pages: what one does outlives the page it was begun on. */
export function lasting<Engine>(make: EngineOf<Engine>): EngineOf<Engine> {
  const engines = new Map<string, Engine>();
  return (accountId, caseId) => {
    const name = `${accountId} ${caseId}`;
    const known = engines.get(name) ?? make(accountId, caseId);
    engines.set(name, known);
    return known;
  };
}

/**
 * The engine of a case, null until the page is alive. While news keep coming the page is made anew every
 * `refresh` milliseconds.
 */
export function useEngine<Engine extends Pick<LastingEngine<unknown>, 'onNews'>>(
  engineOf: EngineOf<Engine>,
  accountId: string,
  caseId: string,
  refresh: number,
): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setEngine(engineOf(accountId, caseId)), [engineOf, accountId, caseId]);
  useEffect(() => {
    if (!engine) return;
    engine.onNews = () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        router.refresh();
      }, refresh);
    };
    return () => {
      engine.onNews = () => {};
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [engine, router, refresh]);
  return engine;
}

const nothing = () => () => {};

/** How an engine stands now; `idle` before there is one. */
export function useEngineState<State>(engine: LastingEngine<State> | null, idle: State): State {
  const none = () => idle;
  return useSyncExternalStore(engine?.subscribe ?? nothing, engine?.snapshot ?? none, none);
}
