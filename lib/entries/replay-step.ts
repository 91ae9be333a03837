import type { z } from 'zod';
import type { EntryKind } from './define';
import type { ENTRY_KINDS } from './registry';
import type { CaseState, Mark } from './state';

export type Kinds = (typeof ENTRY_KINDS)[number];
type Named<N extends Kinds['kind']> = Extract<Kinds, { kind: N }>;
type ActOf<K extends EntryKind> = z.output<K['act']>;
type PayloadOf<K extends EntryKind> = K['payload'] extends z.ZodType
  ? Partial<z.output<K['payload']>>
  : Record<string, never>;

/** What an entry of a kind does to the state of its case. */
export type Step<N extends Kinds['kind']> = (
  state: CaseState,
  act: ActOf<Named<N>>,
  payload: PayloadOf<Named<N>>,
  mark: Mark,
) => void;

/** Names a broken entry during replay. */
export class ReplayError extends Error {
  constructor(
    readonly index: number,
    readonly reason: string,
  ) {
    super(`entry ${index}: ${reason}`);
    this.name = 'ReplayError';
  }
}

/** The thing an entry names; an entry may name only what earlier ones made. */
export function must<T>(value: T | undefined, mark: Mark, what: string): T {
  if (value === undefined) throw new ReplayError(mark.index, `names an unknown ${what}`);
  return value;
}

/** Copies the fields that an amendment carries; absent ones keep their value. */
export function overlay<T extends object>(target: T, ...changes: object[]): void {
  for (const change of changes) {
    for (const [key, value] of Object.entries(change)) {
      if (value !== undefined && key in target) Object.assign(target, { [key]: value });
    }
  }
}
