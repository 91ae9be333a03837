import { exhibitsInOrder, promptsInOrder } from '@/lib/dossier/pages/material';
import type { CaseState } from '@/lib/entries/state';
import type { ComposerContents } from '../dto';
import { type Joined, takingPart } from './taking-part';

/** What a composition can be put together from, as the record has it. */
export function contentsOf(
  state: CaseState,
  joined: readonly Joined[],
): Pick<
  ComposerContents,
  'people' | 'exhibits' | 'prompts' | 'runs' | 'declarations' | 'agreements' | 'translations'
> {
  const part = takingPart(state, joined);
  const people = (id: string) => [...(part.get(id) ?? [])];
  const inOrder = [...state.runs.values()].sort((a, b) => a.requested.index - b.requested.index);
  return {
    people: [...state.contributors.values()].map(({ id, name }) => ({ id, name: name || id })),
    exhibits: exhibitsInOrder(state).map((one) => {
      const current = one.versions.at(-1);
      return {
        id: one.id,
        number: one.number,
        title: one.title,
        people: people(one.id),
        kind: one.kind,
        fileName: one.fileName,
        class: one.class,
        version: current?.version ?? 1,
        mediaType: current?.mediaType ?? '',
        bytes: current?.bytes ?? 0,
      };
    }),
    prompts: promptsInOrder(state).map(({ id, number, title }) => ({
      id,
      number,
      title,
      people: people(id),
    })),
    runs: inOrder.map(({ id, number, series, said }) => ({
      id,
      number,
      series,
      title: said.tool,
      people: people(id),
    })),
    declarations: [...state.declarations.values()].map(({ id, template, versions }) => ({
      id,
      kind: template,
      title: state.contributors.get(versions.at(-1)?.contributor ?? '')?.name ?? '',
    })),
    agreements: [...state.agreements.values()].map(({ id, versions }) => ({
      id,
      kind: versions.at(-1)?.kind ?? 'other',
      title: versions.at(-1)?.title ?? '',
    })),
    translations: [...state.translations.values()].map(({ id, from, to, source }) => ({
      id,
      kind: `${from} → ${to}`,
      title: source.slice(0, 80).toWellFormed(),
    })),
  };
}
