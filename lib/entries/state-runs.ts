import type { z } from 'zod';
import type { captureGapRecorded } from './capture-gap-recorded.v1';
import type { captureOpened } from './capture-opened.v1';
import type { generatorRecorded } from './generator-recorded.v1';
import type { importRecorded } from './import-recorded.v1';
import type { modificationRecorded } from './modification-recorded.v1';
import type { runEnded } from './run-ended.v1';
import type { runRequested } from './run-requested.v1';
import type { selectionRecorded } from './selection-recorded.v1';
import type { Mark } from './state';

/** An account at a generating tool, as last stated. */
export type GeneratorState = Pick<
  z.output<typeof generatorRecorded.act>,
  'holder' | 'startsOn' | 'endsOn' | 'proofs' | 'terms'
> & {
  id: string;
  service: string;
  account: string;
  plan: string;
  note: string;
  entry: number;
};

type Requested = z.output<typeof runRequested.act>;
type RequestSaid = z.output<typeof runRequested.payload>;
type Ended = z.output<typeof runEnded.act>;
type EndSaid = z.output<typeof runEnded.payload>;

/** A generation: what went in, as requested, and what came of it, where it has ended. */
export type RunState = Omit<Requested, 'run'> & {
  id: string;
  /** What was said with the request, and with the end. */
  said: RequestSaid;
  ended: (Omit<Ended, 'run' | 'outputs'> & { said: EndSaid; mark: Mark }) | null;
  /** In the order of the tool. */
  outputs: { exhibit: string; position: number; entry: number }[];
  /** What a person said of it afterwards; the purpose stated at first stays in `said`. */
  purpose: string;
  note: string;
  /** Where the purpose and the note that stand now were said, if that was after the request. */
  purposeSaid: Mark | null;
  noteSaid: Mark | null;
  requested: Mark;
  entry: number;
};

export type SelectionState = Omit<z.output<typeof selectionRecorded.act>, 'selection'> &
  z.output<typeof selectionRecorded.payload> & { id: string; recorded: Mark };

export type ModificationState = Omit<z.output<typeof modificationRecorded.act>, 'modification'> &
  z.output<typeof modificationRecorded.payload> & { id: string; recorded: Mark };

/** Completion or publication of a work; `id` is `<work>/<entry>`. */
export type WorkEventState = {
  id: string;
  work: string;
  kind: 'finished' | 'published';
  exhibit: string | null;
  capture: string | null;
  happenedAt: string | null;
  by: string | null;
  promptShown: boolean | null;
  place: string;
  audience: string;
  note: string;
  recorded: Mark;
};

export type SourceState = Omit<z.output<typeof captureOpened.act>, 'source'> &
  z.output<typeof captureOpened.payload> & { id: string; opened: Mark; closed: Mark | null };

export type GapState = Omit<z.output<typeof captureGapRecorded.act>, 'gap'> & {
  id: string;
  reason: string;
  recorded: Mark;
};

export type ImportState = Omit<z.output<typeof importRecorded.act>, 'import'> & {
  id: string;
  label: string;
  recorded: Mark;
};
