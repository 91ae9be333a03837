import type { Tx } from '@/db/tx';
import { isLate } from '@/lib/authorship/flags';
import type { Operation, ServerPart } from '@/lib/authorship/operation';
import type { Checked, PromptReplay } from '@/lib/authorship/prompt-replay';
import { ClaimRefused, type Refusal } from '@/lib/authorship/refusal';
import { FLAGS } from '@/lib/authorship/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import {
  type Appendix,
  announceSize,
  appendOperations,
  type Entered,
  enterPrompt,
  operationOf,
} from './append';
import { freezeRevision } from './freeze';
import { enrolKey } from './keys';
import { operationOfClaim, operationsAt } from './operations';
import { applyUncommitted, catchUp, forgetReplay, heldReplay, replayInLane } from './replays';
import {
  type Asked,
  isPromptOf,
  keepRefusal,
  type Looked,
  type Progress,
  refusalOf,
} from './requests';
import { checkSides, revokedKeys } from './sides';

/** What came of a group of requests, and what was appended. */
export type Acceptance = {
  answers: (Progress | AppError)[];
  /** null where no request reached the prompt. */
  replay: PromptReplay | null;
  operations: Operation[];
};

/** A claim in its turn. */
type Turn = { progress: Progress; sent: Looked };

/** Characters of claims that are appended with one statement. */
const MOST_WAITING = 4_000_000;

/**
 * The one way into a prompt's log. Under the head's lock each claim is checked against the chain as it
 * then is, in order, and appended; the first refused claim ends its request, what was accepted
 * before it stands. Only for whoever is in the prompt's lane.
 */
export async function accept(
  tx: Tx,
  promptId: string,
  requests: readonly Asked[],
): Promise<Acceptance> {
  try {
    return await enter(tx, promptId, requests);
  } catch (error) {
    // Nothing that broke in an unforeseen way is trusted any further.
    forgetReplay(promptId);
    throw error;
  }
}

async function enter(tx: Tx, promptId: string, requests: readonly Asked[]): Promise<Acceptance> {
  const cases = [...new Set(requests.map(({ grant }) => grant.caseId))];
  const nothing = () => requests.map(() => new AppError('NOT_FOUND', { reason: 'prompt' }));
  let replay = heldReplay(promptId);
  if (!replay) {
    // What is long to load is loaded before others wait for the lock, and only for its own case.
    if (!(await isPromptOf(tx, promptId, cases))) return refusedAll(nothing());
    replay = await replayInLane(tx, promptId);
  }
  const asked = keysBehind(replay, requests);
  const head = await enterPrompt(tx, promptId, cases, asked);
  if (!head) return refusedAll(nothing());
  await catchUp(tx, promptId, replay, head.size);
  if (replay.size !== head.size || replay.hash !== head.hash) {
    throw new Error(`the replay of ${promptId} is not at its head`);
  }
  const answers = requests.map(
    (one): Progress | AppError =>
      refusalOf(one, head.caseId) ?? {
        asked: one,
        accepted: [],
        refused: undefined,
        entries: [],
        joined: null,
      },
  );
  const going = answers.filter((one) => !(one instanceof AppError)) as Progress[];
  // Writers who joined on another instance were not known when the head was read.
  const more = keysBehind(replay, requests).filter((key) => !asked.includes(key));
  const revoked = new Set([...head.revoked, ...(await revokedKeys(tx, more))]);
  const entrance = new Entrance(tx, promptId, replay, { ...head, revoked });
  await entrance.recall(going.flatMap((one) => one.asked.claims.map(({ seen }) => seen)));
  for (const turn of turnsOf(going)) await entrance.take(turn);
  await entrance.flush({ isLast: true });
  return { answers, replay, operations: entrance.operations };
}

const refusedAll = (answers: AppError[]): Acceptance => ({
  answers,
  replay: null,
  operations: [],
});

/** Device keys of the writers that some claims name. */
function keysBehind(replay: PromptReplay, requests: readonly Asked[]): string[] {
  const keys = requests.flatMap(({ claims }) =>
    claims.flatMap(({ writer }) => (writer === null ? [] : (replay.writer(writer)?.key ?? []))),
  );
  return [...new Set(keys)];
}

/** Claims one by one: people take turns, and what one session sent keeps its order. */
function turnsOf(going: readonly Progress[]): Turn[] {
  const threads = new Map<string | null, Turn[]>();
  for (const progress of going) {
    const { session } = progress.asked.grant.actor;
    const thread = threads.get(session) ?? [];
    threads.set(session, thread);
    for (const sent of progress.asked.claims) thread.push({ progress, sent });
  }
  const all = [...threads.values()];
  const longest = Math.max(0, ...all.map((thread) => thread.length));
  return Array.from({ length: longest }, (_, i) => all.flatMap((thread) => thread[i] ?? [])).flat();
}

class Entrance {
  readonly operations: Operation[] = [];
  readonly #tx: Tx;
  readonly #promptId: string;
  readonly #replay: PromptReplay;
  readonly #hashes = new Map<number, string>();
  readonly #head: Entered;
  /** Checked and applied, and not yet in the database. */
  #waiting: Appendix[] = [];
  #waitingChars = 0;
  #announced = 0;

  constructor(tx: Tx, promptId: string, replay: PromptReplay, head: Entered) {
    this.#tx = tx;
    this.#promptId = promptId;
    this.#replay = replay;
    this.#head = head;
  }

  /** Reads hashes of operations so long ago that the replay does not hold them. */
  async recall(seqs: readonly (number | null)[]): Promise<void> {
    const wanted = new Set<number>();
    for (const seq of seqs) {
      const isKnown = seq === null || seq >= this.#replay.size || this.#hashes.has(seq);
      if (!isKnown && !this.#replay.holdsHash(seq)) wanted.add(seq);
    }
    for (const { seq, hash } of await operationsAt(this.#tx, this.#promptId, [...wanted])) {
      this.#hashes.set(seq, hash);
    }
  }

  /** Appends what waits; at last, tells other instances. Throws where the hashes are not the same. */
  async flush({ isLast }: { isLast: boolean }): Promise<void> {
    const added = this.#waiting;
    this.#waiting = [];
    this.#waitingChars = 0;
    const { size, hash } = this.#replay;
    if (added.length > 0) {
      const from = size - added.length;
      const options = { announce: isLast };
      const made = await appendOperations(this.#tx, this.#promptId, from, added, options);
      if (made.at(-1)?.hash !== hash)
        throw new Error(`operation ${size - 1} has another hash there`);
      if (isLast) this.#announced = size;
    }
    if (isLast && this.operations.length > 0 && this.#announced !== size) {
      await announceSize(this.#tx, this.#promptId, size);
    }
  }

  /** Takes or refuses one claim. */
  async take(turn: Turn): Promise<void> {
    const { progress, sent } = turn;
    if (progress.refused) return;
    try {
      await this.#admit(turn);
    } catch (error) {
      if (!(error instanceof ClaimRefused)) throw error;
      const { kind, n } = sent;
      const { code } = error;
      progress.refused = { n, code };
      await keepRefusal(this.#tx, progress.asked, { promptId: this.#promptId, code, n, kind });
    }
  }

  async #admit({ progress, sent }: Turn): Promise<void> {
    const { actor, caseId, access } = progress.asked.grant;
    const by = { account: actor.id, session: actor.session };
    const replay = this.#replay;
    // What this request appends may push a hash out of memory that was there when it began.
    await this.recall([sent.seen]);
    let checked: Checked;
    try {
      checked = replay.check(sent.claim, sent.sig, by, (seq) => this.#hashes.get(seq));
    } catch (error) {
      // The replay remembers the last claims only; the log has them all.
      const again = isRefusal(error, 'counter') ? await this.#longAgo(sent) : null;
      if (!again) throw error;
      this.#acknowledge(progress, sent.n, again);
      return;
    }
    const { claim, duplicate } = checked;
    if (duplicate !== null) {
      const isNew = duplicate >= this.#head.size;
      const [found] = isNew
        ? [this.operations[duplicate - this.#head.size]]
        : await operationsAt(this.#tx, this.#promptId, [duplicate]);
      if (!found) throw new Error(`operation ${duplicate} of ${this.#promptId} is missing`);
      this.#acknowledge(progress, claim.n, found);
      return;
    }
    let sides: ServerPart['note'] = {};
    if (claim.k === 'join') await enrolKey(this.#tx, progress.asked, claim.key);
    else {
      const key = replay.writer(claim.w)?.key;
      if (key === undefined || this.#head.revoked.has(key)) throw new ClaimRefused('key');
      sides = await checkSides(this.#tx, caseId, claim, replay);
    }
    const frozen = claim.k === 'freeze' ? replay.frozen() : null;
    const added: Appendix = {
      kind: claim.k,
      writer: claim.k === 'join' ? replay.nextWriter() : claim.w,
      n: claim.n,
      claim: sent.claim,
      sig: sent.sig,
      account: actor.id,
      session: actor.session,
      access,
      note: { ...noteOf(checked, actor.name, this.#head.at), ...sides },
    };
    const place = { seq: replay.size, previous: replay.hash, at: this.#head.at };
    const operation = operationOf(this.#promptId, place, added);
    applyUncommitted(this.#promptId, replay, [operation]);
    this.operations.push(operation);
    this.#waiting.push(added);
    this.#waitingChars += sent.claim.length;
    if (frozen || this.#waitingChars > MOST_WAITING) await this.flush({ isLast: false });
    this.#acknowledge(progress, claim.n, operation);
    if (frozen) {
      progress.entries.push(
        await freezeRevision(this.#tx, progress.asked, claim, operation, frozen),
      );
    }
  }

  /** The operation that holds exactly this claim, or null. */
  async #longAgo({ claim, sig, writer, n }: Looked): Promise<Operation | null> {
    if (writer === null) return null;
    const found = await operationOfClaim(this.#tx, this.#promptId, writer, n);
    return found?.claim === claim && found.sig === sig ? found : null;
  }

  #acknowledge(progress: Progress, n: number, { seq, hash, server }: Operation): void {
    const { at, note } = JSON.parse(server) as ServerPart;
    if (note.writer !== undefined) progress.joined = { writer: note.writer, seq, hash };
    const revision = note.revision === undefined ? {} : { revision: note.revision };
    progress.accepted.push({ n, seq, hash, at, ...revision });
  }
}

const isRefusal = (error: unknown, code: Refusal) =>
  error instanceof ClaimRefused && error.code === code;

/** What the server notes of a claim: what the check found, and what only the server knows. */
function noteOf({ claim, note }: Checked, name: string, at: string): ServerPart['note'] {
  if (claim.k === 'join') return { ...note, name };
  if (claim.k !== 'edit' || !isLate(claim.t, at)) return note;
  const flags = FLAGS.filter((flag) => flag === 'late' || note.flags?.includes(flag));
  return { ...note, flags };
}
