import { fromBase64, toBase64 } from '@/lib/kernel/digest';
import { HASH_BYTES } from './leaf';
import { openNote, parseNote, type Signer, signNote } from './note';
import { isKeyName, keysFor, type Vkey } from './vkey';

/** Head of a log: who, how many entries, and the root over them (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Identity of the log: `<instance>/<case id>`. */
  readonly origin: string;
  /** Number of entries covered. */
  readonly size: number;
  /** RFC 6962 root hash at that size, 32 bytes. */
  readonly root: Uint8Array;
}

export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signers: readonly Vkey[] }
  | {
      readonly ok: false;
      /** As `openNote`; `form` also where the note is signed but is not a checkpoint. */
      readonly problem: 'form' | 'unknown' | 'signature';
    };

/** Note text of a checkpoint: three lines. Throws a RangeError for values a log cannot have. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw new RangeError('not an origin');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('not a tree size');
  if (root.length !== HASH_BYTES) throw new RangeError('a root hash has 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Reads the note text of a checkpoint, or undefined where it is not one. Extension lines are
 * refused: nothing in this format writes them, and what is not understood must not be signed over.
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const lines = text.split('\n');
  const [origin, sizeText, rootText, end] = lines;
  if (lines.length !== 4 || end !== '' || origin === undefined || rootText === undefined) {
    return undefined;
  }
  const size = parseCount(sizeText ?? '');
  if (!isKeyName(origin) || size === undefined) return undefined;
  try {
    const root = fromBase64(rootText);
    return root.length === HASH_BYTES ? { origin, size, root } : undefined;
  } catch {
    return undefined;
  }
}

/** A checkpoint as a signed note. Every signer's key name must be the origin (RangeError). */
export function signCheckpoint(
  checkpoint: Checkpoint,
  signers: readonly Signer[],
): Promise<string> {
  for (const signer of signers) {
    if (signer.name !== checkpoint.origin) {
      throw new RangeError('the key name of a log is its origin');
    }
  }
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Verifies a signed checkpoint. Only signatures under the origin's own name count; trusted keys of
 * the instance stand for each of its origins (`keysFor`).
 */
export function openCheckpoint(bytes: Uint8Array, trusted: readonly Vkey[]): OpenedCheckpoint {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return { ok: false, problem: 'form' };
  const opened = openNote(bytes, keysFor(checkpoint.origin, trusted));
  return opened.ok ? { ok: true, checkpoint, signers: opened.signers } : opened;
}

/** A count in decimal without leading zeros, or undefined. */
export function parseCount(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
