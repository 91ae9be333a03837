import { withheldRuns, withoutWordsOf } from '@/lib/dossier/bundle/withheld-runs';
import type { Act, Material } from '@/lib/dossier/pages/material';
import type { PromptPart } from '@/lib/dossier/pages/prompt/part';
import type { CaseState, PromptState } from '@/lib/entries/state';
import type { Composition } from '../schema';

/** What a composition keeps back, with all that would say it in other words. */
export type Withholding = {
  exhibits: Set<string>;
  prompts: Set<string>;
  /** Runs withheld by name, and those whose words stand in something that is withheld. */
  runs: Set<string>;
  /** Exhibits of which a derivative is handed over and no version as it was taken in. */
  redacted: Set<string>;
};

/** What stays back: named by counsel, or told in the words of a run, a prompt or a file that is named. */
export function withholdingOf(
  state: Pick<CaseState, 'runs'>,
  { withheld, redactions }: Pick<Composition, 'withheld' | 'redactions'>,
): Withholding {
  const named = (kind: string) =>
    new Set(withheld.flatMap((one) => (one.kind === kind ? [one.id] : [])));
  const [exhibits, prompts] = [named('exhibit'), named('prompt')];
  const redacted = new Set(redactions.map(({ exhibit }) => exhibit));
  // Words taken out of a text must not stand in the run that was read from it.
  const told = withheldRuns(
    state,
    new Set([
      ...exhibits,
      ...redactions.flatMap(({ exhibit, spans }) => (spans.length > 0 ? [exhibit] : [])),
    ]),
  );
  const quoting = [...state.runs.values()].flatMap(({ id, revision }) =>
    revision !== null && prompts.has(revision.prompt) ? [id] : [],
  );
  return { exhibits, prompts, redacted, runs: new Set([...named('run'), ...told, ...quoting]) };
}

/** Whether a record that something is said of is withheld itself. */
export function isWithheld(
  { exhibits, prompts, runs }: Withholding,
  record: { kind: string; id: string } | null | undefined,
): boolean {
  if (!record) return false;
  const of = { exhibit: exhibits, revision: prompts, prompt: prompts, run: runs }[record.kind];
  return of?.has(record.id) ?? false;
}

/** Material without the words of what is withheld: nothing that composes with it can print them. */
export function withheldMaterial(material: Material, hidden: Withholding): Material {
  const state = withheldState(material.state, hidden);
  const quiet = (act: Act): Act => (isQuiet(act, hidden) ? { ...act, payload: {} } : act);
  return {
    ...material,
    state,
    timeline: material.timeline.map(quiet),
    custody: new Map([...material.custody].map(([id, acts]) => [id, acts.map(quiet)])),
    // A record within a file tells what the file shows.
    records: new Map(
      [...material.records].filter(([id]) => !hidden.exhibits.has(id) && !hidden.redacted.has(id)),
    ),
    facts: { ...material.facts, state },
  };
}

function isQuiet({ act }: Act, hidden: Withholding): boolean {
  const ids = [act.exhibit, act.prompt, act.run];
  const all = [hidden.exhibits, hidden.prompts, hidden.runs];
  return (
    ids.some((id) => typeof id === 'string' && all.some((set) => set.has(id))) ||
    isWithheld(hidden, recordIn(act))
  );
}

/** The record an act is about, where it names one. */
export function recordIn(act: Record<string, unknown>): { kind: string; id: string } | null {
  const { record } = act;
  if (record === null || typeof record !== 'object') return null;
  const { kind, id } = record as Record<string, unknown>;
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null;
}

function withheldState(before: CaseState, hidden: Withholding): CaseState {
  const state = withoutWordsOf(before, hidden.runs);
  const about = (record: { kind: string; id: string } | null) => isWithheld(hidden, record);
  const nothing = {
    title: '',
    description: '',
    fileName: '',
    source: '',
    acquisition: '',
    authority: '',
    licence: '',
  };
  return {
    ...state,
    exhibits: each(state.exhibits, (one) =>
      hidden.exhibits.has(one.id)
        ? {
            ...one,
            ...nothing,
            issued: one.issued && { ...one.issued, issuedBy: '', verification: '' },
          }
        : one,
    ),
    prompts: each(state.prompts, (one) =>
      hidden.prompts.has(one.id) ? { ...one, title: '' } : one,
    ),
    links: each(state.links, (one) => (about(one.record) ? { ...one, note: '' } : one)),
    translations: each(state.translations, (one) =>
      about(one.record) ? { ...one, source: '', text: '', note: '' } : one,
    ),
    questionAnswers: state.questionAnswers.map((one) =>
      about(one.record) ? { ...one, text: '', answer: '' } : one,
    ),
  };
}

function each<T>(map: Map<string, T>, change: (one: T) => T): Map<string, T> {
  return new Map([...map].map(([id, one]) => [id, change(one)]));
}

/** A withheld prompt as papers get it: its chain and its numbers, and no word of it. */
export function withheldPrompt(prompt: PromptState): PromptPart {
  const head = prompt.heads.at(-1);
  if (!head) throw new Error(`${prompt.id} has no head`);
  return {
    prompt: { ...prompt, title: '' },
    head,
    states: [],
    views: [],
    messages: new Map(),
    comments: 0,
    writers: [],
    writing: [],
    accountOf: () => null,
    deviceTime: () => null,
  };
}
