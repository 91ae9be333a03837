import { ISO_TIME } from '@/lib/kernel/clock';
import { fromBase64, toBase64 } from '@/lib/kernel/digest';
import { parseCount } from './checkpoint';
import { HASH_BYTES } from './leaf';
import { openNote, parseNote, type Signer, signNote } from './note';
import { isKeyName, keysFor, type Vkey } from './vkey';

/** What a server signs for a writer: how long a prompt's chain was, and in what it ended. */
export type PromptReceipt = {
  /** `<origin of the case's log>/<prompt>`. */
  origin: string;
  /** Operations in the chain. */
  size: number;
  /** Hash of the last one, 32 bytes. */
  hash: Uint8Array;
  /** Time of record of the last one, ISO 8601. */
  at: string;
};

export type OpenedReceipt =
  | { readonly ok: true; readonly receipt: PromptReceipt; readonly signers: readonly Vkey[] }
  | { readonly ok: false; readonly problem: 'form' | 'unknown' | 'signature' };

/** First line of a prompt's receipts; also the name under which they are signed. */
export function receiptOrigin(caseOrigin: string, promptId: string): string {
  return `${caseOrigin}/${promptId}`;
}

/** Note text of a receipt: four lines. Throws a RangeError for values that a chain cannot have. */
export function formatReceipt({ origin, size, hash, at }: PromptReceipt): string {
  if (!isKeyName(origin)) throw new RangeError('not an origin');
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError('not a size of a chain');
  if (hash.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes');
  if (!ISO_TIME.test(at)) throw new RangeError('not a time of record');
  return `${origin}\n${size}\n${toBase64(hash)}\n${at}\n`;
}

/** Reads the note text of a receipt, or undefined where it is not one. */
export function parseReceipt(text: string): PromptReceipt | undefined {
  const lines = text.split('\n');
  const [origin = '', sizeText = '', hashText = '', at = '', end] = lines;
  const size = parseCount(sizeText);
  if (lines.length !== 5 || end !== '' || !isKeyName(origin) || !ISO_TIME.test(at)) {
    return undefined;
  }
  if (size === undefined || size < 1) return undefined;
  try {
    const hash = fromBase64(hashText);
    return hash.length === HASH_BYTES ? { origin, size, hash, at } : undefined;
  } catch {
    return undefined;
  }
}

/** A receipt as a signed note. The signer's key name must be the origin (RangeError). */
export function signReceipt(receipt: PromptReceipt, signer: Signer): Promise<string> {
  if (signer.name !== receipt.origin) throw new RangeError('a receipt is signed under its origin');
  return signNote(formatReceipt(receipt), [signer]);
}

/**
 * Verifies a signed receipt. Trusted keys of the instance stand for each of its prompts (`keysFor`).
 */
export function openReceipt(bytes: Uint8Array, trusted: readonly Vkey[]): OpenedReceipt {
  const note = parseNote(bytes);
  const receipt = note && parseReceipt(note.text);
  if (!receipt) return { ok: false, problem: 'form' };
  const opened = openNote(bytes, keysFor(receipt.origin, trusted));
  return opened.ok ? { ok: true, receipt, signers: opened.signers } : opened;
}
