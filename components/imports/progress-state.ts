import type { Failure } from '@/components/exhibits/intake/failure';

/** What an import in this tab is doing. */
export type Phase =
  | 'idle'
  | 'naming'
  | 'running'
  | 'unpacking'
  | 'ending'
  | 'ended'
  | 'stopped'
  | 'interrupted';

/** An archive of the import, and how far it has been opened. */
export type ArchiveProgress = {
  exhibit: { id: string; number: number };
  name: string;
  importId: string | null;
  done: number;
  total: number | null;
  failure: Failure | null;
};

/** Everything the page shows of an import under way. Immutable. */
export type Progress = {
  phase: Phase;
  importId: string | null;
  label: string;
  files: number;
  bytes: number;
  /** Files that have their place: admitted, known, refused. */
  admitted: number;
  known: number;
  refused: number;
  hashed: number;
  /** Bytes hashed and bytes settled. */
  sent: number;
  /** Name of the file at hand. */
  at: string;
  archives: readonly ArchiveProgress[];
  failure: Failure | null;
};

export const IDLE: Progress = {
  phase: 'idle',
  importId: null,
  label: '',
  files: 0,
  bytes: 0,
  admitted: 0,
  known: 0,
  refused: 0,
  hashed: 0,
  sent: 0,
  at: '',
  archives: [],
  failure: null,
};

const AT_WORK: ReadonlySet<Phase> = new Set(['naming', 'running', 'unpacking', 'ending']);

/** Whether closing the page would interrupt something. */
export const isAtWork = ({ phase }: Pick<Progress, 'phase'>) => AT_WORK.has(phase);
