import { Persons } from '@/lib/dossier/pages/prompt/persons';
import { fatesOf } from '@/lib/dossier/pages/runs/fates';
import { Pictures } from '@/lib/dossier/pages/runs/pictures';
import type { RunSetting } from '@/lib/dossier/pages/runs/setting';
import type { WithheldKind } from '@/lib/entries/vocabulary';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';

const settings = new WeakMap<VolumePaper, RunSetting>();

/**
 * What the parts about runs compose with, one for a volume, so that each small picture is made once.
 * The original of an exhibit that is shown redacted is never read for one.
 */
export function makingOf(paper: VolumePaper): RunSetting {
  const known = settings.get(paper);
  if (known) return known;
  const { material, withheld, source } = paper;
  const shown = new Map(material.state.exhibits);
  for (const { state, fate } of paper.exhibits) if (fate === 'redacted') shown.delete(state.id);
  const setting: RunSetting = {
    paper,
    persons: new Persons(material, []),
    pictures: new Pictures(shown, withheld, source.readOriginal),
    fates: fatesOf(material.state),
  };
  settings.set(paper, setting);
  return setting;
}

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
