import type { z } from 'zod';
import type { Tx } from '@/db/tx';
import type { Cite } from '@/lib/elements/cite';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { appendToLog } from '@/lib/review/commands/counsel-log';
import { DESK_READERS, readersFor } from '@/lib/review/queries/readers';
import { requireCites } from '@/lib/review/queries/require-cites';
import type { DeskHistory, DeskKind, Kept } from '../model';
import { itemsOf } from '../queries/items';

/** Where an item is written, and by whom. */
export type WritePlace = { caseId: string; workspaceId: string; accountId: string };

type Version<T> = {
  kind: DeskKind;
  shape: z.ZodType<T>;
  /** Null for a new item. */
  itemId: string | null;
  /** Version that the writer saw last; 0 for a new item. */
  version: number;
  sharedWith: readonly string[];
};

/** An item as its writer reads it. Throws NOT_FOUND, or CONFLICT where it went on meanwhile. */
async function itemSeen<T>(
  tx: Tx,
  place: WritePlace,
  { kind, shape, itemId, version }: Omit<Version<T>, 'sharedWith'>,
): Promise<DeskHistory<T> | null> {
  if (itemId === null) return null;
  await lockNumbering(tx, `${place.caseId} ${itemId}`);
  const item = (await itemsOf(tx, place, kind, shape)).find(({ id }) => id === itemId);
  if (!item) throw new AppError('NOT_FOUND');
  if (item.versions.length !== version) {
    throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
  }
  return item;
}

/** Those of the wished readers, and of the item's authors, who may still be given it to read. */
async function stillReaders(
  tx: Tx,
  place: WritePlace,
  item: DeskHistory<unknown> | null,
  wished: readonly string[],
): Promise<string[]> {
  const { people, firms } = await readersFor(tx, place, DESK_READERS);
  const known = new Set([...people, ...firms].map(({ id }) => id));
  const authors = item?.versions.map(({ by }) => by.id) ?? [];
  return [...authors, ...wished].filter((one) => known.has(one));
}

/**
 * Saves a version of an item into the writer's own log. Whoever wrote an earlier version that the
 * writer read is among its readers, so that no version is written over somebody's head. Throws
 * INVALID for places that are none of the case or readers who may not read it, NOT_FOUND and
 * CONFLICT as `itemSeen` says.
 */
export async function saveVersion<T>(
  tx: Tx,
  place: WritePlace,
  content: T,
  cites: readonly Cite[],
  version: Version<T>,
): Promise<{ itemId: string; version: number; at: Date }> {
  await requireCites(tx, place.caseId, cites);
  const item = await itemSeen(tx, place, version);
  const { kind, sharedWith } = version;
  const itemId = item?.id ?? newId(kind);
  const authors = await stillReaders(tx, place, item, []);
  const kept: Kept<T> = { said: content, withdrawn: null };
  const { at } = await appendToLog(tx, place, {
    kind,
    subject: itemId,
    record: null,
    sharedWith: [...authors, ...sharedWith],
    content: kept,
  });
  return { itemId, version: (item?.versions.length ?? 0) + 1, at };
}

/**
 * Takes an item back, with the reason: a last version that says so, for all who may read one. Throws
 * FORBIDDEN where the account wrote no version of it.
 */
export async function withdrawVersion<T>(
  tx: Tx,
  place: WritePlace,
  reason: string,
  version: Omit<Version<T>, 'sharedWith'> & { itemId: string },
): Promise<void> {
  const item = await itemSeen(tx, place, version);
  const last = item?.versions.at(-1);
  if (!item || !last) throw new AppError('NOT_FOUND');
  if (!item.versions.some(({ own }) => own)) {
    throw new AppError('FORBIDDEN', { reason: 'not_author' });
  }
  if (last.withdrawn !== null) throw new AppError('CONFLICT', { reason: 'item_withdrawn' });
  if (last.content === null) throw new AppError('CONFLICT', { reason: 'item_locked' });
  const wished = item.versions.flatMap(({ sharedWith }) => sharedWith);
  const kept: Kept<T> = { said: last.content, withdrawn: reason };
  await appendToLog(tx, place, {
    kind: version.kind,
    subject: item.id,
    record: null,
    sharedWith: await stillReaders(tx, place, item, wished),
    content: kept,
  });
}
