import type { Operation } from '@/lib/authorship/operation';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { parseCanonical } from './canonical-text';
import { hasKeys } from './json-shape';
import { strictUtf8 } from './note';

/** Longest line of operations.ndjson: a claim of 1 MiB, escaped, and what the server adds. */
export const MAX_OPERATION_BYTES = 4 * 1024 * 1024;

const KEYS = ['claim', 'hash', 'seq', 'server', 'sig'];

/** One operation as a line of operations.ndjson (docs/formats/prompt.md §1), without the newline. */
export function formatOperation({ claim, hash, seq, server, sig }: Operation): string {
  return canonicalJson({ claim, hash, seq, server, sig });
}

/** Reads a line, or says what is wrong with it. What its texts hold is for the log's verifier. */
export function parseOperation(line: Uint8Array): Operation | { readonly problem: string } {
  if (line.length > MAX_OPERATION_BYTES) return { problem: `${line.length} bytes` };
  const text = strictUtf8(line);
  if (text === undefined) return { problem: 'not UTF-8' };
  const parsed = parseCanonical(text);
  if (!parsed.ok) return { problem: `not ${parsed.problem === 'json' ? '' : 'canonical '}JSON` };
  const { value } = parsed;
  if (!hasKeys(value, KEYS)) return { problem: 'other keys' };
  const { claim, hash, seq, server, sig } = value;
  if (typeof claim !== 'string' || typeof server !== 'string' || typeof sig !== 'string') {
    return { problem: 'claim, server or sig' };
  }
  if (typeof hash !== 'string' || !SHA256_HEX.test(hash)) return { problem: 'hash' };
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return { problem: 'seq' };
  // The chain hashes no signature as 64 zero bytes: one operation must have one spelling.
  if ((claim === '') !== (sig === '')) return { problem: 'a claim and a signature, or neither' };
  return { claim, hash, seq, server, sig };
}
