import type { CaseState, Mark } from '@/lib/entries/state';
import type { HoldState } from '@/lib/entries/state-review';

/** What a preservation log tells of, in the order in which papers print it. */
export const PRESERVATION_GROUPS = [
  'dispute',
  'notice',
  'hold',
  'acknowledgement',
  'deletion',
  'custody',
] as const;
export type PreservationGroup = (typeof PRESERVATION_GROUPS)[number];

/** Kinds of entries that a group is read from. Not every entry of a kind is a line: see `preservationLine`. */
export const PRESERVATION_KINDS: Record<PreservationGroup, readonly string[]> = {
  dispute: ['case.opened', 'case.dispute_dated'],
  notice: ['notice.recorded'],
  hold: ['hold.placed', 'hold.released'],
  acknowledgement: ['declaration.saved'],
  deletion: ['payload.erased', 'erasure.refused'],
  custody: [
    'case.status_changed',
    'exhibit.added',
    'exhibit.version_added',
    'exhibit.described',
    'exhibit.class_lowered',
    'exhibit.opened',
    'intake.refused',
    'import.recorded',
    'dossier.requested',
    'dossier.completed',
    'dossier.opened',
    'volume.requested',
    'volume.completed',
    'volume.opened',
    'ledger.checked',
  ],
};

/** Something about keeping, as one entry has it. Names and texts of what it is about are the state's. */
export type PreservationLine = { entry: number; at: string; account: string; kind: string } & (
  | { group: 'dispute'; date: string | null; reason: string }
  | { group: 'notice'; notice: string }
  | { group: 'hold'; event: 'placed' | 'released'; hold: string }
  | {
      group: 'acknowledgement';
      declaration: string;
      version: number;
      contributor: string | null;
      /** Whether the blank on receipt is filled in; false where the text was erased. */
      received: boolean;
    }
  | {
      group: 'deletion';
      event: 'erased' | 'refused';
      /** Entry whose text it is. */
      of: number;
      holds: string[];
      reason: string;
    }
  | { group: 'custody'; exhibit: string | null; dossier: string | null }
);

const GROUP_OF = new Map(
  PRESERVATION_GROUPS.flatMap((group) =>
    PRESERVATION_KINDS[group].map((kind) => [kind, group] as const),
  ),
);

/** What a line is read from: an entry as parsed, its payload null where there is none at hand. */
type LoggedEntry = {
  index: number;
  at: string;
  kind: string;
  actor: { id: string };
  act: unknown;
  payload: unknown;
};

type Body = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/**
 * The line of a preservation log that an entry is; null for one that is none. Screen and paper read
 * the log through it, so that neither tells what the other does not.
 */
export function preservationLine(entry: LoggedEntry): PreservationLine | null {
  const group = GROUP_OF.get(entry.kind);
  if (group === undefined) return null;
  const act = entry.act as Body;
  const payload = (entry.payload ?? {}) as Body;
  const { index, at, kind, actor } = entry;
  const line = { entry: index, at, account: actor.id, kind };
  switch (group) {
    case 'dispute': {
      const isOpening = kind === 'case.opened';
      const date = textOrNull(isOpening ? act.disputeDate : act.date);
      // A case that is opened without a day of dispute says nothing about one.
      if (isOpening && date === null) return null;
      return { ...line, group, date, reason: text(payload.reason) };
    }
    case 'notice':
      return { ...line, group, notice: text(act.notice) };
    case 'hold':
      return {
        ...line,
        group,
        event: kind === 'hold.placed' ? 'placed' : 'released',
        hold: text(act.hold),
      };
    case 'acknowledgement':
      if (act.template !== 'hold_notice') return null;
      return {
        ...line,
        group,
        declaration: text(act.declaration),
        version: Number(act.version),
        contributor: textOrNull(act.contributor),
        received: keysOf(payload.blanks).includes('received'),
      };
    case 'deletion':
      return {
        ...line,
        group,
        event: kind === 'payload.erased' ? 'erased' : 'refused',
        of: Number(act.entry),
        holds: Array.isArray(act.holds) ? act.holds.map(text) : [],
        reason: text(payload.reason),
      };
    case 'custody':
      return {
        ...line,
        group,
        exhibit: textOrNull(act.exhibit),
        dossier: textOrNull(act.dossier),
      };
  }
}

function keysOf(blanks: unknown): string[] {
  return Array.isArray(blanks) ? blanks.map((one) => text((one as Body | null)?.key)) : [];
}

/**
 * From when on there was a duty to keep as far as recorded: the day of dispute, the first notice or
 * the first hold, whichever came first. ISO time; null where there is none of them.
 */
export function keptSince(
  state: Pick<CaseState, 'disputeDate' | 'notices' | 'holds'>,
): string | null {
  const times = [
    ...(state.disputeDate === null ? [] : [startOfDay(state.disputeDate)]),
    ...[...state.notices.values()].map(({ happenedAt }) => happenedAt),
    ...[...state.holds.values()].map(({ startsAt }) => startsAt),
  ];
  return times.sort()[0] ?? null;
}

/** First moment of a day, which is one of UTC+8 as in `isAfterDispute`. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00.000+08:00`).toISOString();
}

/** Where somebody whom a hold names acknowledged it on record, after it was placed; null: nowhere. */
export function acknowledged(
  state: Pick<CaseState, 'declarations'>,
  { placed }: Pick<HoldState, 'placed'>,
  contributor: string,
): Mark | null {
  for (const { template, versions } of state.declarations.values()) {
    if (template !== 'hold_notice') continue;
    const found = versions.find(
      (one) =>
        one.contributor === contributor &&
        one.saved.index > placed.index &&
        one.blanks.some(({ key }) => key === 'received'),
    );
    if (found) return found.saved;
  }
  return null;
}
