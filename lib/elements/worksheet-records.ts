import type { CaseState, DossierState, Mark } from '@/lib/entries/state';
import type { RunState, SelectionState } from '@/lib/entries/state-runs';
import type { Declaration, Element } from '@/lib/entries/vocabulary';
import type { Absence } from './questions';
import type { ShownKind, ShownRecord } from './record';
import { contributorRecord, exhibitRecord, revisionRecord } from './records';
import type { Facts } from './rule-records';
import { shownRecord } from './shown';
import {
  agreementStanding,
  declarationRecord,
  statementHappenings,
  translationRecord,
} from './statement-records';

/** What a rule of the worksheet finds: records that bear on the question, and what is not there. */
export type Found = { records: ShownRecord[]; absences: Absence[] };

/** A rule of the worksheet, from the facts of a case alone. */
export type WorksheetRule = (facts: Facts) => Found;

/** Records with the absences whose condition holds. */
export function found(
  records: readonly ShownRecord[],
  absent: Partial<Record<Absence, boolean>>,
): Found {
  const absences = (Object.keys(absent) as Absence[]).filter((name) => absent[name]);
  return { records: [...records], absences };
}

/** Runs of the making of the work, in order; recreations are none of them. */
export const madeRuns = (s: CaseState): RunState[] =>
  [...s.runs.values()].filter((one) => one.series === 'run').sort((a, b) => a.number - b.number);

export const recreatedRuns = (s: CaseState): RunState[] =>
  [...s.runs.values()].filter((one) => one.series === 'recreation');

/** Exhibits of the making; what was made later to imitate it is left out. */
export const ownExhibits = (s: CaseState) =>
  [...s.exhibits.values()].filter((one) => one.class !== 'E');

export const revisions = (s: CaseState): ShownRecord[] =>
  [...s.prompts.values()].flatMap((prompt) =>
    prompt.revisions.map((one) => revisionRecord(prompt, one)),
  );

/** Exhibits in which the readers found records of their making. */
export const readExhibits = (s: CaseState) => {
  const found = new Set(
    [...s.readings.values()].filter(({ records }) => records > 0).map(({ exhibit }) => exhibit),
  );
  return ownExhibits(s).filter(({ id }) => found.has(id));
};

/** Exhibits that a neutral platform provided or confirmed. */
export const confirmed = (s: CaseState): ShownRecord[] =>
  ownExhibits(s)
    .filter((one) => one.class === 'A+')
    .map(exhibitRecord);

export const withProviderIds = (s: CaseState): RunState[] =>
  madeRuns(s).filter((one) => (one.ended?.said.providerIds.length ?? 0) > 0);

/** A choice that says no reason, neither for itself nor for one of its candidates. */
export const isSilent = ({ reason, reasons }: SelectionState) =>
  reason === '' && reasons.every((one) => one.reason === '');

/** A record of a kind that has no reading of its own: what an entry says, by its mark. */
const made = (
  kind: ShownKind,
  id: string,
  title: string,
  { at, actor, index }: Mark,
  number: number | null = null,
): ShownRecord => ({
  kind,
  id,
  number,
  title,
  class: null,
  at,
  claimed: null,
  account: actor,
  entry: index,
});

export const declarations = (s: CaseState, ...templates: Declaration[]): ShownRecord[] =>
  [...s.declarations.values()]
    .filter(({ template }) => templates.length === 0 || templates.includes(template))
    .flatMap((one) => one.versions.map((version) => declarationRecord(one, version)));

export const agreements = (s: CaseState, kind?: 'evidence_method') =>
  [...s.agreements.values()].filter(
    ({ versions }) => kind === undefined || versions.at(-1)?.kind === kind,
  );

/** Agreements in every version, and what parties answered. */
export function agreementRecords(s: CaseState, kind?: 'evidence_method'): ShownRecord[] {
  const wanted = new Set(agreements(s, kind).map(({ id }) => id));
  return statementHappenings(s)
    .map(({ record }) => record)
    .filter(({ id }) => wanted.has(id));
}

/** Whether a party of the last version of an agreement has not answered it. */
export const isUnanswered = (s: CaseState, kind?: 'evidence_method') =>
  agreements(s, kind).some((one) => {
    const last = one.versions.at(-1);
    return last !== undefined && agreementStanding(one, last).silent.length > 0;
  });

export const translations = (s: CaseState): ShownRecord[] => [
  ...[...s.translations.values()].map(translationRecord),
  ...[...s.relations.values()]
    .filter((one) => one.name === 'translation_of')
    .flatMap((one) => s.exhibits.get(one.from) ?? [])
    .map(exhibitRecord),
];

/** Exports, of which `only` keeps some. */
export const dossiers = (
  s: CaseState,
  only: (one: DossierState) => boolean = () => true,
): ShownRecord[] =>
  [...s.dossiers.values()]
    .filter(only)
    .map((one) => made('dossier', one.id, one.volume?.title ?? '', one.requested, one.number));

export const sources = (s: CaseState): ShownRecord[] =>
  [...s.sources.values()].map((one) => made('source', one.id, one.label, one.opened));

export const gaps = (s: CaseState): ShownRecord[] =>
  [...s.gaps.values()].map((one) => ({
    ...made('gap', one.id, one.reason, one.recorded, one.count),
    claimed: one.from,
  }));

export const holds = (s: CaseState): ShownRecord[] =>
  [...s.holds.values()].map((one) => ({
    ...made('hold', one.id, one.scope, one.placed),
    claimed: one.startsAt,
  }));

/** Entries whose text was erased under law; that it was is on record. */
export const erasures = ({ state, markOf }: Facts): ShownRecord[] =>
  [...state.erased].map((entry) => ({
    ...made('entry', String(entry), '', {
      index: entry,
      at: '',
      actor: '',
      session: null,
      access: null,
    }),
    ...markOf(entry),
    number: entry,
  }));

export const checks = ({ checks: all }: Facts): ShownRecord[] =>
  all.map(({ entry, at, account }) => ({
    ...made('check', String(entry), '', {
      index: entry,
      at,
      actor: account,
      session: null,
      access: null,
    }),
    number: entry,
  }));

/** What contributors said of acts and to questions, as entries about them. */
export const answersSaid = ({ state, markOf }: Facts): ShownRecord[] =>
  [
    ...state.answers.map(({ contributor, answered }) => ({ contributor, answered })),
    ...state.questionAnswers.map(({ contributor, answered }) => ({ contributor, answered })),
  ].flatMap(({ contributor, answered }) => {
    const one = state.contributors.get(contributor);
    return one ? [contributorRecord(one, answered.index, markOf)] : [];
  });

/** Records that people linked to an element. */
export const linkedTo = (facts: Facts, element: Element): ShownRecord[] =>
  [...facts.state.links.values()]
    .filter((one) => one.element === element && one.withdrawn === null)
    .flatMap((one) => shownRecord(facts, one.record) ?? []);

/** Records that people linked as speaking against an element. */
export const linkedAgainst = (facts: Facts): ShownRecord[] =>
  [...facts.state.links.values()]
    .filter((one) => one.bearing === 'against' && one.withdrawn === null)
    .flatMap((one) => shownRecord(facts, one.record) ?? []);

/** Roles of contributors, or those of some names. */
export const roles = ({ state, markOf }: Facts, ...names: string[]): ShownRecord[] =>
  [...state.roles.values()]
    .filter((role) => names.length === 0 || names.includes(role.name))
    .flatMap((role) => {
      const one = state.contributors.get(role.contributor);
      return one ? [contributorRecord(one, role.entry, markOf)] : [];
    });
