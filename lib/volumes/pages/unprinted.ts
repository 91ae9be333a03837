import { exhibitName, exhibitPlace } from '@/lib/dossier/pages/material';
import { prose } from '@/lib/dossier/pages/paper';
import { promptPlace } from '@/lib/dossier/pages/prompt/setting';
import { runPlace } from '@/lib/dossier/pages/runs/setting';
import type { VolumePaper } from './volume-paper';

/**
 * What pages before refer to and this file does not print, each with where it is found: a volume is put
 * together of parts, and nothing that is named may lead nowhere.
 */
export function composeUnprinted(paper: VolumePaper): void {
  const { doc, words } = paper;
  const lost = doc.lost();
  if (lost.length === 0) return;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('volume.unprinted.title'), { destination: 'unprinted' });
  prose(paper, 'volume.unprinted.text');
  for (const destination of lost) {
    const { name, why } = told(paper, destination);
    doc.paragraph([{ text: name, weight: 600 }, `\u2002${words.word(`volume.unprinted.${why}`)}`], {
      destination,
      before: 2,
      after: 2,
    });
  }
  doc.closeSection();
}

type Why = 'apart' | 'withheld' | 'bundle';

function told(paper: VolumePaper, destination: string): { name: string; why: Why } {
  const { words, material } = paper;
  const { state } = material;
  for (const one of state.exhibits.values()) {
    if (exhibitPlace(one) !== destination) continue;
    const name = words.text('exhibit.heading', { name: exhibitName(one) });
    const isApart = one.class === 'E' && !paper.withheld.has(one.id);
    return { name, why: paper.withheld.has(one.id) ? 'withheld' : isApart ? 'apart' : 'bundle' };
  }
  for (const one of state.runs.values()) {
    if (runPlace(one) !== destination) continue;
    const name = words.text(`run.name.${one.series}`, { number: one.number });
    return { name, why: one.series === 'recreation' ? 'apart' : 'bundle' };
  }
  for (const one of state.prompts.values()) {
    if (promptPlace(one.number) !== destination) continue;
    return { name: words.text('prompt.heading', { number: one.number }), why: 'bundle' };
  }
  const counted = /^(choice|step)-(\d+)$/.exec(destination);
  if (counted) {
    const key = counted[1] === 'choice' ? 'run.choice.name' : 'run.later.stepName';
    return { name: words.text(key, { number: counted[2] ?? '' }), why: 'bundle' };
  }
  const title = TITLES[destination];
  return {
    name: title ? words.text(title) : destination,
    why: destination === 'recreations' ? 'apart' : 'bundle',
  };
}

/** Sections that other pages refer to, by the keys of their titles. */
const TITLES: Readonly<Record<string, string>> = {
  accounts: 'run.account.title',
  choices: 'run.choice.title',
  complete: 'complete.title',
  hashes: 'hash.title',
  'later-work': 'run.later.title',
  lineage: 'run.lineage.title',
  list: 'list.title',
  people: 'people.title',
  recreations: 'run.recreation.title',
  runs: 'run.title',
  timeline: 'timeline.title',
  verify: 'verify.title',
};
