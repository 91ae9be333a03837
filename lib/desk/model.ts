/** Kinds of items on a desk. A note is counsel's alone; the others anybody on the case may keep. */
export const DESK_KINDS = ['fact', 'allegation', 'remark', 'claim', 'composition'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** Kinds that this room writes; compositions are written where volumes are made. */
export const ITEM_KINDS = ['fact', 'allegation', 'remark', 'claim'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Kind of the log's entries that say in which order somebody keeps their facts. */
export const ORDER_KIND = 'order';

/** One version of an item, as its author left it; the latest version is how the item stands. */
export type DeskItem<T> = {
  id: string;
  /** From 1, among the versions that the reader may read. */
  version: number;
  at: string;
  by: { id: string; name: string };
  own: boolean;
  sharedWith: string[];
  /** Null where it cannot be opened with the secret of this instance. */
  content: T | null;
};

/** An item with every version that the reader may read, oldest first. */
export type DeskHistory<T> = {
  id: string;
  versions: (DeskItem<T> & { withdrawn: string | null })[];
};

/** What the log holds of a version. `withdrawn` is the reason, where the item was taken back. */
export type Kept<T> = { said: T; withdrawn: string | null };

/** How an item stands: its last version. */
export function standing<T>({ versions }: DeskHistory<T>): DeskHistory<T>['versions'][number] {
  const last = versions.at(-1);
  if (!last) throw new Error('an item without a version');
  return last;
}
