import type { z } from 'zod';
import type { caseOpened } from './case-opened.v1';
import type { AnswerState, HoldState, LinkState, NoticeState } from './state-review';
import type {
  GapState,
  GeneratorState,
  ImportState,
  ModificationState,
  RunState,
  SelectionState,
  SourceState,
  WorkEventState,
} from './state-runs';
import type {
  AgreementState,
  DeclarationState,
  QuestionAnswerState,
  TranslationState,
} from './state-statements';
import type {
  CaptureClass,
  CaseStatus,
  ContributorRole,
  ExhibitKind,
  ExhibitRule,
  Issuer,
  Relation,
} from './vocabulary';
import type { volumeCompleted } from './volume-completed.v1';
import type { volumeRequested } from './volume-requested.v1';

type Opened = z.output<typeof caseOpened.act>;

/** What the entry envelope says besides the body, kept with each fact for papers and custody. */
export type Mark = {
  index: number;
  at: string;
  actor: string;
  session: string | null;
  access: string | null;
};

export type WorkState = {
  id: string;
  title: string;
  completedOn: string | null;
  publishedOn: string | null;
  publishedAt: string;
  /** Copyright registration as stated; empty and null where it is not. */
  registrationNumber: string;
  registrationAuthority: string;
  registeredOn: string | null;
  entry: number;
};

export type ContributorState = {
  id: string;
  standing: 'member' | 'outsider';
  name: string;
  employer: string;
  identityCheck: string;
  note: string;
  createdAt: string;
  /** Every name with the entry from which it counted, oldest first. */
  names: { name: string; entry: number }[];
  accounts: Map<string, { linkedAt: string; displayName: string; entry: number }>;
  entry: number;
};

export type RoleState = {
  id: string;
  contributor: string;
  name: ContributorRole;
  standing: 'asserted' | 'acknowledged' | 'disputed';
  startsOn: string | null;
  endsOn: string | null;
  entry: number;
};

export type ObjectRef = { sha256: string; bytes: number };

export type ExhibitVersionState = ObjectRef & {
  version: number;
  mediaType: string;
  receivedAt: string;
  entry: number;
};

/** Who issued a document, and how that party can be asked whether it did. */
export type IssuedState = { issuer: Issuer; issuedBy: string; verification: string };

export type ExhibitState = {
  id: string;
  number: number;
  kind: ExhibitKind;
  label: string;
  title: string;
  description: string;
  fileName: string;
  acquisition: string;
  authority: string;
  source: string;
  licence: string;
  /** Of a document that a third party issued, as whoever admitted it says; null for all others. */
  issued: IssuedState | null;
  supplier: string | null;
  happenedAt: string | null;
  receivedAt: string;
  class: CaptureClass;
  /** The class the rule gave; `class` may have been lowered since. */
  classAtIntake: CaptureClass;
  rule: ExhibitRule;
  /** Milliseconds from the claimed time to receipt; null where none was claimed. */
  interval: number | null;
  width: number | null;
  height: number | null;
  /** Oldest first; the last one is current. */
  versions: ExhibitVersionState[];
  /** Entry that admitted it, and the one that last changed its description. */
  admitted: Mark;
  entry: number;
};

/** What the readers found in an exhibit's bytes, by the digest of their answer. */
export type ReadingState = {
  id: string;
  exhibit: string;
  /** Digest of the bytes that were read. */
  sha256: string;
  reading: ObjectRef;
  readers: number;
  records: number;
  statements: number;
  findings: number;
  read: Mark;
};

export type RelationState = { id: string; from: string; to: string; name: Relation; entry: number };

/** What a volume adds to an export: its composition, what it leaves out, the files it came to. */
export type VolumeState = Pick<
  z.output<typeof volumeRequested.act>,
  'forum' | 'composition' | 'previous' | 'withheld' | 'redacted'
> &
  Pick<z.output<typeof volumeCompleted.act>, 'files' | 'redactions'> & {
    title: string;
    reasons: string[];
  };

export type DossierState = {
  id: string;
  number: number;
  size: number;
  state: 'queued' | 'done' | 'failed' | 'cancelled';
  language: 'zh' | 'en' | 'both';
  paper: 'A4' | 'Letter';
  withheld: string[];
  devices: boolean;
  reason: string;
  recipient: string;
  withholdingReason: string;
  pdf: (ObjectRef & { pages: number }) | null;
  bundle: ObjectRef | null;
  /** Null for a dossier that is no volume. */
  volume: VolumeState | null;
  requested: Mark;
  entry: number;
};

/** A frozen revision of a prompt, as its entry states it. */
export type RevisionState = ObjectRef & {
  revision: number;
  /** The freezing operation and its hash. */
  seq: number;
  hash: string;
  purpose: 'sent' | 'marked_sent' | 'draft';
  tool: string;
  frozen: Mark;
};

export type PromptState = {
  id: string;
  number: number;
  title: string;
  /** Heads of the chain of operations that entries state, oldest first. */
  heads: { size: number; hash: string; entry: number }[];
  revisions: RevisionState[];
  opened: Mark;
  /** Entry that last gave the title. */
  entry: number;
};

/** Everything the ledger of a case says, as of its last replayed entry. */
export type CaseState = {
  case: string;
  size: number;
  lastAt: string;
  opened: Mark | null;
  workspace: string;
  number: number;
  title: string;
  kind: Opened['kind'];
  status: CaseStatus;
  party: string;
  side: Opened['side'];
  forums: Opened['forums'];
  textAsOf: string;
  disputeDate: string | null;
  language: Opened['language'];
  entry: number;
  works: Map<string, WorkState>;
  /** Accounts that acted, with every name they were shown by, oldest first. */
  actors: Map<string, { name: string; entry: number }[]>;
  contributors: Map<string, ContributorState>;
  roles: Map<string, RoleState>;
  exhibits: Map<string, ExhibitState>;
  relations: Map<string, RelationState>;
  readings: Map<string, ReadingState>;
  dossiers: Map<string, DossierState>;
  prompts: Map<string, PromptState>;
  generators: Map<string, GeneratorState>;
  sources: Map<string, SourceState>;
  gaps: Map<string, GapState>;
  runs: Map<string, RunState>;
  selections: Map<string, SelectionState>;
  modifications: Map<string, ModificationState>;
  workEvents: Map<string, WorkEventState>;
  imports: Map<string, ImportState>;
  links: Map<string, LinkState>;
  notices: Map<string, NoticeState>;
  holds: Map<string, HoldState>;
  answers: AnswerState[];
  questionAnswers: QuestionAnswerState[];
  declarations: Map<string, DeclarationState>;
  agreements: Map<string, AgreementState>;
  translations: Map<string, TranslationState>;
  /** Entries whose payload was erased; texts from them read as an empty text. */
  erased: Set<number>;
};

/** The state before the first entry. */
export function emptyState(caseId: string): CaseState {
  return {
    case: caseId,
    size: 0,
    lastAt: '',
    opened: null,
    workspace: '',
    number: 0,
    title: '',
    kind: 'image',
    status: 'open',
    party: '',
    side: 'none',
    forums: [],
    textAsOf: '',
    disputeDate: null,
    language: 'zh',
    entry: 0,
    works: new Map(),
    actors: new Map(),
    contributors: new Map(),
    roles: new Map(),
    exhibits: new Map(),
    relations: new Map(),
    readings: new Map(),
    dossiers: new Map(),
    prompts: new Map(),
    generators: new Map(),
    sources: new Map(),
    gaps: new Map(),
    runs: new Map(),
    selections: new Map(),
    modifications: new Map(),
    workEvents: new Map(),
    imports: new Map(),
    links: new Map(),
    notices: new Map(),
    holds: new Map(),
    answers: [],
    questionAnswers: [],
    declarations: new Map(),
    agreements: new Map(),
    translations: new Map(),
    erased: new Set(),
  };
}
