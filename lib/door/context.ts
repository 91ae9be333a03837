import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Place } from '@/lib/access/membership';
import type { Action } from '@/lib/access/policy';
import type { EntryDraft } from '@/lib/entries/draft';
import type { Client } from '@/lib/kernel/actor';
import type { AppError } from '@/lib/kernel/errors';
import type { Recorded } from '@/lib/ledger/append';

/** What a command works with. */
export type CommandContext<A extends Action, I, P = undefined> = {
  tx: Tx;
  grant: Grant<A>;
  place: Place;
  input: I;
  /** What the command prepared outside the transaction. */
  prepared: P;
  client: Client;
  /** Appends to the ledger of the grant's case. */
  record(draft: EntryDraft): Promise<Recorded>;
  /** Appends to the ledger of a case this command has just opened. */
  recordIn(caseId: string, drafts: readonly EntryDraft[]): Promise<Recorded[]>;
  /** Runs once the transaction has committed; failures there are logged and change nothing. */
  afterCommit(work: () => Promise<void> | void): void;
};

/**
 * What a command leaves: its answer and either the entries it appended or the written reason why
 * the act belongs to no ledger. There is no third way.
 */
export type Outcome<T> = { answer: T } & (
  | { entries: readonly [Recorded, ...Recorded[]]; unrecorded?: never }
  | { unrecorded: string; entries?: never }
);

/** An act that is refused, where the ledger has to say that it was tried: its entries stand. */
export type Refused = { refused: AppError; entries: readonly [Recorded, ...Recorded[]] };
