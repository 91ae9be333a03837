import type { Anomaly } from '@/lib/elements/anomalies';
import type { Forum } from '@/lib/elements/elements';
import type { AccountTimes, Figures } from '@/lib/elements/making-figures';
import type { Bears, ShownRecord } from '@/lib/elements/record';
import type { Rescue, RescueSource } from '@/lib/elements/rescue';
import type { Standing } from '@/lib/elements/standing';
import type {
  AnswerMeaning,
  Aspect,
  Bearing,
  Element,
  ModificationKind,
  NoticeKind,
  RecordKind,
} from '@/lib/entries/vocabulary';
import type { CounselMark } from './model';

/** Law texts of one element in one forum, by article; the titles are of the texts themselves. */
export type LawText = { forum: Forum; text: string; article: string };

/** One line of the checklist. */
export type ElementItem = {
  id: Element;
  forums: Forum[];
  standing: Standing;
  laws: LawText[];
  bears: (Omit<Bears, 'record'> & {
    record: ShownRecord & { by: string };
    /** Name of whoever linked it; null where a rule lists it. */
    linkedBy: string | null;
    aspects: Aspect[];
  })[];
};

export type Checklist = {
  elements: ElementItem[];
  forums: Forum[];
  /** Day as of which the law texts are told, YYYY-MM-DD, and entries of the ledger that were read. */
  lawsAsOf: string;
  size: number;
  disputeDate: string | null;
  /** By source, what it might still hold; `all` counts the records of which the first are listed. */
  rescue: { source: RescueSource; all: number; records: Rescue['records'] }[];
  may: { link: boolean };
};

export type ChronologyLine = {
  record: ShownRecord & { by: string };
  people: { id: string; name: string }[];
  elements: Element[];
  isAfterDispute: boolean;
};

/** When one account acted: `whole` is in milliseconds, added up over its stretches. */
export type MakingTimes = Omit<AccountTimes, 'first' | 'last'> & {
  name: string;
  first: string;
  last: string;
};

export type Chronology = {
  lines: ChronologyLine[];
  next: number | null;
  anomalies: Anomaly[];
  people: { id: string; name: string }[];
  /** Counts and times of the whole making, with the first page; null with later ones. */
  making: { figures: Figures; times: MakingTimes[] } | null;
};

export type NoticeItem = {
  id: string;
  kind: NoticeKind;
  direction: 'received' | 'sent';
  happenedAt: string;
  at: string;
  from: string;
  to: string;
  note: string;
  exhibit: { id: string; number: number; title: string } | null;
  by: string;
  entry: number;
};

export type HoldItem = {
  id: string;
  startsAt: string;
  at: string;
  people: { id: string; name: string }[];
  noticeId: string | null;
  scope: string;
  reason: string;
  by: string;
  released: { at: string; reason: string; by: string } | null;
  entry: number;
};

export type Holds = {
  notices: NoticeItem[];
  holds: HoldItem[];
  disputeDate: string | null;
  people: { id: string; name: string }[];
  may: { write: boolean };
};

type NamedExhibit = { id: string; number: number; title: string };

/** A line of the preservation log. What an entry names and the state does not hold is null. */
export type PreservationItem = { entry: number; at: string; by: string } & (
  | { group: 'dispute'; date: string | null; reason: string }
  | {
      group: 'notice';
      notice:
        | (Pick<NoticeItem, 'kind' | 'direction' | 'happenedAt' | 'from' | 'to' | 'note'> & {
            exhibit: NamedExhibit | null;
          })
        | null;
    }
  | {
      group: 'hold';
      event: 'placed' | 'released';
      hold: {
        /** Entry in which it was placed. */
        placed: number;
        startsAt: string;
        scope: string;
        /** Of placing it, or of releasing it. */
        reason: string;
        /** With the entry of their acknowledgement, or null where none is recorded. */
        people: { id: string; name: string; acknowledged: number | null }[];
      } | null;
    }
  | {
      group: 'acknowledgement';
      declarationId: string;
      version: number;
      contributor: { id: string; name: string } | null;
      received: boolean;
    }
  | {
      group: 'deletion';
      event: 'erased' | 'refused';
      /** Entry whose text it is, and entries of the holds that stood. */
      of: number;
      holds: number[];
      reason: string;
    }
  | {
      group: 'custody';
      kind: string;
      exhibit: NamedExhibit | null;
      /** Number of an export. */
      dossier: number | null;
    }
);

export type Preservation = {
  lines: PreservationItem[];
  /** Entry after which the next page begins; null on the last. */
  next: number | null;
  disputeDate: string | null;
  /** From when on there was a duty to keep as far as recorded, ISO; null where there is none. */
  keptSince: string | null;
};

/** What contributors said of one act, and for whom the reader may answer. */
export type Answers = {
  answers: {
    entry: number;
    contributor: { id: string; name: string };
    meaning: AnswerMeaning;
    reason: string;
    at: string;
  }[];
  /** Contributors that the reader's account is linked to; empty where he may not answer. */
  own: { id: string; name: string }[];
};

/** Somebody, or a firm of counsel, who may read something. */
export type Reader = { id: string; name: string };

/** Whom the reader may let read along: people, and the firms he belongs to. */
export type Readers = { people: Reader[]; firms: Reader[] };

/** A note of counsel, for whoever may read it. */
export type NoteItem = {
  id: string;
  at: string;
  mark: CounselMark | null;
  /** Null where it cannot be opened with the secret of this instance. */
  text: string | null;
  /** Elements that it is noted for; it changes where none of them stands. */
  elements: Element[];
  record: { kind: string; id: string } | null;
  /** The record as lists show it; null where it is about none. */
  shown: ShownRecord | null;
  by: string;
  own: boolean;
  /** Who may read it besides its author. */
  sharedWith: Reader[];
};

export type Notes = {
  /** Account of the reader. */
  me: string;
  notes: NoteItem[];
  /** Whether the reader's own log is unbroken from its first entry. */
  holds: boolean;
  /** Other counsel of the workspace and own firms, to share with. */
  readers: Readers;
};

type Region = { x: number; y: number; width: number; height: number };

/** What was said with a link, by whom and when. */
export type SaidLink = {
  linkId: string;
  note: string;
  bearing: Bearing;
  by: string;
  at: string;
  entry: number;
};

/** A picture that somebody marked; `region` null is the whole of it. */
export type MarkItem = SaidLink & {
  region: Region | null;
  exhibit: {
    id: string;
    number: number;
    title: string;
    sha256: string;
    mediaType: string;
    width: number | null;
    height: number | null;
  };
};

/** Words of a revision; `span` null is the whole positive text. The text is read by the page. */
export type WordsItem = SaidLink & {
  prompt: { id: string; number: number; title: string };
  revision: number;
  span: { from: number; to: number; sha256: string } | null;
};

export type ChoiceLineItem = {
  mark: MarkItem | null;
  words: WordsItem[];
  edits: {
    id: string;
    number: number;
    kind: ModificationKind;
    purpose: string;
    regions: (Region & { note: string })[];
    entry: number;
  }[];
  choices: {
    id: string;
    reason: string;
    chosen: { id: string; number: number }[];
    entry: number;
  }[];
  others: (SaidLink & { record: { kind: RecordKind; id: string; title: string } })[];
};

/** The map of visible choices. */
export type ChoiceMap = {
  dimensions: { aspect: Aspect | null; lines: ChoiceLineItem[] }[];
  /** Revisions that words can be picked from. */
  prompts: { id: string; number: number; title: string; revisions: number[] }[];
  size: number;
  may: { link: boolean };
};
