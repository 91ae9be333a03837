import type { CaptureClass } from '@/lib/entries/vocabulary';
import type { FindingCode, Statement } from '@/lib/records/reading';

export type ItemState = 'waiting' | 'admitted' | 'known' | 'refused' | 'left';
export type ImportState = 'running' | 'ended' | 'cancelled';

/** An exhibit as imports name it. */
export type NamedExhibit = { id: string; number: number; title: string };

/** What is said about every file of an import. */
export type CommonWords = {
  source: string;
  licence: string;
  supplierId: string | null;
  recreation: boolean;
};

/** An import, with what became of its files. Times ISO 8601 UTC. */
export type ImportItem = {
  id: string;
  label: string;
  state: ImportState;
  /** Files named so far. */
  files: number;
  counts: Record<ItemState, number>;
  /** The archive the files were taken from. */
  archive: NamedExhibit | null;
  /** Code why nothing could be taken out of the archive. */
  failure: string | null;
  by: { id: string; name: string };
  /** Whether whoever looks began it. */
  own: boolean;
  createdAt: string;
  endedAt: string | null;
  entry: number | null;
  /** Suggestions from its files that wait for a person. */
  proposals: number;
  /** What was said about its files when it began; null where that was not kept. */
  common: CommonWords | null;
};

/** One file of an import. */
export type ImportFile = {
  position: number;
  /** As it came, with folders; never a path of anything. */
  name: string;
  bytes: number;
  sha256: string | null;
  state: ItemState;
  failure: string | null;
  exhibit: (NamedExhibit & { class: CaptureClass; mediaType: string }) | null;
  /** The import of what was taken out of it, where it is an archive that was opened. */
  opened: string | null;
};

/** What the store is told of one file. */
export type SendFile = {
  position: number;
  state: ItemState;
  /** The exhibit that has these bytes already. */
  exhibit: { id: string; number: number } | null;
  /** Presigned request; null where the bytes are with the store, or go in parts. */
  put: { url: string; headers: Record<string, string> } | null;
};

/** A text read in a file; `text` may be its beginning. */
export type SaidText = Pick<Statement['texts'][number], 'role' | 'origin' | 'part'> & {
  text: string;
  whole: boolean;
};

/** A suggestion with what was read, for a person to confirm or leave. */
export type ProposalItem = {
  id: string;
  kind: 'run' | 'link';
  state: 'waiting' | 'confirmed' | 'left';
  exhibit: NamedExhibit & {
    sha256: string;
    mediaType: string;
    class: CaptureClass;
    thumb: string | null;
  };
  /** For a link, the exhibit it leads to. */
  to: (NamedExhibit & { sha256: string; thumb: string | null }) | null;
  reader: string;
  /** Empty where the record names none. */
  tool: string;
  texts: SaidText[];
  /** Values as they stand, seeds digit for digit. */
  parameters: { name: string; value: string }[];
  models: { kind: Statement['models'][number]['kind']; name: string; hash: string }[];
  /** Findings of the reading in which values do not agree. */
  findings: { code: FindingCode; about: string; values: string[] }[];
  run: { id: string; number: number } | null;
  createdAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
};
