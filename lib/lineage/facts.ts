import type { CaptureClass } from '@/lib/entries/vocabulary';
import type { LineageNode } from './graph';

/**
 * Where a fact of the lineage stands in the record: time of record and claimed time (null where none
 * is claimed), ISO 8601 UTC, and the entry.
 */
export type Stated = { at: string; happenedAt: string | null; entry: number };

/** An exhibit that the lineage may show. `thumb` only where there is a screen to show it on. */
export type FileFact = Stated & {
  id: string;
  number: number;
  title: string;
  class: CaptureClass;
  sha256: string;
  supplier: string | null;
  thumb: string | null;
};

/** A frozen revision of a prompt. */
export type RevisionFact = Stated & { prompt: string; revision: number; title: string };

/** A run of the making. Recreations are left out by `assemble`, too. */
export type RunFact = Stated & {
  id: string;
  series: 'run' | 'recreation';
  number: number;
  tool: string;
  class: CaptureClass;
  operator: string | null;
  revision: { prompt: string; revision: number } | null;
  inputs: readonly { exhibit: string; role: string }[];
  outputs: readonly { exhibit: string; position: number }[];
};

export type SelectionFact = Stated & {
  id: string;
  class: CaptureClass;
  chooser: string | null;
  candidates: readonly { exhibit: string; verdict: NonNullable<LineageNode['verdict']> }[];
};

export type ModificationFact = Stated & {
  id: string;
  kind: string;
  class: CaptureClass;
  editor: string | null;
  tool: string;
  before: readonly string[];
  after: string;
  mask: string | null;
  project: string | null;
};

/** Completion or publication of a work, in the order of record. */
export type WorkFact = Stated & {
  work: string;
  title: string;
  kind: 'finished' | 'published';
  exhibit: string | null;
  capture: string | null;
  by: string | null;
  place: string;
};

/** That one exhibit derives from another, as a person stated it. */
export type RelationFact = { from: string; to: string };

/** A SHA-256 that a record within an exhibit names as that of a file it was made from. */
export type DigestFact = { exhibit: string; sha256: string; role: string };

/**
 * What the signature over an exhibit says: the name of its own manifest, and of the manifests it took
 * in (lib/records/signed-ingredients).
 */
export type SignedFact = {
  exhibit: string;
  own: string;
  ingredients: readonly { of: string; role: string }[];
};

/** All that the lineage of a case rests on. Names are for people; identifiers join. */
export type LineageFacts = {
  files: readonly FileFact[];
  revisions: readonly RevisionFact[];
  runs: readonly RunFact[];
  selections: readonly SelectionFact[];
  modifications: readonly ModificationFact[];
  works: readonly WorkFact[];
  relations: readonly RelationFact[];
  digests: readonly DigestFact[];
  signed: readonly SignedFact[];
};
