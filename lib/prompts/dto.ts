import type { IdRange } from '@/lib/authorship/claim';
import type { Operation } from '@/lib/authorship/operation';
import type { FieldState } from '@/lib/authorship/side-states';
import type { FreezePurpose } from '@/lib/authorship/vocabulary';

/** One line of the Prompts room. */
export type PromptItem = {
  id: string;
  number: number;
  title: string;
  createdAt: string;
  /** Time of the last operation. */
  lastAt: string;
  /** Operations in the chain, and those of them that an entry of the ledger covers. */
  size: number;
  entered: number;
  revisions: number;
  /** Beginning of the positive text now. */
  excerpt: string;
  /** Accounts that wrote, with the name shown when they first joined. */
  writers: { account: string; name: string }[];
};

/** A prompt as its writing page opens it. */
export type PromptDetail = PromptItem & {
  caseId: string;
  /** Hash of operation `size - 1`: what a joining claim has seen. */
  hash: string;
  fields: FieldState[];
  may: { write: boolean; answer: boolean };
  /** Account and name of whoever asks. */
  account: string;
  name: string;
};

export type RevisionItem = {
  revision: number;
  seq: number;
  hash: string;
  sha256: string;
  purpose: FreezePurpose;
  tool: string;
  at: string;
  account: string;
  entry: number;
  /** Runs of the making that were given it, by number. */
  runs: RevisionRun[];
};

/** A run as a revision names it. */
export type RevisionRun = { id: string; number: number };

/** A revision with the exact frozen document, whose SHA-256 is `sha256`. */
export type RevisionDetail = RevisionItem & { document: string };

/** Pasted words of unknown origin, and where in the case they stand word for word. */
export type OriginFinding = {
  field: string;
  /** The characters, as an `origin` claim names them. */
  spans: IdRange[];
  text: string;
  /** Identifiers of messages of the prompt. */
  messages: string[];
  exhibits: { id: string; number: number; title: string }[];
};

/** A device key of one's own. */
export type DeviceItem = {
  id: string;
  /** Raw Ed25519 public key, base64. */
  key: string;
  authenticator: string;
  address: string;
  userAgent: string;
  enrolledAt: string;
  revokedAt: string | null;
};

/** What joining answers: the writer issued and the state to start from. */
export type Joined = {
  writer: number;
  /** The join operation itself; the state includes everything up to it. */
  seq: number;
  hash: string;
  /** Yjs update, version 2, of the whole document, base64. */
  state: string;
  receipt: string;
};

/** What a push answers, for the claims accepted; the first refused one ends the request. */
export type Pushed = {
  accepted: { n: number; seq: number; hash: string; at: string; revision?: number | undefined }[];
  receipt: string;
  refused?: { n: number; code: string } | undefined;
};

/** Events of the stream, as `event:` names and JSON data. */
export type StreamEvent =
  | { event: 'operations'; prompt: string; operations: Operation[] }
  | { event: 'presence'; prompt: string; people: Present[] }
  /** Access to the prompt ended or the prompt cannot be followed; nothing more comes of it. */
  | { event: 'gone'; prompt: string }
  | { event: 'ping'; at: string }
  /** The server is ending; connect again. */
  | { event: 'bye' };

/** Who is at a prompt now; identity stamped by the server. */
export type Present = {
  account: string;
  name: string;
  writer: number;
  field: string;
  anchor: string | null;
  head: string | null;
};
