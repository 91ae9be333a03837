import { fromHex, toHex } from '@/lib/kernel/digest';

/** Hashes of all operations of a log, 32 bytes each. */
export class LogHashes {
  size = 0;
  #bytes = new Uint8Array(32 * 64);

  /** Appends a hash in lower-case hexadecimal. */
  push(hash: string): void {
    if (this.#bytes.length === this.size * 32) {
      const bytes = new Uint8Array(this.#bytes.length * 2);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(fromHex(hash), this.size * 32);
    this.size++;
  }

  at(seq: number): string | undefined {
    if (seq < 0 || seq >= this.size) return undefined;
    return toHex(this.#bytes.subarray(seq * 32, seq * 32 + 32));
  }
}
