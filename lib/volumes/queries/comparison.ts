import { replayEntry } from '@/lib/entries/replay';
import { type CaseState, type ExhibitState, emptyState } from '@/lib/entries/state';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { readEntry, streamEntries } from '@/lib/ledger/read';
import type { ComparedItem, ComparedVolume, Comparison } from '../dto';
import { COMPARED_SETTINGS, type ComparedSetting } from '../model';
import { settledGroups } from '../pages/placing';
import type { Composition } from '../schema';

/** A volume as it is compared: what it was set from, and how the exhibits stood at its size. */
export type Side = {
  volume: ComparedVolume;
  composition: Composition;
};

/** What of an exhibit can change, as strings for people. */
type Facts = { version: string; class: string; title: string; name: string; number: number };

/** What differs between two volumes of a case, of which the second is the newer one. */
export async function compareVolumes(
  caseId: string,
  older: Side,
  newer: Side,
): Promise<Comparison> {
  const sizes = [older.volume.size, newer.volume.size] as const;
  const [then, now, state] = await statesAt(caseId, sizes, [older.composition, newer.composition]);
  const added = [...now].flatMap(([id, one]) => (then.has(id) ? [] : [shown(one)]));
  const changed = [...now].flatMap(([id, one]) => {
    const before = then.get(id);
    if (!before) return [];
    const changes = (['name', 'version', 'class', 'title'] as const).flatMap((what) =>
      before[what] === one[what] ? [] : [{ what, from: before[what], to: one[what] }],
    );
    return changes.length === 0 ? [] : [{ ...shown(one), changes }];
  });
  const items = (one: Composition): Map<string, ComparedItem> =>
    new Map(one.withheld.map(({ kind, id }) => [id, itemOf(state, kind, id)]));
  const redacted = (one: Composition): Map<string, ComparedItem> =>
    new Map(one.redactions.map(({ exhibit }) => [exhibit, itemOf(state, 'exhibit', exhibit)]));
  const [a, b] = [older.composition, newer.composition];
  const texts = (of: (one: Composition) => string[]) => {
    const { gone, come } = differences(new Set(of(a)), new Set(of(b)));
    return { added: come, dropped: gone };
  };
  return {
    older: older.volume,
    newer: newer.volume,
    added,
    changed,
    withheld: lists(items(a), items(b)),
    redacted: lists(redacted(a), redacted(b)),
    facts: texts(({ facts }) => facts.map(({ text }) => text)),
    allegations: texts(({ allegations }) => allegations.map(({ text }) => text)),
    parts: texts(({ parts }) => parts),
    settings: COMPARED_SETTINGS.filter((name) => saidOf(a, name) !== saidOf(b, name)),
  };
}

/** A member of a composition as it is compared; one that says nothing is as one that is not there. */
function saidOf(one: Composition, name: ComparedSetting): string {
  const said = one[name] ?? null;
  return canonicalJson(
    Array.isArray(said) && said.length === 0 ? null : JSON.parse(JSON.stringify(said)),
  );
}

const shown = ({ name, number, title }: Facts) => ({ name, number, title });

function differences<T>(before: ReadonlySet<T>, after: ReadonlySet<T>) {
  return {
    gone: [...before].filter((one) => !after.has(one)),
    come: [...after].filter((one) => !before.has(one)),
  };
}

function lists(before: Map<string, ComparedItem>, after: Map<string, ComparedItem>) {
  const { gone, come } = differences(new Set(before.keys()), new Set(after.keys()));
  const of = (map: Map<string, ComparedItem>, ids: string[]) =>
    ids.flatMap((id) => map.get(id) ?? []);
  return { added: of(after, come), lifted: of(before, gone) };
}

function itemOf(state: CaseState, kind: ComparedItem['kind'], id: string): ComparedItem {
  const { number, title } = {
    exhibit: () => state.exhibits.get(id),
    prompt: () => state.prompts.get(id),
    run: () => {
      const one = state.runs.get(id);
      return one && { number: one.number, title: one.said.tool };
    },
  }[kind]() ?? { number: 0, title: '' };
  return { kind, number, title };
}

/** How exhibits stood at two sizes, and the state at the larger: the ledger is read once. */
async function statesAt(
  caseId: string,
  [first, second]: readonly [number, number],
  [a, b]: readonly [Composition, Composition],
): Promise<[Map<string, Facts>, Map<string, Facts>, CaseState]> {
  const state = emptyState(caseId);
  const found: [Map<string, Facts> | null, Map<string, Facts> | null] = [null, null];
  const look = () => {
    if (state.size === first) found[0] = factsAt(state, a);
    if (state.size === second) found[1] = factsAt(state, b);
  };
  for await (const stored of streamEntries(caseId, 0, Math.max(first, second))) {
    replayEntry(state, readEntry(stored));
    look();
  }
  return [found[0] ?? new Map(), found[1] ?? new Map(), state];
}

function factsAt(state: CaseState, { groups }: Composition): Map<string, Facts> {
  const names = new Map(
    settledGroups(groups, state).flatMap(({ exhibits }, i) =>
      exhibits.map(({ exhibit }, j) => [exhibit, `${i + 1}-${j + 1}`] as const),
    ),
  );
  return new Map(
    [...state.exhibits.values()].map((one) => [one.id, factsOf(one, names.get(one.id) ?? '')]),
  );
}

const factsOf = (one: ExhibitState, name: string): Facts => ({
  name,
  number: one.number,
  title: one.title,
  class: one.class,
  version: String(one.versions.at(-1)?.version ?? 0),
});
