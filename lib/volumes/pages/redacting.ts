import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ItemFailure } from '@/lib/dossier/pages/item-failure';
import type { CaseState } from '@/lib/entries/state';
import { makeRedaction } from '../redaction/make-redaction';
import type { Composition } from '../schema';
import type { Redacted } from './set-up';

/**
 * Makes the derivatives that a composition asks for, one after another, and lays them into a folder.
 * Throws an ItemFailure naming the exhibit, by its number in the case, of which none could be made, and why.
 */
export async function redactedOf(
  { redactions }: Pick<Composition, 'redactions'>,
  state: CaseState,
  readOriginal: (sha256: string) => Promise<Uint8Array>,
  {
    folder,
    signal,
    progress,
  }: { folder: string; signal: AbortSignal; progress(done: number, total: number): void },
): Promise<Redacted[]> {
  const made: Redacted[] = [];
  for (const [i, { exhibit, version, areas, spans }] of redactions.entries()) {
    signal.throwIfAborted();
    const one = state.exhibits.get(exhibit);
    const original = one?.versions.find((known) => known.version === version);
    const item = `exhibit no. ${one?.number ?? exhibit}`;
    if (!original) throw new ItemFailure(item, `it has no version ${version}`);
    const bytes = await readOriginal(original.sha256);
    const result = await makeRedaction(
      bytes,
      original.mediaType,
      { areas, spans },
      { folder, signal },
    );
    if (!result.ok) throw new ItemFailure(item, `parts cannot be taken out: ${result.reason}`);
    const { sha256, mediaType } = result;
    const file = path.join(folder, `redacted-${sha256}`);
    await writeFile(file, result.bytes, { flush: true });
    const laid = { path: file, sha256, bytes: result.bytes.length, mediaType };
    made.push({ exhibit, version, ...laid });
    progress(i + 1, redactions.length);
  }
  return made;
}
