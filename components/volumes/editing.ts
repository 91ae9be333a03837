import type { ComposerContents, ComposerRecord } from '@/lib/volumes/dto';
import { saysMore } from '@/lib/volumes/model';
import type { Composition } from '@/lib/volumes/schema';

/** An exhibit in its place, and what is said of it. */
export type Listed = Composition['groups'][number]['exhibits'][number];
export type WithheldItem = Composition['withheld'][number];

/** A change of what is composed; `reason` of an omission is asked for at that moment. */
export type Edit =
  | { do: 'set'; change: Partial<Composition> }
  | { do: 'cover'; change: Partial<Composition['cover']> }
  | { do: 'part'; part: Composition['parts'][number]; printed: boolean; all: Composition['parts'] }
  | { do: 'movePart'; from: number; by: -1 | 1 }
  | { do: 'addGroup'; title: string }
  | { do: 'nameGroup'; group: number; title: string }
  | { do: 'moveGroup'; from: number; by: -1 | 1 }
  | { do: 'dropGroup'; group: number }
  | { do: 'moveExhibit'; group: number; from: number; by: -1 | 1 }
  | { do: 'regroup'; group: number; from: number; to: number }
  | { do: 'say'; group: number; at: number; change: Partial<Listed> }
  | { do: 'withhold'; items: readonly WithheldItem[] }
  | { do: 'redact'; redaction: Composition['redactions'][number] }
  | { do: 'include'; ids: readonly string[] };

/** A composition after a change, in the version that has words for all of it. */
export function edited(composition: Composition, edit: Edit): Composition {
  const next = changed(composition, edit);
  return next.v === 1 && saysMore(next) ? { ...next, v: 2 } : next;
}

/** A change alone; positions that are none leave it as it is. */
function changed(composition: Composition, edit: Edit): Composition {
  const { groups, parts, withheld, redactions } = composition;
  switch (edit.do) {
    case 'set':
      return { ...composition, ...edit.change };
    case 'cover':
      return { ...composition, cover: { ...composition.cover, ...edit.change } };
    case 'part': {
      const kept = parts.filter((one) => one !== edit.part);
      // Nothing is a volume of no parts.
      if (!edit.printed) return kept.length === 0 ? composition : { ...composition, parts: kept };
      return { ...composition, parts: placedPart(kept, edit.part, edit.all) };
    }
    case 'movePart':
      return { ...composition, parts: moved(parts, edit.from, edit.by) };
    case 'addGroup':
      return { ...composition, groups: [...groups, { title: edit.title, exhibits: [] }] };
    case 'nameGroup':
      return withGroup(composition, edit.group, (one) => ({ ...one, title: edit.title }));
    case 'moveGroup':
      return { ...composition, groups: moved(groups, edit.from, edit.by) };
    case 'dropGroup': {
      // Only an empty group goes: no exhibit may fall out of a volume unseen.
      const isEmpty = groups[edit.group]?.exhibits.length === 0;
      return isEmpty ? { ...composition, groups: groups.toSpliced(edit.group, 1) } : composition;
    }
    case 'moveExhibit':
      return withGroup(composition, edit.group, (one) => ({
        ...one,
        exhibits: moved(one.exhibits, edit.from, edit.by),
      }));
    case 'regroup': {
      const one = groups[edit.group]?.exhibits[edit.from];
      if (!one || edit.to === edit.group || !groups[edit.to]) return composition;
      const without = withGroup(composition, edit.group, (group) => ({
        ...group,
        exhibits: group.exhibits.toSpliced(edit.from, 1),
      }));
      return withGroup(without, edit.to, (group) => ({
        ...group,
        exhibits: [...group.exhibits, one],
      }));
    }
    case 'say':
      return withGroup(composition, edit.group, (group) => ({
        ...group,
        exhibits: group.exhibits.map((one, i) =>
          i === edit.at ? { ...one, ...edit.change } : one,
        ),
      }));
    case 'withhold': {
      const ids = new Set(edit.items.map(({ id }) => id));
      return {
        ...composition,
        withheld: [...withheld.filter(({ id }) => !ids.has(id)), ...edit.items],
        redactions: redactions.filter(({ exhibit }) => !ids.has(exhibit)),
      };
    }
    case 'redact': {
      const { exhibit } = edit.redaction;
      return {
        ...composition,
        withheld: withheld.filter((one) => one.id !== exhibit),
        redactions: [...redactions.filter((one) => one.exhibit !== exhibit), edit.redaction],
      };
    }
    case 'include': {
      const ids = new Set(edit.ids);
      return {
        ...composition,
        withheld: withheld.filter(({ id }) => !ids.has(id)),
        redactions: redactions.filter(({ exhibit }) => !ids.has(exhibit)),
      };
    }
  }
}

/**
 * What is printed although the person whose acts are listed takes no part in it by the record; nothing where
 * everybody's acts are.
 */
export function othersOf(
  { actsOf, withheld }: Composition,
  { exhibits, prompts, runs }: Pick<ComposerContents, 'exhibits' | 'prompts' | 'runs'>,
): Pick<WithheldItem, 'kind' | 'id'>[] {
  if (actsOf === null) return [];
  const back = new Set(withheld.map(({ id }) => id));
  const of = (kind: WithheldItem['kind'], records: readonly ComposerRecord[]) =>
    records.flatMap(({ id, people }) =>
      back.has(id) || people.includes(actsOf) ? [] : [{ kind, id }],
    );
  return [...of('exhibit', exhibits), ...of('prompt', prompts), ...of('run', runs)];
}

function withGroup(
  composition: Composition,
  at: number,
  change: (group: Composition['groups'][number]) => Composition['groups'][number],
): Composition {
  return {
    ...composition,
    groups: composition.groups.map((group, i) => (i === at ? change(group) : group)),
  };
}

function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const one = list[from];
  const to = from + by;
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** Puts a part where the order of filing has it among those that are printed. */
function placedPart(
  kept: Composition['parts'],
  part: Composition['parts'][number],
  all: Composition['parts'],
): Composition['parts'] {
  const later = new Set(all.slice(all.indexOf(part) + 1));
  const at = kept.findIndex((one) => later.has(one));
  return at < 0 ? [...kept, part] : kept.toSpliced(at, 0, part);
}
