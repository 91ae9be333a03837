/** Entries on a page of the Ledger room. */
export const LEDGER_PAGE = { usual: 50, most: 200 } as const;

/** Full checks shown; older ones stay in the database and, as entries, in the ledger. */
export const CHECKS_SHOWN = 50;

/** Disagreements of the newest check shown at once; the count is always the whole one. */
export const DISAGREEMENTS_SHOWN = 1_000;

/**
 * How far an entry has come: numbered in the ledger, or also covered by a signed checkpoint.
 */
export type EntryState = 'sequenced' | 'checkpointed';

/** State of the entry at `index` under a newest checkpoint of `covered` entries. */
export function stateOf(index: number, covered: number): EntryState {
  return index < covered ? 'checkpointed' : 'sequenced';
}
