import type { z } from 'zod';
import type { runEnded } from '@/lib/entries/run-ended.v1';
import type { runRequested } from '@/lib/entries/run-requested.v1';
import type {
  Aspect,
  Capture,
  CaptureClass,
  ClassRule,
  InputRole,
  ModificationKind,
  RecordRole,
  RunOutcome,
  RunSeries,
  Verdict,
} from '@/lib/entries/vocabulary';

/** A person as runs name them; null where nobody is known. */
export type Named = { id: string; name: string } | null;

/** An exhibit as a run, a choice or a modification shows it. */
export type RunFile = {
  exhibitId: string;
  number: number;
  title: string;
  class: CaptureClass;
  mediaType: string;
  width: number | null;
  height: number | null;
  sha256: string;
  /** Thumbnail and larger working copy on our origin; null while there is none. */
  thumb: string | null;
  view: string | null;
  /** Who supplied it and under what licence, where stated. */
  supplier: string | null;
  licence: string;
  /** Whether its source carries a mark of generated content (a label, credentials, IPTC). */
  marked: boolean;
};

/** Fate of an output in the last choice that looked at it. */
export type Fate = { verdict: Verdict; selectionId: string; at: string } | null;

/** One line of the Runs room. Times ISO 8601 UTC. */
export type RunItem = {
  id: string;
  series: RunSeries;
  number: number;
  capture: Capture;
  class: CaptureClass;
  rule: ClassRule;
  tool: string;
  model: string;
  /** First seed as the tool answered it; empty where there is none. Digits as they came. */
  seed: string;
  /** Beginning of the text that was entered. */
  excerpt: string;
  operator: Named;
  instructor: Named;
  revision: { promptId: string; promptNumber: number; title: string; revision: number } | null;
  requestedAt: string | null;
  recordedAt: string;
  endedAt: string | null;
  /** Null while nothing said how it ended. */
  outcome: RunOutcome | null;
  purpose: string;
  outputs: (RunFile & { position: number; fate: Fate })[];
  entry: number;
};

type RequestSaid = z.output<typeof runRequested.payload>;
type EndSaid = z.output<typeof runEnded.payload>;

/** Words about a run that were said after it was recorded: when, by whom, in which entry. */
export type SaidLater = { at: string; entry: number; by: { id: string; name: string } };

export type RunDetail = RunItem & {
  source: { id: string; label: string; tool: string } | null;
  generator: { id: string; service: string; account: string; holder: Named } | null;
  inputs: (RunFile & { role: InputRole })[];
  records: (RunFile & { role: RecordRole })[];
  request: RequestSaid;
  end: EndSaid | null;
  receivedAt: string | null;
  note: string;
  /** Null where the purpose was said with the run, and where nothing was said. */
  purposeSaid: SaidLater | null;
  noteSaid: SaidLater | null;
  account: { id: string; name: string };
  requestEntry: number;
  readFrom: { exhibitId: string; number: number; readingId: string; statement: number } | null;
  recreates: {
    run: { id: string; number: number } | null;
    exhibit: RunFile | null;
    sight: 'with_sight' | 'without_sight' | 'unknown';
  } | null;
  /** Runs before and after it in its series, for the keyboard. */
  neighbours: { before: string | null; after: string | null };
  may: { record: boolean };
};

/** One thing in which two runs agree or differ; values as they were recorded. */
export type Difference = {
  group: 'tool' | 'model' | 'parameter' | 'environment' | 'person' | 'input' | 'text' | 'sight';
  name: string;
  before: string | null;
  after: string | null;
  same: boolean;
};

export type RunComparison = {
  before: RunDetail;
  after: RunDetail;
  differences: Difference[];
  /** Entered texts of both, for a comparison word by word. */
  texts: { role: string; before: string; after: string }[];
};

export type SelectionItem = {
  id: string;
  class: CaptureClass;
  rule: ClassRule;
  happenedAt: string | null;
  at: string;
  chooser: Named;
  lookers: { id: string; name: string }[];
  reason: string;
  account: { id: string; name: string };
  candidates: (RunFile & {
    run: { id: string; number: number } | null;
    verdict: Verdict;
    aspects: Aspect[];
    reason: string;
  })[];
  entry: number;
};

export type ModificationItem = {
  id: string;
  kind: ModificationKind;
  class: CaptureClass;
  rule: ClassRule;
  happenedAt: string | null;
  at: string;
  editor: Named;
  account: { id: string; name: string };
  before: RunFile[];
  after: RunFile;
  mask: RunFile | null;
  project: RunFile | null;
  regions: { x: number; y: number; width: number; height: number; note: string }[];
  aspects: Aspect[];
  tool: string;
  toolVersion: string;
  purpose: string;
  note: string;
  entry: number;
};

export type WorkEventItem = {
  workId: string;
  work: string;
  kind: 'finished' | 'published';
  exhibit: RunFile | null;
  capture: RunFile | null;
  happenedAt: string | null;
  at: string;
  by: Named;
  promptShown: boolean | null;
  place: string;
  audience: string;
  note: string;
  entry: number;
};

export type GeneratorItem = {
  id: string;
  service: string;
  account: string;
  plan: string;
  note: string;
  holder: Named;
  startsOn: string | null;
  endsOn: string | null;
  proofs: RunFile[];
  terms: RunFile | null;
  runs: number;
  entry: number;
};
