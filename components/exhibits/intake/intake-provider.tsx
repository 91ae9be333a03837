'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { lasting, useEngine, useEngineState } from '@/components/ui/lasting-engine';
import { Intake } from './engine';
import { EMPTY_QUEUE, type Queue } from './queue';

/** A contributor that a file can be said to come from. */
export type Supplier = { id: string; name: string };

export type IntakeProviderProps = {
  accountId: string;
  caseId: string;
  /** Address of the Exhibits room. */
  room: string;
  suppliers: readonly Supplier[];
  children: ReactNode;
};

type Shared = {
  /** Null until the page is alive. */
  intake: Intake | null;
  caseId: string;
  room: string;
  suppliers: readonly Supplier[];
};

const intakeOf = lasting((accountId, caseId) => new Intake(accountId, caseId));

/** Milliseconds between two refreshes of the page while exhibits keep arriving. */
const REFRESH = 2500;

const IntakeContext = createContext<Shared | null>(null);

/** Gives the pages of the room their intake, and the page its news as exhibits arrive. */
export function IntakeProvider(props: IntakeProviderProps) {
  const { accountId, caseId, room, suppliers, children } = props;
  const intake = useEngine(intakeOf, accountId, caseId, REFRESH);
  const shared = useMemo(
    () => ({ intake, caseId, room, suppliers }),
    [intake, caseId, room, suppliers],
  );
  return <IntakeContext value={shared}>{children}</IntakeContext>;
}

/** The intake of the case. Throws outside the Exhibits room. */
export function useIntake(): Shared {
  const shared = use(IntakeContext);
  if (!shared) throw new Error('no intake outside the Exhibits room');
  return shared;
}

/** The files of the intake, as they stand now. */
export function useQueue(): Queue {
  return useEngineState(useIntake().intake, EMPTY_QUEUE);
}
