'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { lasting, useEngine, useEngineState } from '@/components/ui/lasting-engine';
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

const engineOf = lasting((accountId, caseId) => new ImportEngine(accountId, caseId));

/** Milliseconds between two refreshes of the page while files keep arriving. */
const REFRESH = 3000;

const ImportContext = createContext<Shared | null>(null);

/** Gives the pages of the room their import, and the page its news as files arrive. */
export function ImportProvider({ accountId, caseId, room, children }: ImportProviderProps) {
  const engine = useEngine(engineOf, accountId, caseId, REFRESH);
  const shared = useMemo(() => ({ engine, caseId, room }), [engine, caseId, room]);
  return <ImportContext value={shared}>{children}</ImportContext>;
}

/** The import of the case. Throws outside the import room. */
export function useImport(): Shared {
  const shared = use(ImportContext);
  if (!shared) throw new Error('no import outside its room');
  return shared;
}

/** How the import stands now. */
export function useProgress(): Progress {
  return useEngineState(useImport().engine, IDLE);
}
