import { ed25519VerifyLater } from '#crypto';
import { strictBase64 } from '@/lib/kernel/base64';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { ISO_TIME } from '@/lib/kernel/clock';
import { SHA256_HEX, utf8 } from '@/lib/kernel/digest';
import type { Wrote } from './brought';
import { applyOperation } from './chain';
import type { Claim, IdRange } from './claim';
import { readClaim } from './claim-reading';
import { checkBringer, checkOrder, keyOf } from './header-check';
import { LogHashes } from './log-hashes';
import { linkHash, type Operation, type ServerPart } from './operation';
import { PromptReplay } from './prompt-replay';
import { PromptState } from './prompt-state';
import { ClaimRefused } from './refusal';
import { readServerPart } from './server-reading';

/** What outside the log says of it: entries of the case's ledger. */
export type LogExpectation = {
  prompt: string;
  caseId: string;
  heads: { size: number; hash: string }[];
  revisions: { revision: number; seq: number; hash: string; sha256: string }[];
};

/** One thing that does not agree. `record` is the number of the operation. */
export type LogFailure = { record: number; check: string; expected: string; found: string };

export type LogReport = { operations: number; failures: LogFailure[]; replay: PromptReplay };

/** Failures reported of one log; a log that is wrong throughout need not be listed throughout. */
const MAX_FAILURES = 1000;

/** Signatures that are verified beside the replay at one time. */
const IN_FLIGHT = 512;

/**
 * Verifies a log (docs/formats/prompt.md §6). Every failure names the operation; the replay ends at
 * the last operation that could be applied. Never throws for what is in the log.
 */
export async function verifyLog(
  operations: AsyncIterable<Operation> | Iterable<Operation>,
  expect: LogExpectation,
): Promise<LogReport> {
  const run = new LogVerification(expect);
  for await (const operation of operations) {
    run.take(operation);
    if (run.ended) break;
    if (run.waiting >= IN_FLIGHT) await run.settle();
  }
  await run.settle();
  return run.report();
}

class LogVerification {
  readonly #failures: LogFailure[] = [];
  readonly #state = new PromptState();
  readonly #hashes = new LogHashes();
  #signatures: Promise<void>[] = [];
  #operations = 0;
  /** The log cannot be followed further. */
  ended = false;

  constructor(private readonly expect: LogExpectation) {}

  get waiting(): number {
    return this.#signatures.length;
  }

  async settle(): Promise<void> {
    const waiting = this.#signatures;
    this.#signatures = [];
    await Promise.all(waiting);
  }

  /** Verifies the next operation and applies it where it can be. */
  take(operation: Operation): void {
    const record = this.#operations;
    this.#operations++;
    if (operation.seq !== record) {
      this.#end(record, 'seq', `${record}`, `${operation.seq}`);
      return;
    }
    const link = this.#link(operation);
    const part = this.#server(operation);
    if (!link || !part) {
      this.ended = true;
      return;
    }
    // Sixty-four zero bytes would hash as no signature does: one operation, one spelling.
    if (operation.claim === '' && operation.sig !== '')
      this.#fail(record, 'signature', 'none where there is no claim', operation.sig.slice(0, 100));
    const claim = operation.claim === '' ? null : this.#claim(operation, part);
    if (this.ended) return;
    try {
      applyOperation(this.#state, operation, part, claim, link.claimDigest);
    } catch (error) {
      this.#end(record, 'replay', 'an operation that follows', messageOf(error));
    }
    this.#hashes.push(operation.hash);
  }

  /** Chain: the hash follows from the one before. The stored hash is the base of what comes. */
  #link(operation: Operation): ReturnType<typeof linkHash> | undefined {
    if (!SHA256_HEX.test(operation.hash)) {
      this.#fail(operation.seq, 'hash', 'SHA-256 in hexadecimal', operation.hash.slice(0, 100));
      return undefined;
    }
    try {
      const link = linkHash(this.#state.hash, operation);
      if (link.hash !== operation.hash)
        this.#fail(operation.seq, 'hash', link.hash, operation.hash);
      return link;
    } catch (error) {
      this.#fail(operation.seq, 'hash', 'a readable operation', messageOf(error));
      return undefined;
    }
  }

  #server({ seq, server }: Operation): ServerPart | undefined {
    const part = readServerPart(server);
    if (!part) {
      this.#fail(seq, 'server', 'canonical JSON of a server part', server.slice(0, 200));
      return undefined;
    }
    const { prompt, caseId } = this.expect;
    if (part.seq !== seq) this.#fail(seq, 'server.seq', `${seq}`, `${part.seq}`);
    if (part.prompt !== prompt) this.#fail(seq, 'server.prompt', prompt, part.prompt);
    if ((part.kind === 'opened') !== (seq === 0))
      this.#fail(seq, 'server.kind', 'opened first', part.kind);
    if (seq === 0 && part.note.case !== caseId) {
      this.#fail(seq, 'server.case', caseId, part.note.case ?? '');
    }
    return { ...part, seq, at: this.#time(seq, part.at) };
  }

  /** Time of record, which never runs backwards; where it does, the one before goes on. */
  #time(seq: number, at: string): string {
    const { timeline } = this.#state;
    const before = seq === 0 ? '' : timeline.at(seq - 1);
    const time = Date.parse(at);
    const real = ISO_TIME.test(at) && !Number.isNaN(time) && new Date(time).toISOString() === at;
    if (real && at >= before) return at;
    this.#fail(seq, 'server.at', `a time from ${before} on`, at);
    return before === '' ? new Date(0).toISOString() : before;
  }

  /** Everything about a claim; ends the verification where it cannot be applied. */
  #claim(operation: Operation, part: ServerPart): Claim | null {
    const { seq } = operation;
    const { prompt, timeline, writers } = this.#state;
    const context = { prompt, timeline, writers, seenHash: (n: number) => this.#hashes.at(n) };
    try {
      const claim = readClaim(operation.claim);
      if (part.kind !== claim.k) this.#fail(seq, 'server.kind', claim.k, part.kind);
      const by = { account: part.account, session: part.session };
      this.#attempt(seq, () => checkBringer(claim, by, context));
      this.#attempt(seq, () => checkOrder(claim, context));
      this.#signature(operation, keyOf(claim, writers));
      this.#content(seq, part, claim);
      this.#revision(seq, operation.hash, claim);
      return claim;
    } catch (error) {
      const check = error instanceof ClaimRefused ? error.code : 'replay';
      this.#end(seq, check, 'a claim that fits', messageOf(error));
      return null;
    }
  }

  /** An edit that does not fit ends the replay; anything else is named, and the texts go on. */
  #content(seq: number, part: ServerPart, claim: Claim): void {
    const check = () => {
      const derived = this.#state.checkContent(claim);
      const { wrote } = part.note;
      // Who wrote the words of another prompt stands in that prompt's log; here, that it is told.
      const told = claim.k === 'origin' && claim.source ? { wrote: whole(claim.spans, wrote) } : {};
      this.#note(seq, part, { ...derived, ...told });
    };
    if (claim.k === 'edit') check();
    else this.#attempt(seq, check);
  }

  #signature({ seq, claim, sig }: Operation, key: Uint8Array): void {
    const bytes = strictBase64(sig) ?? new Uint8Array();
    const verified = ed25519VerifyLater(bytes, utf8(claim), key);
    this.#signatures.push(
      verified.then((ok) => {
        if (!ok) this.#fail(seq, 'signature', "by the writer's key", 'another');
      }),
    );
  }

  /** What the server notes follows from log and claim; the name at joining and `late` are its own. */
  #note(seq: number, { note, kind }: ServerPart, derived: ServerPart['note']): void {
    const { flags, ...rest } = note;
    const others = flags?.filter((flag) => flag !== 'late') ?? [];
    const said: ServerPart['note'] = others.length > 0 ? { ...rest, flags: others } : rest;
    if (kind === 'join' && said.name !== undefined) derived = { ...derived, name: said.name };
    if (Object.keys(derived).length + Object.keys(said).length === 0) return;
    const [expected, found] = [derived, said].map((one) => canonicalJson(one as unknown as Json));
    if (expected !== found) this.#fail(seq, 'server.note', expected ?? '', found ?? '');
  }

  /** A freeze stands in the ledger as it stands here. */
  #revision(seq: number, hash: string, claim: Claim): void {
    if (claim.k !== 'freeze') return;
    const revision = this.#state.nextRevision();
    const entry = this.expect.revisions.find((one) => one.revision === revision);
    if (!entry) {
      this.#fail(seq, 'revision', 'an entry of the ledger', `none of revision ${revision}`);
      return;
    }
    if (entry.seq !== seq) this.#fail(seq, 'revision.seq', `${entry.seq}`, `${seq}`);
    if (entry.hash !== hash) this.#fail(seq, 'revision.hash', entry.hash, hash);
    if (entry.sha256 !== claim.sha256) {
      this.#fail(seq, 'revision.sha256', entry.sha256, claim.sha256);
    }
  }

  #attempt(seq: number, check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof ClaimRefused)) throw error;
      this.#fail(seq, error.code, 'a claim that fits', error.message);
    }
  }

  #fail(record: number, check: string, expected: string, found: string): void {
    if (this.#failures.length < MAX_FAILURES)
      this.#failures.push({ record, check, expected, found });
  }

  #end(record: number, check: string, expected: string, found: string): void {
    this.#fail(record, check, expected, found);
    this.ended = true;
  }

  /** Compares what the ledger says of the whole log, and reports. */
  report(): LogReport {
    const { size } = this.#hashes;
    for (const head of this.expect.heads) {
      const found = this.#hashes.at(head.size - 1);
      if (found !== head.hash)
        this.#fail(head.size - 1, 'head', head.hash, found ?? `size ${size}`);
    }
    for (const { revision, seq } of this.expect.revisions) {
      if (revision >= this.#state.nextRevision()) {
        this.#fail(seq, 'revision', `revision ${revision}`, 'no such operation');
      }
    }
    this.#failures.sort((a, b) => a.record - b.record);
    const replay = new PromptReplay(this.#state);
    return { operations: this.#operations, failures: this.#failures, replay };
  }
}

/** What is told of spans where it is told of all of them; else nothing, which no note says. */
function whole(spans: readonly IdRange[], wrote: ServerPart['note']['wrote'] = []): Wrote[] {
  const units = (lengths: number[]) => lengths.reduce((sum, l) => sum + l, 0);
  const isWhole = units(wrote.map(({ l }) => l)) === units(spans.map(([, , l]) => l));
  return isWhole ? wrote : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error);
}
