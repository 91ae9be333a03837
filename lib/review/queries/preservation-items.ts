import { acknowledged, type PreservationLine } from '@/lib/elements/preservation';
import type { CaseState } from '@/lib/entries/state';
import type { PreservationItem } from '../dto';
import { nameOf } from './names';

/** A line of the preservation log with the names and texts of what it is about. */
export function preservationItem(state: CaseState, line: PreservationLine): PreservationItem {
  const { entry, at, account } = line;
  const item = { entry, at, by: nameOf(state, account) };
  switch (line.group) {
    case 'dispute':
      return { ...item, group: line.group, date: line.date, reason: line.reason };
    case 'notice': {
      const one = state.notices.get(line.notice);
      return {
        ...item,
        group: line.group,
        notice: one
          ? {
              kind: one.kind,
              direction: one.direction,
              happenedAt: one.happenedAt,
              from: one.from,
              to: one.to,
              note: one.note,
              exhibit: exhibitOf(state, one.exhibit),
            }
          : null,
      };
    }
    case 'hold': {
      const one = state.holds.get(line.hold);
      return {
        ...item,
        group: line.group,
        event: line.event,
        hold: one
          ? {
              placed: one.placed.index,
              startsAt: one.startsAt,
              scope: one.scope,
              reason: line.event === 'placed' ? one.reason : (one.released?.reason ?? ''),
              people: one.people.map((id) => ({
                ...personOf(state, id),
                acknowledged: acknowledged(state, one, id)?.index ?? null,
              })),
            }
          : null,
      };
    }
    case 'acknowledgement': {
      const { group, declaration, version, contributor, received } = line;
      return {
        ...item,
        group,
        declarationId: declaration,
        version,
        contributor: contributor === null ? null : personOf(state, contributor),
        received,
      };
    }
    case 'deletion': {
      const holds = line.holds.flatMap((id) => state.holds.get(id)?.placed.index ?? []);
      return {
        ...item,
        group: line.group,
        event: line.event,
        of: line.of,
        holds,
        reason: line.reason,
      };
    }
    case 'custody':
      return {
        ...item,
        group: line.group,
        kind: line.kind,
        exhibit: exhibitOf(state, line.exhibit),
        dossier: line.dossier === null ? null : (state.dossiers.get(line.dossier)?.number ?? null),
      };
  }
}

const personOf = (state: CaseState, id: string) => ({
  id,
  name: state.contributors.get(id)?.name ?? '',
});

function exhibitOf(state: CaseState, id: string | null) {
  const one = id === null ? undefined : state.exhibits.get(id);
  return one ? { id: one.id, number: one.number, title: one.title } : null;
}
