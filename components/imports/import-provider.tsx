'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { ImportEngine } from './engine';
import { IDLE, type Progress } from './progress-state';

type ImportProviderProps = {
  accountId: string;
  caseId: string;
  /** Address of the import room. */
  room: string;
  children: ReactNode;
};

type Shared = {
  /** Null until the page is alive. */
  engine: ImportEngine | null;
  caseId: string;
  room: string;
};

/** By account and case, outside the pages: an import outlives the page it was begun on. */
const engines = new Map<string, ImportEngine>();

/** Milliseconds between two refreshes of the page while files keep arriving. */
const REFRESH = 3000;

const ImportContext = createContext<Shared | null>(null);

function engineOf(accountId: string, caseId: string): ImportEngine {
  const name = `${accountId} ${caseId}`;
  const known = engines.get(name) ?? new ImportEngine(accountId, caseId);
  engines.set(name, known);
  return known;
}

/** Gives the pages of the room their import, and the page its news as files arrive. */
export function ImportProvider({ accountId, caseId, room, children }: ImportProviderProps) {
  const [engine, setEngine] = useState<ImportEngine | null>(null);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setEngine(engineOf(accountId, caseId)), [accountId, caseId]);

  useEffect(() => {
    if (!engine) return;
    engine.onNews = () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        router.refresh();
      }, REFRESH);
    };
    return () => {
      engine.onNews = () => {};
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [engine, router]);

  const shared = useMemo(() => ({ engine, caseId, room }), [engine, caseId, room]);
  return <ImportContext value={shared}>{children}</ImportContext>;
}

/** The import of the case. Throws outside the import room. */
export function useImport(): Shared {
  const shared = use(ImportContext);
  if (!shared) throw new Error('no import outside its room');
  return shared;
}

const nothing = () => () => {};
const idle = () => IDLE;

/** How the import stands now. */
export function useProgress(): Progress {
  const { engine } = useImport();
  return useSyncExternalStore(engine?.subscribe ?? nothing, engine?.snapshot ?? idle, idle);
}
