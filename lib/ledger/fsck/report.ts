/** One record that does not agree: what was looked at, by which rule, and both values. */
export type Disagreement = { record: string; check: string; expected: string; found: string };

/** Result of a full check. A failed check is a result, shown whole and never masked. */
export type CheckReport = {
  case: string;
  /** Entries, checkpoints, table rows' cases and objects looked at. */
  size: number;
  checkpoints: number;
  objects: number;
  /** Bytes re-read from the store. */
  bytes: number;
  startedAt: string;
  finishedAt: string;
  failures: Disagreement[];
  /** Objects in the store that no entry names: left by interrupted intakes, harmless. */
  orphans: string[];
};
