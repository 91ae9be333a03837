import { type PreservationLine, preservationLine } from '@/lib/elements/preservation';
import type { Facts } from '@/lib/elements/rule-records';
import { ledgerChecked } from '@/lib/entries/ledger-checked.v1';
import type { ReadEntry } from '@/lib/entries/replay';
import { replayEntry } from '@/lib/entries/replay';
import {
  type CaseState,
  type ExhibitState,
  emptyState,
  type PromptState,
  type WorkState,
} from '@/lib/entries/state';
import { readEntry, streamEntries } from '@/lib/ledger/read';
import type { DossierOrder } from '../model';
import { type RecordLines, recordLines } from './record-facts';
import { namedExhibits } from './runs/named-exhibits';

/** An act as the timeline and the custody logs print it. */
export type Act = {
  index: number;
  at: string;
  claimed: string | null;
  kind: string;
  actor: { id: string; name: string | null; access: string | null; authenticator: string };
  session: string | null;
  software: string;
  prev: string;
  act: Record<string, unknown>;
  /** Reasons and texts; empty where there are none, or they were erased. */
  payload: Record<string, unknown>;
};

/** Everything printed, from entries of the ledger's first `size` and nothing else. */
export type Material = {
  state: CaseState;
  /** Acts of people and services in order, without looks at originals and heads of prompts. */
  timeline: Act[];
  custody: Map<string, Act[]>;
  /** Times of record, in milliseconds, of the entries that gave names to people. */
  named: Map<number, number>;
  /** Announced bytes that were not what arrived. */
  refusedIntakes: number;
  /** Lines of the preservation log, in order. */
  preservation: PreservationLine[];
  /** Lines of generation records by exhibit. */
  records: Map<string, RecordLines>;
  /** What the rules of the elements look at: the same state, and by whom and when each entry came. */
  facts: Facts;
};

/** Kinds that tell who looked or from where; they stand in custody logs, not in the timeline. */
const QUIET = new Set([
  'actor.appeared',
  'actor.located',
  'exhibit.opened',
  'exhibit.read',
  'dossier.opened',
  'volume.opened',
  'ledger.checked',
  // What a prompt's log says is printed with the prompt; its heads come on a short clock.
  'prompt.advanced',
]);

const NAMING = new Set(['actor.appeared', 'contributor.added', 'contributor.amended']);

/** Reads the ledger once, replaying it and keeping what will be printed. */
export async function gatherMaterial(
  order: Pick<DossierOrder, 'caseId' | 'size'>,
  signal: AbortSignal,
): Promise<Material> {
  const state = emptyState(order.caseId);
  const timeline: Act[] = [];
  const custody = new Map<string, Act[]>();
  const named = new Map<number, number>();
  const marks: { at: string; account: string }[] = [];
  const checks: Facts['checks'][number][] = [];
  const preservation: PreservationLine[] = [];
  let refusedIntakes = 0;
  for await (const stored of streamEntries(order.caseId, 0, order.size)) {
    signal.throwIfAborted();
    const entry = readEntry(stored) as ReadEntry &
      Pick<Act, 'claimed' | 'software' | 'prev'> & {
        actor: { authenticator: string };
      };
    replayEntry(state, entry);
    const act = actOf(entry, state);
    marks.push({ at: entry.at, account: entry.actor.id });
    if (entry.kind === 'ledger.checked') checks.push(...checkOf(entry));
    if (entry.kind === 'intake.refused') refusedIntakes += 1;
    const line = preservationLine(entry);
    if (line) preservation.push(line);
    if (NAMING.has(entry.kind)) named.set(entry.index, Date.parse(entry.at));
    if (!QUIET.has(entry.kind)) timeline.push(act);
    const { exhibit } = act.act;
    const also = namedExhibits(act.kind, act.act).map((part) => part.exhibit);
    for (const id of new Set(typeof exhibit === 'string' ? [exhibit, ...also] : also)) {
      const log = custody.get(id) ?? [];
      custody.set(id, log);
      log.push(act);
    }
  }
  const records = await recordLines(state);
  const markOf: Facts['markOf'] = (entry) => marks[entry] ?? { at: '', account: '' };
  const facts = { state, markOf, checks };
  return { state, timeline, custody, named, refusedIntakes, preservation, records, facts };
}

/** A full check as the rules see it; an entry of another shape, from newer software, is none. */
function checkOf({ index, at, actor, act }: ReadEntry): Facts['checks'] {
  const read = ledgerChecked.act.safeParse(act);
  return read.success
    ? [{ entry: index, at, account: actor.id, failures: read.data.failures }]
    : [];
}

function actOf(
  entry: ReadEntry &
    Pick<Act, 'claimed' | 'software' | 'prev'> & { actor: { authenticator: string } },
  state: CaseState,
): Act {
  return {
    index: entry.index,
    at: entry.at,
    claimed: entry.claimed,
    kind: entry.kind,
    actor: {
      id: entry.actor.id,
      // The name of the time: replay has come no further than this entry.
      name: state.actors.get(entry.actor.id)?.at(-1)?.name ?? null,
      access: entry.actor.access,
      authenticator: entry.actor.authenticator,
    },
    session: entry.actor.session,
    software: entry.software,
    prev: entry.prev,
    act: entry.act as Record<string, unknown>,
    payload: (entry.payload ?? {}) as Record<string, unknown>,
  };
}

/** Exhibits in order of number. */
export function exhibitsInOrder(state: Pick<CaseState, 'exhibits'>): ExhibitState[] {
  return [...state.exhibits.values()].sort((a, b) => a.number - b.number);
}

/** Prompts in order of number. */
export function promptsInOrder(state: CaseState): PromptState[] {
  return [...state.prompts.values()].sort((a, b) => a.number - b.number);
}

/** Registration of a work as stated: number, authority, day; empty where none is. */
export function registrationOf(
  one: Pick<WorkState, 'registrationNumber' | 'registrationAuthority' | 'registeredOn'>,
): string {
  const { registrationNumber, registrationAuthority, registeredOn } = one;
  return [registrationNumber, registrationAuthority, registeredOn].filter(Boolean).join(' · ');
}

/** How an exhibit is called: its label where counsel gave one, else its number. */
export function exhibitName(one: ExhibitState): string {
  return one.label || String(one.number);
}

/** Name of the place in the paper where an exhibit stands. */
export function exhibitPlace(one: ExhibitState): string {
  return `exhibit-${one.number}`;
}

/**
 * A text with long digit runs and mail addresses masked: numbers of identity papers, telephones and
 * addresses do not belong into the main volume.
 */
export function masked(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (m) => `${m.slice(0, 1)}•••@•••`)
    .replace(
      /\d[\d\s-]{5,}\d|\d{6,}/g,
      (m) => `${m.slice(0, 2)}${'•'.repeat(Math.max(4, m.length - 4))}${m.slice(-2)}`,
    );
}

/** A time as papers print it: Beijing time and UTC, both spelled year first. */
export function bothZones(iso: string): { beijing: string; utc: string } {
  const at = new Date(iso);
  const east = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return {
    beijing: `${east.slice(0, 10)} ${east.slice(11, 19)}`,
    utc: `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`,
  };
}
