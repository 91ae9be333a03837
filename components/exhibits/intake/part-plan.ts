/** One part of a large file: number from 1, first byte, and the byte after its last. */
export type Part = { part: number; start: number; end: number };

/** All parts of a file of `bytes`, each of `partBytes` but the last, which holds the rest. */
export function planParts(bytes: number, partBytes: number): Part[] {
  if (!Number.isSafeInteger(bytes) || bytes < 1 || !Number.isSafeInteger(partBytes)) {
    throw new RangeError('not a size');
  }
  if (partBytes < 1) throw new RangeError('not a size of a part');
  const count = Math.ceil(bytes / partBytes);
  return Array.from({ length: count }, (_, i) => ({
    part: i + 1,
    start: i * partBytes,
    end: Math.min(bytes, (i + 1) * partBytes),
  }));
}

/** The parts that the store does not hold yet. Numbers it holds beyond the plan mean nothing. */
export function missingParts(plan: readonly Part[], held: readonly number[]): Part[] {
  const there = new Set(held);
  return plan.filter((part) => !there.has(part.part));
}

/** Bytes of some parts. */
export function bytesOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.end - part.start, 0);
}
