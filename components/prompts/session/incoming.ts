import { applyUpdate, type Doc } from 'yjs';
import type { Claim } from '@/lib/authorship/claim';
import { type Operation, operationHash } from '@/lib/authorship/operation';
import { fromBase64 } from '@/lib/kernel/digest';
import type { Head } from './head';

/** Origin of changes that came from others. */
export const REMOTE = { remote: true };

/** What the server sent is not what its hash says: the chain does not join. */
export class BrokenChain extends Error {
  readonly seq: number;

  constructor(seq: number) {
    super(`operation ${seq} does not join the chain`);
    this.name = 'BrokenChain';
    this.seq = seq;
  }
}

/**
 * Follows a chain of operations: checks that each joins the one before, writes what others did into
 * the document, and knows how far it got.
 */
export class Incoming {
  readonly #doc: Doc;
  readonly #writer: number | null;
  head: Head;

  constructor(doc: Doc, writer: number | null, head: Head) {
    this.#doc = doc;
    this.#writer = writer;
    this.head = head;
  }

  /** Whether operations are missing between what is held and these. */
  misses(operations: readonly Operation[]): boolean {
    const first = operations.find((operation) => operation.seq > this.head.seq);
    return first !== undefined && first.seq !== this.head.seq + 1;
  }

  /** Takes operations in order; those held already are passed over. Throws BrokenChain. */
  take(operations: readonly Operation[]): Operation[] {
    const fresh: Operation[] = [];
    for (const operation of operations) {
      if (operation.seq <= this.head.seq) continue;
      const isNext = operation.seq === this.head.seq + 1;
      if (!isNext || !follows(this.head.hash, operation)) throw new BrokenChain(operation.seq);
      this.#apply(operation);
      this.head = { seq: operation.seq, hash: operation.hash };
      fresh.push(operation);
    }
    return fresh;
  }

  #apply({ claim: text }: Operation): void {
    if (text === '') return;
    // The hash covers these bytes and the server parsed them before it took them.
    const claim = JSON.parse(text) as Claim;
    // A client that is handed its own characters believes that its identity was taken.
    if (claim.k !== 'edit' || claim.w === this.#writer) return;
    applyUpdate(this.#doc, fromBase64(claim.u), REMOTE);
  }
}

/** Whether an operation goes on from a hash; one that cannot be hashed does not. */
function follows(previous: string, operation: Operation): boolean {
  try {
    return operationHash(previous, operation) === operation.hash;
  } catch {
    return false;
  }
}
