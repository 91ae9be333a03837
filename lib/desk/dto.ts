import type { Cite } from '@/lib/elements/cite';
import type { Forum } from '@/lib/elements/elements';
import type { Absence, Question } from '@/lib/elements/questions';
import type { ShownRecord } from '@/lib/elements/record';
import type { LawText, Reader, Readers } from '@/lib/review/dto';
import type { DeskHistory } from './model';
import type { Allegation, Claim, Fact, Remark } from './schema';

/** A record with the name of whoever recorded it. */
export type NamedRecord = ShownRecord & { by: string };

/** A place with what stands there: the record it names, or the entry. */
export type ShownCite = Cite & {
  shown: NamedRecord | null;
  /** When and by whom the entry was recorded, where the place names one. */
  recorded: { at: string; by: string } | null;
};

/** Content as its readers get it, with the places it names resolved. */
type Cited<T> = Omit<T, 'cites'> & { cites: ShownCite[] };
export type FactShown = Cited<Fact>;
export type RemarkShown = Cited<Remark>;
export type ClaimShown = Cited<Claim>;
export type AllegationShown = Omit<Allegation, 'answers'> & {
  answers: Cited<Allegation['answers'][number]>[];
};

/** An item for its readers: the versions they may read, with names for who else may. */
export type ItemShown<T> = DeskHistory<T> & {
  /** Who may read its last version besides its author. */
  readers: Reader[];
  may: { withdraw: boolean };
};

/** Who writes, whom one can let read along, and whether one's own log is whole. */
export type Desk = {
  me: string;
  readers: Readers;
  /** Whether the reader's own log is unbroken from its first entry. */
  holds: boolean;
  may: { write: boolean; firms: boolean };
};

export type DeskItems = Desk & {
  /** In the order in which the reader keeps them. */
  facts: ItemShown<FactShown>[];
  allegations: ItemShown<AllegationShown>[];
  claims: ItemShown<ClaimShown>[];
  remarks: ItemShown<RemarkShown>[];
  /** Contributors of the case, whom a claim can name. */
  people: Reader[];
};

/** One question with what bears on it, and what those who may read along remarked. */
export type WorksheetItem = Question & {
  /** The first of them; `count` counts all. */
  records: NamedRecord[];
  count: number;
  absences: Absence[];
  laws: LawText[];
  remarks: ItemShown<RemarkShown>[];
};

export type Worksheet = Desk & {
  questions: WorksheetItem[];
  forums: Forum[];
  lawsAsOf: string;
  /** Entries of the ledger that were read. */
  size: number;
};

/** Records that can be cited; `next` is the entry to go on after. */
export type Citable = { records: NamedRecord[]; next: number | null };

/** A firm of counsel, for those who belong to it. */
export type FirmItem = {
  id: string;
  name: string;
  members: { accountId: string; name: string; since: string; self: boolean }[];
};

export type Firms = {
  /** Firms that the reader belongs to. */
  firms: FirmItem[];
  /** Other counsel of the workspace, who may be admitted. */
  counsel: Reader[];
};
