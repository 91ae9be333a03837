import type { VolumeForum, WithheldKind } from '@/lib/entries/vocabulary';
import type { ComparedSetting, SheetRefusal } from './model';
import type { Composition } from './schema';

/** A record as the composer lists it. */
export type ComposerRecord = {
  id: string;
  number: number;
  title: string;
  /** Contributors that take part in it by the record. */
  people: string[];
};

export type ComposerExhibit = ComposerRecord & {
  kind: 'file' | 'note' | 'statement' | 'hash_only';
  fileName: string;
  class: string;
  /** The current version, its type by content and its size in bytes. */
  version: number;
  mediaType: string;
  bytes: number;
};

/** A statement that can be printed, by identifier, kind (message key) and what it is about. */
export type ComposerStatement = { id: string; kind: string; title: string };

/** A composition as it was last saved, for the list of those that one may read. */
export type SavedComposition = {
  id: string;
  version: number;
  at: string;
  by: string;
  own: boolean;
  title: string;
  forum: VolumeForum;
  sharedWith: string[];
};

/** Everything that a composition can be put together from. */
export type ComposerContents = {
  caseId: string;
  /** Entries in the ledger. */
  size: number;
  /** Contributors of the case. */
  people: { id: string; name: string }[];
  exhibits: ComposerExhibit[];
  prompts: ComposerRecord[];
  runs: (ComposerRecord & { series: 'run' | 'recreation' })[];
  declarations: ComposerStatement[];
  agreements: ComposerStatement[];
  translations: ComposerStatement[];
  /** From the reader's desk: what the reader may read, as it stands. */
  desk: Pick<Composition, 'facts' | 'allegations' | 'claims'>;
  saved: SavedComposition[];
  /** What the composer begins with, and whence. */
  start: Composition;
  origin:
    | { kind: 'default' }
    | { kind: 'saved'; id: string; version: number; sharedWith: string[] }
    | { kind: 'volume'; dossierId: string; number: number };
  /** Whom one may let read along. */
  readers: {
    people: { id: string; name: string }[];
    firms: { id: string; name: string }[];
  };
};

/** A page of a PDF exhibit to mark areas on, or why none of its pages can be marked. */
export type ExhibitSheet =
  | {
      drawn: true;
      /** From 1, and of how many. */
      page: number;
      pages: number;
      /** Points, as a reader shows the page; areas count in them from its top left. */
      width: number;
      height: number;
      /** WebP of the whole page, in base 64. */
      picture: string;
    }
  | { drawn: false; reason: SheetRefusal };

/** An exhibit in a comparison, as the newer volume calls it. */
export type ComparedExhibit = { name: string; number: number; title: string };

/** What differs between two volumes of a case. */
export type Comparison = {
  older: ComparedVolume;
  newer: ComparedVolume;
  added: ComparedExhibit[];
  changed: (ComparedExhibit & { changes: { what: string; from: string; to: string }[] })[];
  withheld: { added: ComparedItem[]; lifted: ComparedItem[] };
  redacted: { added: ComparedItem[]; lifted: ComparedItem[] };
  facts: { added: string[]; dropped: string[] };
  allegations: { added: string[]; dropped: string[] };
  parts: { added: string[]; dropped: string[] };
  /** What else of the compositions differs. */
  settings: ComparedSetting[];
};

export type ComparedVolume = {
  dossierId: string;
  number: number;
  title: string;
  size: number;
  forum: VolumeForum;
  /** Pages of the volume's parts; null until it is done. */
  pages: number | null;
};

export type ComparedItem = { kind: WithheldKind; number: number; title: string };
