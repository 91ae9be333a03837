/** Bytes that can be read anywhere: a file, or a Blob. */
export interface RandomAccess {
  readonly size: number;
  /** Exactly `length` bytes from `offset`; throws where they cannot be had. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Files of a bundle by path relative to the bag. What the verifier reads, whatever holds it. */
export interface BundleReader {
  /** Paths of all files, with `/` between segments. */
  names(): readonly string[];
  /** Size in bytes as stated by what holds the file; for progress only, not believed. */
  size(name: string): number;
  /** Bytes of a file. May throw at any point; the verifier reports it and goes on. */
  read(name: string): AsyncIterable<Uint8Array>;
}

/**
 * Why an input cannot be looked at: not a ZIP, damaged, over the limits, names that could leave the
 * folder, two members of one name, encrypted, an unknown method, expands beyond measure, no bag in
 * it, or a part that the format requires is missing.
 */
export type UnusableReason =
  | 'not-zip'
  | 'damaged'
  | 'limit'
  | 'name'
  | 'duplicate'
  | 'encrypted'
  | 'method'
  | 'bomb'
  | 'no-bag'
  | 'missing'
  | 'unreadable';

/** An input that cannot be looked at. The message is for engineers; `reason` is for people. */
export class ArchiveError extends Error {
  readonly reason: UnusableReason;
  readonly detail: string;

  constructor(reason: UnusableReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'ArchiveError';
    this.reason = reason;
    this.detail = detail;
  }
}
