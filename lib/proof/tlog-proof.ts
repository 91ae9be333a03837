import { fromBase64, toBase64, utf8 } from '@/lib/kernel/digest';
import { type Checkpoint, openCheckpoint, parseCount } from './checkpoint';
import { HASH_BYTES, leafHash } from './leaf';
import { verifyInclusion } from './merkle-verify';
import { strictUtf8 } from './note';
import type { Vkey } from './vkey';

const HEADER = 'c2sp.org/tlog-proof@v1';
const MAX_PROOF_BYTES = 512 * 1024;
/** Path length of a tree of 2^53 leaves, the most that a size can say here. */
const MAX_HASHES = 53;

/** One entry's proof, taken apart (C2SP tlog-proof v1). */
export interface TlogProof {
  /** Position of the entry, from 0. */
  readonly index: number;
  /** Sibling hashes from the leaf up, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

export type ProvenEntry =
  | { readonly ok: true; readonly index: number; readonly checkpoint: Checkpoint }
  | {
      readonly ok: false;
      /** inclusion: the path does not lead from this entry to the signed root. */
      readonly problem: 'form' | 'unknown' | 'signature' | 'inclusion';
    };

/** Text of a proof file. `checkpoint` is the signed note, verbatim. */
export function formatTlogProof({ index, hashes, checkpoint }: TlogProof): string {
  const lines = [HEADER, `index ${index}`, ...hashes.map(toBase64), ''];
  return `${lines.join('\n')}\n${checkpoint}`;
}

/**
 * Takes a proof file apart, or undefined where it is not one. An `extra` line is allowed and left
 * aside, as it is not authenticated.
 */
export function parseTlogProof(bytes: Uint8Array): TlogProof | undefined {
  if (bytes.length > MAX_PROOF_BYTES) return undefined;
  const text = strictUtf8(bytes);
  if (text === undefined) return undefined;
  const blank = text.indexOf('\n\n');
  if (blank < 0) return undefined;
  const lines = text.slice(0, blank).split('\n');
  if (lines.shift() !== HEADER) return undefined;
  try {
    if (lines[0]?.startsWith('extra ')) fromBase64(lines.shift()?.slice('extra '.length) ?? '');
    const indexLine = lines.shift() ?? '';
    const index = parseCount(indexLine.slice('index '.length));
    if (!indexLine.startsWith('index ') || index === undefined) return undefined;
    if (lines.length > MAX_HASHES) return undefined;
    const hashes = lines.map(fromBase64);
    if (hashes.some((hash) => hash.length !== HASH_BYTES)) return undefined;
    return { index, hashes, checkpoint: text.slice(blank + 2) };
  } catch {
    return undefined;
  }
}

/**
 * Verifies that an entry's exact bytes are in a log signed by a trusted key: the receipt that a
 * single entry carries. The caller compares the origin with the log it expects.
 */
export function verifyTlogProof(
  proof: Uint8Array,
  entry: Uint8Array,
  trusted: readonly Vkey[],
): ProvenEntry {
  const parsed = parseTlogProof(proof);
  if (!parsed) return { ok: false, problem: 'form' };
  const opened = openCheckpoint(utf8(parsed.checkpoint), trusted);
  if (!opened.ok) return opened;
  const { size, root } = opened.checkpoint;
  if (!verifyInclusion(parsed.index, size, leafHash(entry), parsed.hashes, root)) {
    return { ok: false, problem: 'inclusion' };
  }
  return { ok: true, index: parsed.index, checkpoint: opened.checkpoint };
}
