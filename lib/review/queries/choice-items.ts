import type { ChoiceLine } from '@/lib/elements/choice-map';
import type { CaseState } from '@/lib/entries/state';
import type { LinkState } from '@/lib/entries/state-review';
import type { ModificationState } from '@/lib/entries/state-runs';
import type { ChoiceLineItem, SaidLink } from '../dto';

/** A line of the map of visible choices as a page shows it. Nothing is read but the state. */
export function choiceLineItem(
  state: CaseState,
  line: ChoiceLine,
  nameOf: (account: string) => string,
): ChoiceLineItem {
  const said = ({ id, note, bearing, linked }: LinkState): SaidLink => ({
    linkId: id,
    note,
    bearing,
    by: nameOf(linked.actor),
    at: linked.at,
    entry: linked.index,
  });
  const exhibit = line.mark === null ? undefined : state.exhibits.get(line.mark.record.id);
  const current = exhibit?.versions.at(-1);
  return {
    mark:
      line.mark && exhibit
        ? {
            ...said(line.mark),
            region: line.mark.region,
            exhibit: {
              id: exhibit.id,
              number: exhibit.number,
              title: exhibit.title,
              sha256: current?.sha256 ?? '',
              mediaType: current?.mediaType ?? '',
              width: exhibit.width,
              height: exhibit.height,
            },
          }
        : null,
    words: line.words.flatMap((link) => {
      const prompt = state.prompts.get(link.record.id);
      if (!prompt) return [];
      const { id, number, title } = prompt;
      const revision = link.record.revision ?? 0;
      return [{ ...said(link), prompt: { id, number, title }, revision, span: link.span }];
    }),
    edits: line.edits.map((one) => ({
      id: one.id,
      number: stepNumber(state, one),
      kind: one.kind,
      purpose: one.purpose,
      regions: one.regions.map((region, i) => ({ ...region, note: one.regionNotes[i] ?? '' })),
      entry: one.recorded.index,
    })),
    choices: line.choices.map(({ selection, chosen }) => ({
      id: selection.id,
      reason: selection.reason,
      chosen: chosen.flatMap((id) => {
        const one = state.exhibits.get(id);
        return one ? [{ id, number: one.number }] : [];
      }),
      entry: selection.recorded.index,
    })),
    others: line.others.map((link) => ({ ...said(link), record: named(state, link.record) })),
  };
}

/** Number of a step of later work in the order of record, as papers count it. */
function stepNumber(state: CaseState, { recorded }: ModificationState): number {
  return [...state.modifications.values()].filter((one) => one.recorded.index <= recorded.index)
    .length;
}

function named(state: CaseState, { kind, id }: LinkState['record']) {
  const titles: Record<string, string | undefined> = {
    run: state.runs.get(id)?.said.tool,
    work: state.works.get(id)?.title,
    generator: state.generators.get(id)?.service,
    selection: state.selections.get(id)?.reason,
    modification: state.modifications.get(id)?.purpose,
  };
  return { kind, id, title: titles[kind] ?? '' };
}
