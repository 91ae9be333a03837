import type {
  CaseState,
  ContributorState,
  ExhibitState,
  PromptState,
  RevisionState,
} from '@/lib/entries/state';
import type { NoticeState } from '@/lib/entries/state-review';
import type {
  GeneratorState,
  ModificationState,
  RunState,
  SelectionState,
  WorkEventState,
} from '@/lib/entries/state-runs';
import { marked, type ShownRecord } from './record';

// One reading of each kind of record for the checklist and the chronology.

export function exhibitRecord(one: ExhibitState): ShownRecord {
  return {
    kind: 'exhibit',
    id: one.id,
    number: one.number,
    title: one.title,
    class: one.class,
    claimed: one.happenedAt,
    ...marked(one.admitted),
  };
}

export function revisionRecord(prompt: PromptState, one: RevisionState): ShownRecord {
  return {
    kind: 'revision',
    id: `${prompt.id}/${one.revision}`,
    number: one.revision,
    title: prompt.title,
    class: null,
    claimed: null,
    ...marked(one.frozen),
  };
}

export function runRecord(one: RunState): ShownRecord {
  return {
    kind: 'run',
    id: one.id,
    number: one.number,
    title: one.said.tool,
    class: one.class,
    claimed: one.requestedAt,
    ...marked(one.requested),
  };
}

export function selectionRecord(one: SelectionState): ShownRecord {
  return {
    kind: 'selection',
    id: one.id,
    number: null,
    title: one.reason,
    class: one.class,
    claimed: one.happenedAt,
    ...marked(one.recorded),
  };
}

export function modificationRecord(one: ModificationState): ShownRecord {
  return {
    kind: 'modification',
    id: one.id,
    number: null,
    title: one.purpose || one.tool,
    class: one.class,
    claimed: one.happenedAt,
    ...marked(one.recorded),
  };
}

export function workEventRecord(state: CaseState, one: WorkEventState): ShownRecord {
  return {
    kind: 'work',
    id: one.work,
    number: null,
    title: state.works.get(one.work)?.title ?? '',
    class: null,
    claimed: one.happenedAt,
    ...marked(one.recorded),
  };
}

/** When an entry was recorded and by which account: the states keep only numbers of some entries. */
export type MarkOf = (entry: number) => Pick<ShownRecord, 'at' | 'account'>;

export function generatorRecord(
  state: CaseState,
  one: GeneratorState,
  markOf: MarkOf,
): ShownRecord {
  const holder = one.holder === null ? undefined : state.contributors.get(one.holder);
  return {
    kind: 'generator',
    id: one.id,
    number: null,
    title: [one.service, holder?.name].filter(Boolean).join(', '),
    class: null,
    claimed: null,
    ...markOf(one.entry),
    entry: one.entry,
  };
}

/** A contributor of the case, for one fact about him that an entry states. */
export function contributorRecord(
  one: ContributorState,
  entry: number,
  markOf: MarkOf,
): ShownRecord {
  return {
    kind: 'contributor',
    id: one.id,
    number: null,
    title: one.name,
    class: null,
    claimed: null,
    ...markOf(entry),
    entry,
  };
}

export function noticeRecord(one: NoticeState): ShownRecord {
  return {
    kind: 'notice',
    id: one.id,
    number: null,
    title: one.note,
    class: null,
    claimed: one.happenedAt,
    ...marked(one.recorded),
  };
}
