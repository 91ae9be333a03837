import type { WithheldKind } from '@/lib/entries/vocabulary';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';

export { makingOf } from '../making';

const placed = new WeakMap<VolumePaper, Map<string, PlacedExhibit>>();

/** An exhibit of the volume by its identifier; undefined for one that is in none of its groups. */
export function placedExhibit(paper: VolumePaper, id: string): PlacedExhibit | undefined {
  let known = placed.get(paper);
  if (!known) {
    known = new Map(paper.exhibits.map((one) => [one.state.id, one]));
    placed.set(paper, known);
  }
  return known.get(id);
}

/** Whether counsel leaves a record out of the volume. */
export function isWithheld({ composition }: VolumePaper, kind: WithheldKind, id: string): boolean {
  return composition.withheld.some((one) => one.kind === kind && one.id === id);
}
