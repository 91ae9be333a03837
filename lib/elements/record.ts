import type { CaseState, Mark } from '@/lib/entries/state';
import type { Bearing, CaptureClass, Element } from '@/lib/entries/vocabulary';
import type { Rule } from './elements';

/** Why a record weighs less than it might; described, not scored. */
export const WEAKNESSES = [
  'after_dispute',
  'stated_later',
  'imported',
  'imported_bare',
  'recreation',
  'no_person',
  'end_not_recorded',
  'single_candidate',
  'whole_image_only',
  'no_licence',
  'contested',
  'no_reason',
  'unsigned',
  'not_accepted_by_all',
  'declined',
  'machine_translation',
  'aid_unknown',
  'not_compared',
  'replaced',
] as const;
export type Weakness = (typeof WEAKNESSES)[number];

export const SHOWN_KINDS = [
  'exhibit',
  'prompt',
  'revision',
  'run',
  'selection',
  'modification',
  'work',
  'generator',
  'contributor',
  'relation',
  'gap',
  'hold',
  'notice',
  'check',
  'question',
  'declaration',
  'agreement',
  'agreement_accepted',
  'agreement_declined',
  'translation',
  'source',
  'dossier',
  'entry',
] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

/** A record as the checklist shows it. */
export type ShownRecord = {
  kind: ShownKind;
  /** Identifier; `<prompt>/<revision>` for a revision, the entry's number for a check. */
  id: string;
  /** Number for people; null where it has none. */
  number: number | null;
  title: string;
  /** Null for acts of this app that have no class: they were recorded as they were done. */
  class: CaptureClass | null;
  /** Time of record, ISO 8601 UTC, and time claimed, if any. */
  at: string;
  claimed: string | null;
  /** Account that recorded it. */
  account: string;
  entry: number;
};

/** One record that bears on one element, and why it is listed there. */
export type Bears = {
  element: Element;
  record: ShownRecord;
  bearing: Bearing;
  /** The rule that lists it, or the link that somebody made. */
  basis: { rule: Rule } | { link: string; note: string; account: string };
  weaknesses: Weakness[];
};

/** Says of a class what weakens it. */
export function weaknessOfClass(one: CaptureClass | null): Weakness[] {
  switch (one) {
    case 'C':
      return ['imported'];
    case 'C-':
      return ['imported_bare'];
    case 'D':
      return ['stated_later'];
    case 'E':
      return ['recreation'];
    default:
      return [];
  }
}

/** Whether a record came after the first sign of dispute; days are read at UTC+8, as classes are. */
export function isAfterDispute(state: CaseState, at: string): boolean {
  if (state.disputeDate === null) return false;
  return Date.parse(at) >= Date.parse(`${state.disputeDate}T00:00:00.000+08:00`);
}

/** What is common to all records of the state: time, account, entry. */
export function marked(mark: Mark): Pick<ShownRecord, 'at' | 'account' | 'entry'> {
  return { at: mark.at, account: mark.actor, entry: mark.index };
}
