import type { CaseState } from '@/lib/entries/state';
import { JobFailure } from '@/lib/jobs/handlers';
import { AppError } from '@/lib/kernel/errors';
import { FAILED_ITEM } from '../model';

/** An item of an export could not be made, and another try would make the same of the same. */
export class ItemFailure extends Error {
  constructor(
    /** `part list`, `exhibit 1-2` by its name on paper, `exhibit no. 3` by its number in the case, `prompt 1`. */
    readonly item: string,
    cause: unknown,
  ) {
    super(`${item}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'ItemFailure';
  }
}

/** What a worker said of its failure, as the error that ends the job, or has it tried again. */
export function failureOf(
  { failure, item }: { failure: string; item: string | null },
  what: 'export' | 'volume',
): Error {
  const cause = new Error(`${what} failed: ${failure}`);
  return item === null ? cause : new JobFailure(`${FAILED_ITEM}${item}`, { cause });
}

/**
 * Makes something of an export. Throws an ItemFailure that names it, but where it was asked to stop, or a
 * store or database is not there: that is no fault of the item, and another try may go well.
 */
export async function atItem<T>(
  item: string,
  signal: AbortSignal,
  make: () => T | Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  try {
    return await make();
  } catch (error) {
    const isElsewhere = error instanceof AppError && error.code === 'UNAVAILABLE';
    if (signal.aborted || isElsewhere || error instanceof ItemFailure) throw error;
    throw new ItemFailure(item, error);
  }
}

/** Reads originals; what cannot be read is named by the exhibit that it is. */
export function originalsOf(
  state: Pick<CaseState, 'exhibits'>,
  signal: AbortSignal,
  read: (sha256: string) => Promise<Uint8Array>,
): (sha256: string) => Promise<Uint8Array> {
  const numbers = new Map(
    [...state.exhibits.values()].flatMap(({ number, versions }) =>
      versions.map(({ sha256 }) => [sha256, number] as const),
    ),
  );
  return (sha256) =>
    atItem(`exhibit no. ${numbers.get(sha256) ?? sha256}`, signal, () => read(sha256));
}
