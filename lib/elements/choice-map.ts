import type { CaseState } from '@/lib/entries/state';
import type { LinkState } from '@/lib/entries/state-review';
import type { ModificationState, SelectionState } from '@/lib/entries/state-runs';
import { ASPECTS, type Aspect } from '@/lib/entries/vocabulary';

/**
 * One line of the map of visible choices: a picture with what somebody marked on it, and the words,
 * the edits and the choices on record behind it. `mark` is null for words, edits and choices that
 * nobody marked a picture for.
 */
export type ChoiceLine = {
  mark: LinkState | null;
  /** Links to revisions of prompts, with a span or to the whole. */
  words: LinkState[];
  edits: ModificationState[];
  /** Choices in which a candidate was chosen for this dimension, with those candidates. */
  choices: { selection: SelectionState; chosen: string[] }[];
  /** Links to runs, works and accounts, and those to edits and choices: what was said of them. */
  others: LinkState[];
};

/** A visible dimension with its lines; null for links that name no dimension. */
export type Dimension = { aspect: Aspect | null; lines: ChoiceLine[] };

/**
 * The map of visible choices (E7): for each dimension what is marked, and behind each mark the words,
 * edits and choices of the same dimension that the record joins to that picture: by the run it came
 * from, or by later work on it. Nothing is joined by a likeness or a time.
 */
export function choiceMap(state: CaseState): Dimension[] {
  const links = [...state.links.values()]
    .filter(({ element, aspects, withdrawn }) => {
      return withdrawn === null && (element === 'E7' || aspects.length > 0);
    })
    .filter(distinct());
  return [...ASPECTS, null].map((aspect) => {
    const own = links.filter(({ aspects }) =>
      aspect === null ? aspects.length === 0 : aspects.includes(aspect),
    );
    return { aspect, lines: linesOf(state, aspect, own) };
  });
}

/** One gesture links a record to several elements: of the same words said at once, one stands. */
function distinct(): (link: LinkState) => boolean {
  const seen = new Set<string>();
  return ({ record, region, span, aspects, bearing, note, linked }) => {
    const key = JSON.stringify([
      record,
      region,
      span,
      aspects,
      bearing,
      note,
      linked.at,
      linked.actor,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

function linesOf(
  state: CaseState,
  aspect: Aspect | null,
  links: readonly LinkState[],
): ChoiceLine[] {
  const of = (...kinds: string[]) => links.filter(({ record }) => kinds.includes(record.kind));
  const words = of('revision');
  const linkedEdits = new Set(of('modification').map(({ record }) => record.id));
  const linkedChoices = new Set(of('selection').map(({ record }) => record.id));
  const edits = [...state.modifications.values()].filter(
    ({ id, aspects }) => linkedEdits.has(id) || (aspect !== null && aspects.includes(aspect)),
  );
  const choices = [...state.selections.values()].flatMap((selection) => {
    const chosen = selection.candidates
      .filter((one) => one.verdict === 'chosen' && aspect !== null && one.aspects.includes(aspect))
      .map(({ exhibit }) => exhibit);
    return chosen.length > 0 || linkedChoices.has(selection.id) ? [{ selection, chosen }] : [];
  });
  const others = links.filter(
    ({ record }) => record.kind !== 'exhibit' && record.kind !== 'revision',
  );
  const used = new Set<unknown>();
  const use = <T>(one: T): T => {
    used.add(one);
    return one;
  };
  const marked = of('exhibit').map((mark): ChoiceLine => {
    const behind = originsOf(state, mark.record.id);
    return {
      mark,
      words: words
        .filter(({ record }) => behind.revisions.has(`${record.id}/${record.revision}`))
        .map(use),
      edits: edits.filter(({ id }) => behind.modifications.has(id)).map(use),
      choices: choices
        .filter(({ selection }) =>
          selection.candidates.some(
            ({ exhibit, verdict }) => verdict === 'chosen' && behind.exhibits.has(exhibit),
          ),
        )
        .map(use),
      others: [],
    };
  });
  const said = (kind: string, id: string) =>
    others.filter(({ record }) => record.kind === kind && record.id === id).map(use);
  const nothing = { mark: null, words: [], edits: [], choices: [], others: [] };
  const alone: ChoiceLine[] = [
    ...words.filter((one) => !used.has(one)).map((one) => ({ ...nothing, words: [one] })),
    ...choices
      .filter((one) => !used.has(one))
      .map((one) => ({ ...nothing, choices: [one], others: said('selection', one.selection.id) })),
    ...edits
      .filter((one) => !used.has(one))
      .map((one) => ({ ...nothing, edits: [one], others: said('modification', one.id) })),
  ];
  for (const line of marked) {
    line.others.push(
      ...line.edits.flatMap(({ id }) => said('modification', id)),
      ...line.choices.flatMap(({ selection }) => said('selection', selection.id)),
    );
  }
  const rest = others.filter((one) => !used.has(one)).map((one) => ({ ...nothing, others: [one] }));
  return [...marked, ...alone, ...rest];
}

/** What a picture was made of, walking back through later work on it and the runs it came from. */
function originsOf(state: CaseState, exhibit: string) {
  const exhibits = new Set<string>();
  const modifications = new Set<string>();
  const revisions = new Set<string>();
  const open = [exhibit];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (exhibits.has(id)) continue;
    exhibits.add(id);
    for (const one of state.modifications.values()) {
      if (one.after !== id) continue;
      modifications.add(one.id);
      open.push(...one.before);
    }
    for (const run of state.runs.values()) {
      if (run.series !== 'run' || !run.outputs.some((output) => output.exhibit === id)) continue;
      if (run.revision) revisions.add(`${run.revision.prompt}/${run.revision.revision}`);
    }
  }
  return { exhibits, modifications, revisions };
}
