import type {
  CaptureClass,
  ExhibitKind,
  ExhibitRule,
  Issuer,
  Relation,
} from '@/lib/entries/vocabulary';
import type { Reading } from '@/lib/records/reading';

/** An exhibit in the list. Times are ISO 8601 UTC, sizes bytes. */
export type ExhibitItem = {
  id: string;
  number: number;
  label: string;
  kind: ExhibitKind;
  title: string;
  fileName: string;
  class: CaptureClass;
  happenedAt: string | null;
  receivedAt: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  width: number | null;
  height: number | null;
  version: number;
  supplierId: string | null;
  supplier: string | null;
  entry: number;
  /** Address of the thumbnail on our origin, or null while there is none. */
  thumb: string | null;
  /** Tool that a record in it names, empty where it names none; null where no record was found. */
  record: string | null;
};

export type ExhibitVersionItem = {
  version: number;
  sha256: string;
  bytes: number;
  mediaType: string;
  receivedAt: string;
  entry: number;
};

export type ExhibitRelationItem = {
  id: string;
  relation: Relation;
  /** `to`: this exhibit derives from … the other; `from`: the other from this one. */
  direction: 'to' | 'from';
  other: { id: string; number: number; title: string };
};

/** How the exhibit can be looked at without running anything of it on our origin. */
export type Look =
  | { kind: 'image'; url: string; width: number; height: number; tool: string }
  | { kind: 'text'; url: string }
  | { kind: 'pages'; urls: string[]; total: number | null; tool: string }
  | { kind: 'player'; media: 'audio' | 'video' }
  | { kind: 'pending' }
  | { kind: 'none'; reason: string };

export type ExhibitDetail = ExhibitItem & {
  description: string;
  acquisition: string;
  authority: string;
  source: string;
  licence: string;
  /** Who issued the document, and how that party can be asked; null for no document of a third party. */
  issued: { issuer: Issuer; issuedBy: string; verification: string } | null;
  rule: ExhibitRule | null;
  /** Milliseconds from the claimed time to receipt. */
  interval: number | null;
  /** Class at intake, where it was lowered since. */
  classAtIntake: CaptureClass | null;
  place: {
    store: 'embedded' | 's3';
    key: string;
    versionId: string | null;
    retainUntil: string | null;
  } | null;
  versions: ExhibitVersionItem[];
  relations: ExhibitRelationItem[];
  look: Look;
  may: { describe: boolean; revise: boolean; open: boolean };
};

/** A reading of an exhibit's bytes without what was read. */
export type ReadingItem = {
  id: string;
  /** Digest of the bytes that were read. */
  objectSha256: string;
  /** Version of the readers. */
  readers: number;
  /** Digest of the canonical JSON of the reading; null where reading failed. */
  sha256: string | null;
  failure: string | null;
  at: string;
  /** Entry it left; null where nothing was found and nobody had asked. */
  entry: number | null;
};

/** All readings of an exhibit, newest first, and one of them in full. */
export type Readings = {
  readings: ReadingItem[];
  shown: { id: string; reading: Reading } | null;
  /** False where the bytes stayed with their owner: there is nothing to read. */
  readable: boolean;
  mayRead: boolean;
};

/** One custody event: the fields a chain of custody holds, read from a ledger entry. */
export type CustodyEvent = {
  index: number;
  prev: string;
  kind: string;
  /** Digest and size of the object after the act, where the entry names one. */
  object: { sha256: string; bytes: number } | null;
  actor: { id: string; kind: 'person' | 'service'; name: string | null; access: string | null };
  authenticator: string;
  session: string | null;
  software: string;
  at: string;
  claimed: string | null;
  place: ExhibitDetail['place'];
  client: { address: string; userAgent: string } | null;
  act: Record<string, unknown>;
  /** Personal part: reasons, names, texts; null where none, erased or withheld. */
  payload: Record<string, unknown> | null;
  /** Checkpoint that covers the entry, or null while none does. */
  checkpoint: { size: number; signedAt: string } | null;
};
