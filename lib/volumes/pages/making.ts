import { Persons } from '@/lib/dossier/pages/prompt/persons';
import { fatesOf } from '@/lib/dossier/pages/runs/fates';
import { Pictures } from '@/lib/dossier/pages/runs/pictures';
import type { RunSetting } from '@/lib/dossier/pages/runs/setting';
import type { VolumePaper } from './volume-paper';

/** One setting a paper: a picture that several parts show is read and embedded once. */
const settings = new WeakMap<VolumePaper, RunSetting>();

/**
 * What the composers of runs, choices and later work need, made of a volume. The original of an
 * exhibit that is shown redacted is never read for a picture.
 */
export function makingOf(paper: VolumePaper): RunSetting {
  const known = settings.get(paper);
  if (known) return known;
  const { material, withheld, source } = paper;
  const shown = new Map(material.state.exhibits);
  for (const { state, fate } of paper.exhibits) if (fate === 'redacted') shown.delete(state.id);
  const made: RunSetting = {
    paper,
    persons: new Persons(material, []),
    pictures: new Pictures(shown, withheld, source.pictures),
    fates: fatesOf(material.state),
  };
  settings.set(paper, made);
  return made;
}
