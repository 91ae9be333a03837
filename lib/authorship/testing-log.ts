import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { isLate } from './flags';
import { NO_HASH, type Operation, operationHash, type ServerPart } from './operation';
import { PromptReplay } from './prompt-replay';
import { type BareClaim, type Signed, TestingWriter } from './testing-writer';
import type { OperationKind } from './vocabulary';

// A server in memory: it checks, numbers and chains claims as the database does.

/** A fixed identifier for tests: `testingId('acct', 7)`. */
export const testingId = (prefix: string, n: number): string =>
  `${prefix}_${n.toString().padStart(26, '0')}`;

export const TEST_PROMPT = testingId('prm', 1);
export const TEST_CASE = testingId('case', 1);

export class TestingLog {
  replay = PromptReplay.empty();
  readonly operations: Operation[] = [];
  /** Server time in milliseconds; advances with each operation. */
  now = Date.UTC(2026, 0, 1);

  constructor(
    readonly prompt = TEST_PROMPT,
    readonly caseId = TEST_CASE,
    opener = testingId('acct', 1),
  ) {
    this.add(
      'opened',
      { claim: '', sig: '' },
      { account: opener, session: null },
      { case: caseId },
    );
  }

  get head(): { seq: number; hash: string } {
    const last = this.operations.at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
  }

  /**
   * Accepts a claim, or throws ClaimRefused. Null where it is there already. `told` is what the server
   * notes from outside of this log.
   */
  push(
    signed: Signed,
    by: { account: string; session: string | null },
    told: ServerPart['note'] = {},
  ): Operation | null {
    const hash = (seq: number) => this.operations[seq]?.hash;
    const { claim, duplicate, note } = this.replay.check(signed.claim, signed.sig, by, hash);
    if (duplicate !== null) return null;
    const named = claim.k === 'join' ? { ...note, name: by.account } : note;
    const at = new Date(this.now + 10).toISOString();
    const late = claim.k === 'edit' && isLate(claim.t, at);
    const flags = late ? { flags: [...(note.flags ?? []), 'late' as const] } : {};
    return this.add(claim.k, signed, by, { ...named, ...flags, ...told });
  }

  /** Chains an operation without checking it. */
  add(
    kind: OperationKind,
    { claim, sig }: { claim: string; sig: string },
    { account, session }: { account: string; session: string | null },
    note: ServerPart['note'],
  ): Operation {
    this.now += 10;
    const { prompt } = this;
    const seq = this.operations.length;
    const at = new Date(this.now).toISOString();
    const part = { access: 'member', account, at, kind, note, prompt, seq, session, v: 1 } as const;
    const server = canonicalJson(part as unknown as Json);
    const parts = { claim, sig, server };
    const hash = operationHash(this.operations.at(-1)?.hash ?? NO_HASH, parts);
    const operation = { seq, ...parts, hash };
    this.replay.apply(operation);
    this.operations.push(operation);
    return operation;
  }
}

/** One person at a `TestingLog`, on one page. */
export class TestingPerson extends TestingWriter {
  readonly by: { account: string; session: string | null };
  #next: number;

  constructor(
    readonly log: TestingLog,
    number: number,
    options: {
      page?: number;
      step?: number;
      undo?: boolean;
      device?: TestingWriter['device'];
    } = {},
  ) {
    const account = testingId('acct', number);
    super({ prompt: log.prompt, account, now: log.now, ...options });
    this.by = { account, session: testingId('sess', number * 100 + (options.page ?? 1)) };
    const operation = log.push(this.join(log.head), this.by);
    const writer = log.replay.nextWriter() - 1;
    if (!operation) throw new Error('joined already');
    this.begin(writer, log.replay.encodeState(), log.head);
    this.#next = log.operations.length;
  }

  override reopen(state: Uint8Array, head: { seq: number; hash: string }): void {
    super.reopen(state, head);
    this.#next = this.log.operations.length;
  }

  /** Receives what the log has and this person has not, in order, as long as `wanted` agrees. */
  sync(wanted: (operation: Operation) => boolean = () => true): void {
    for (; this.#next < this.log.operations.length; this.#next++) {
      const operation = this.log.operations[this.#next];
      if (!operation || !wanted(operation)) return;
      this.receive(operation);
    }
  }

  /** Sends what was done since the last time, and receives. */
  send(): Operation | null {
    const signed = this.flush();
    const operation = signed ? this.log.push(signed, this.by) : null;
    this.sync();
    return operation;
  }

  /** Sends another claim, and receives. */
  say(bare: BareClaim, told: ServerPart['note'] = {}): Operation | null {
    this.sync();
    const operation = this.log.push(this.claim(bare), this.by, told);
    this.sync();
    return operation;
  }

  freeze(tool = ''): Operation | null {
    this.sync();
    const { sha256 } = this.log.replay.frozen();
    return this.say({ k: 'freeze', sha256, purpose: 'sent', tool });
  }
}
