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

/** By account and case, outside the pages: an intake outlives the room it was begun in. */
const intakes = new Map<string, Intake>();

/** Milliseconds between two refreshes of the page while exhibits keep arriving. */
const REFRESH = 2500;

const IntakeContext = createContext<Shared | null>(null);

function intakeOf(accountId: string, caseId: string): Intake {
  const name = `${accountId} ${caseId}`;
  const known = intakes.get(name) ?? new Intake(accountId, caseId);
  intakes.set(name, known);
  return known;
}

/** Gives the pages of the room their intake, and the page its news as exhibits arrive. */
export function IntakeProvider(props: IntakeProviderProps) {
  const { accountId, caseId, room, suppliers, children } = props;
  const [intake, setIntake] = useState<Intake | null>(null);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setIntake(intakeOf(accountId, caseId)), [accountId, caseId]);

  useEffect(() => {
    if (!intake) return;
    intake.onAdmitted = () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        router.refresh();
      }, REFRESH);
    };
    return () => {
      intake.onAdmitted = () => {};
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [intake, router]);

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

const nothing = () => () => {};
const empty = () => EMPTY_QUEUE;

/** The files of the intake, as they stand now. */
export function useQueue(): Queue {
  const { intake } = useIntake();
  return useSyncExternalStore(intake?.subscribe ?? nothing, intake?.snapshot ?? empty, empty);
}
