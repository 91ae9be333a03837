import { exhibitName, exhibitPlace, masked } from '@/lib/dossier/pages/material';
import type { Paper } from '@/lib/dossier/pages/paper';
import { promptPlace } from '@/lib/dossier/pages/prompt/setting';
import { choicePlace } from '@/lib/dossier/pages/runs/choices';
import { fatesOf } from '@/lib/dossier/pages/runs/fates';
import { stepNumbers, stepPlace } from '@/lib/dossier/pages/runs/later-work';
import { runPlace } from '@/lib/dossier/pages/runs/setting';
import type { Cite } from '@/lib/elements/cite';
import type { RecordRef } from '@/lib/entries/record-ref';

type Cited = { text: string; destination: string | null };

/** Words for places that statements lean on, in the leading language, and where they stand on paper. */
export function citing(paper: Paper): (cite: Cite) => Cited {
  const { state } = paper.material;
  const choices = new Map(
    fatesOf(state).selections.map(({ number, selection }) => [selection.id, number] as const),
  );
  const steps = stepNumbers(state);
  return (cite) => {
    const found = cite.record
      ? recordCited(paper, cite.record, choices, steps)
      : { text: '', destination: null };
    const entry =
      cite.entry === null ? '' : paper.words.text('volume.cite.entry', { entry: cite.entry });
    const text = [found.text, entry, ...within(paper, cite)]
      .filter((part) => part !== '')
      .join(' ');
    return { text, destination: found.destination };
  };
}

function recordCited(
  { words, material, withheld }: Paper,
  { kind, id, revision }: RecordRef,
  choices: ReadonlyMap<string, number>,
  steps: ReadonlyMap<string, number>,
): Cited {
  const { state } = material;
  const lost = { text: id, destination: null };
  switch (kind) {
    case 'exhibit': {
      const one = state.exhibits.get(id);
      if (!one) return lost;
      const text = words.text('exhibit.heading', { name: exhibitName(one) });
      return withheld.has(id)
        ? { text: `${text} (${words.text('run.withheld')})`, destination: null }
        : { text, destination: exhibitPlace(one) };
    }
    case 'revision': {
      const one = state.prompts.get(id);
      if (!one) return lost;
      const name = words.text('prompt.heading', { number: one.number });
      const which = words.text('prompt.revision', { revision: revision ?? 0 });
      return { text: `${name} ${which}`, destination: promptPlace(one.number) };
    }
    case 'run': {
      const one = state.runs.get(id);
      if (!one) return lost;
      const text = words.text(`run.name.${one.series}`, { number: one.number });
      return { text, destination: runPlace(one) };
    }
    case 'selection': {
      const number = choices.get(id);
      if (number === undefined) return lost;
      return { text: words.text('run.choice.name', { number }), destination: choicePlace(number) };
    }
    case 'modification': {
      const number = steps.get(id);
      if (number === undefined) return lost;
      return { text: words.text('run.later.stepName', { number }), destination: stepPlace(number) };
    }
    case 'work': {
      const one = state.works.get(id);
      return one ? { text: one.title, destination: null } : lost;
    }
    case 'generator': {
      const one = state.generators.get(id);
      if (!one) return lost;
      const text = [one.service, masked(one.account)].filter(Boolean).join(' · ');
      return { text: text || id, destination: 'accounts' };
    }
  }
}

/** The place within the record: page, region, words. */
function within({ words }: Paper, { page, region, span }: Cite): string[] {
  return [
    ...(page === null ? [] : [words.text('volume.cite.page', { page })]),
    ...(region === null
      ? []
      : [
          words.text('volume.cite.region', {
            x: region.x,
            y: region.y,
            width: region.width,
            height: region.height,
          }),
        ]),
    ...(span === null
      ? []
      : [words.text('volume.cite.span', { from: span.from + 1, to: span.to })]),
  ];
}
