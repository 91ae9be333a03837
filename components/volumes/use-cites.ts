import { useRef } from 'react';
import type { NamedRecord, ShownCite } from '@/lib/desk/dto';
import type { Cite } from '@/lib/elements/cite';
import type { ComposerContents } from '@/lib/volumes/dto';

/** Places between their two shapes: as a composition keeps them, and as a reader is shown them. */
export function useCites(contents: ComposerContents) {
  const named = useRef(new Map<string, ShownCite>());
  return {
    shownOf: (cite: Cite): ShownCite =>
      named.current.get(JSON.stringify(cite)) ?? {
        ...cite,
        shown: cite.record && recordIn(contents, cite.record),
        recorded: null,
      },
    plainOf: ({ shown, recorded, ...cite }: ShownCite): Cite => {
      named.current.set(JSON.stringify(cite), { ...cite, shown, recorded });
      return cite;
    },
  };
}

/** A record of the case as the composer knows it, for a place that was named in an earlier session. */
function recordIn(
  { exhibits, prompts, runs }: ComposerContents,
  { kind, id, revision }: NonNullable<Cite['record']>,
): NamedRecord {
  const one = [...exhibits, ...prompts, ...runs].find((other) => other.id === id);
  const nobody = { class: null, at: '', claimed: null, account: '', entry: 0, by: '' };
  const number = revision ?? one?.number ?? null;
  return { kind, id, number, title: one?.title ?? '', ...nobody };
}
