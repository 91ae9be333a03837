import type { Difference } from '@/lib/runs/dto';

/** How two runs compare in one thing: a value that one side does not state is not the same. */
export type DifferenceState = 'same' | 'different' | 'unknown' | 'neither';

/** The state of a difference as it is shown. */
export function stateOf({ before, after, same }: Difference): DifferenceState {
  if (before === null && after === null) return 'neither';
  if (before === null || after === null) return 'unknown';
  return same ? 'same' : 'different';
}
