import type { CaseState } from '@/lib/entries/state';
import type { LineageFacts } from './facts';

/**
 * The facts of the lineage as the ledger states them, for papers and whoever has only the entries.
 * What records and signatures name stands in readings and not in entries; whoever has read those
 * gives it.
 */
export function factsOfState(
  state: CaseState,
  read: Pick<LineageFacts, 'digests' | 'signed'> = { digests: [], signed: [] },
): LineageFacts {
  const nameOf = (id: string | null) =>
    id === null ? null : (state.contributors.get(id)?.name ?? null);
  return {
    files: [...state.exhibits.values()].map((one) => ({
      id: one.id,
      number: one.number,
      title: one.title,
      class: one.class,
      sha256: one.versions.at(-1)?.sha256 ?? '',
      supplier: nameOf(one.supplier),
      thumb: null,
      at: one.receivedAt,
      happenedAt: one.happenedAt,
      entry: one.admitted.index,
    })),
    revisions: [...state.prompts.values()].flatMap((prompt) =>
      prompt.revisions.map(({ revision, frozen }) => ({
        prompt: prompt.id,
        revision,
        title: prompt.title,
        at: frozen.at,
        happenedAt: null,
        entry: frozen.index,
      })),
    ),
    runs: [...state.runs.values()].map((run) => ({
      id: run.id,
      series: run.series,
      number: run.number,
      tool: run.said.tool,
      class: run.class,
      operator: nameOf(run.operator),
      revision: run.revision,
      inputs: run.inputs,
      outputs: run.outputs,
      at: run.requested.at,
      happenedAt: run.requestedAt,
      entry: run.requested.index,
    })),
    selections: [...state.selections.values()].map((one) => ({
      id: one.id,
      class: one.class,
      chooser: nameOf(one.chooser),
      candidates: one.candidates,
      at: one.recorded.at,
      happenedAt: one.happenedAt,
      entry: one.recorded.index,
    })),
    modifications: [...state.modifications.values()].map((one) => ({
      id: one.id,
      kind: one.kind,
      class: one.class,
      editor: nameOf(one.editor),
      tool: one.tool,
      before: one.before,
      after: one.after,
      mask: one.mask,
      project: one.project,
      at: one.recorded.at,
      happenedAt: one.happenedAt,
      entry: one.recorded.index,
    })),
    works: [...state.workEvents.values()].map((one) => ({
      work: one.work,
      title: state.works.get(one.work)?.title ?? '',
      kind: one.kind,
      exhibit: one.exhibit,
      capture: one.capture,
      by: nameOf(one.by),
      place: one.place,
      at: one.recorded.at,
      happenedAt: one.happenedAt,
      entry: one.recorded.index,
    })),
    relations: [...state.relations.values()]
      .filter(({ name }) => name === 'derived_from')
      .map(({ from, to }) => ({ from, to })),
    ...read,
  };
}
