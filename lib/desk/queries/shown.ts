import type { Tx } from '@/db/tx';
import type { Abilities } from '@/lib/access/abilities';
import type { Grant } from '@/lib/access/authorize';
import type { Cite } from '@/lib/elements/cite';
import type { Facts } from '@/lib/elements/rule-records';
import { shownRecord } from '@/lib/elements/shown';
import { isLogUnbroken } from '@/lib/review/queries/counsel-log';
import { nameOf, withName } from '@/lib/review/queries/names';
import { DESK_READERS, readerNames, readersFor } from '@/lib/review/queries/readers';
import type { AllegationShown, Desk, ItemShown, ShownCite } from '../dto';
import { type DeskHistory, standing } from '../model';
import type { Allegation } from '../schema';
import { historiesOf } from './items';

/** Everything of a desk that the database holds; what places name is looked up afterwards. */
export type Held = Awaited<ReturnType<typeof readDesk>>;

export async function readDesk(tx: Tx, grant: Grant<'desk.read'>, can: Abilities) {
  const { caseId, workspaceId, actor } = grant;
  const place = { caseId, accountId: actor.id };
  const histories = await historiesOf(tx, place);
  const shared = Object.values(histories).flatMap((items) =>
    items.flatMap(({ versions }) => versions.flatMap(({ sharedWith }) => sharedWith)),
  );
  const desk: Desk = {
    me: actor.id,
    readers: await readersFor(tx, { workspaceId, accountId: actor.id }, DESK_READERS),
    holds: await isLogUnbroken(tx, place),
    may: { write: can['desk.write'], firms: can['firm.write'] },
  };
  return { histories, names: await readerNames(tx, shared), desk };
}

/** A place with what stands there. */
export function shownCite(facts: Facts, cite: Cite): ShownCite {
  const { state, markOf } = facts;
  const record = cite.record && shownRecord(facts, cite.record);
  const mark = cite.entry === null ? null : markOf(cite.entry);
  return {
    ...cite,
    shown: record ? withName(state, record) : null,
    recorded: mark && { at: mark.at, by: nameOf(state, mark.account) },
  };
}

/** Content with its own places resolved. */
export const cited =
  (facts: Facts) =>
  <T extends { cites: Cite[] }>(one: T): Omit<T, 'cites'> & { cites: ShownCite[] } => ({
    ...one,
    cites: one.cites.map((cite) => shownCite(facts, cite)),
  });

export const answered =
  (facts: Facts) =>
  (one: Allegation): AllegationShown => ({ ...one, answers: one.answers.map(cited(facts)) });

/** Items for their readers. */
export function shownItems<T, S>(
  { names, desk }: Pick<Held, 'names' | 'desk'>,
  items: readonly DeskHistory<T>[],
  show: (content: T) => S,
): ItemShown<S>[] {
  return items.map((item) => {
    const last = standing(item);
    return {
      id: item.id,
      versions: item.versions.map((one) => ({
        ...one,
        content: one.content === null ? null : show(one.content),
      })),
      readers: last.sharedWith.map((id) => ({ id, name: names.get(id) ?? '' })),
      may: {
        withdraw: desk.may.write && last.withdrawn === null && item.versions.some(({ own }) => own),
      },
    };
  });
}
