/** Kinds of items on a desk. A note is counsel's alone; the others anybody on the case may keep. */
export const DESK_KINDS = ['fact', 'allegation', 'remark', 'claim', 'composition'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** One version of an item, as its author left it; the latest version is how the item stands. */
export type DeskItem<T> = {
  id: string;
  version: number;
  at: string;
  by: { id: string; name: string };
  own: boolean;
  sharedWith: string[];
  /** Null where it cannot be opened with the secret of this instance. */
  content: T | null;
};
