import type { CaseState } from '@/lib/entries/state';
import type { Composition } from '../schema';
import { VolumeError } from './compose-volume';
import type { Redacted } from './set-up';

/**
 * Makes the derivatives that a composition asks for, one after another. Throws a VolumeError naming the
 * exhibit of which none could be made.
 */
export async function redactedOf(
  { redactions }: Composition,
  state: CaseState,
  _readOriginal: (sha256: string) => Promise<Uint8Array>,
  { signal, progress }: { signal: AbortSignal; progress(done: number, total: number): void },
): Promise<Redacted[]> {
  for (const [i, { exhibit }] of redactions.entries()) {
    signal.throwIfAborted();
    progress(i, redactions.length);
    const number = state.exhibits.get(exhibit)?.number ?? 0;
    throw new VolumeError(`exhibit ${number}`, 'parts cannot be taken out yet');
  }
  return [];
}
