import type { Tx } from '@/db/tx';
import { isLate } from '@/lib/authorship/flags';
import type { Operation, ServerPart } from '@/lib/authorship/operation';
import type { Checked, PromptReplay } from '@/lib/authorship/prompt-replay';
import { ClaimRefused, type Refusal } from '@/lib/authorship/refusal';
import { FLAGS } from '@/lib/authorship/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import { announceSize, appendOperations, lockHead } from './append';
import { freezeRevision } from './freeze';
import { enrolKey } from './keys';
import { operationOfClaim, operationsAt } from './operations';
import { applyUncommitted, catchUp, replayInLane } from './replays';
import {
  type Asked,
  caseOfPrompt,
  glance,
  keepRefusal,
  type Progress,
  refusalOf,
  type Sent,
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
type Turn = { progress: Progress; sent: Sent };

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
  const promptCase = await caseOfPrompt(tx, promptId);
  const answers = requests.map(
    (asked): Progress | AppError =>
      refusalOf(asked, promptCase) ?? {
        asked,
        accepted: [],
        refused: undefined,
        entries: [],
        joined: null,
      },
  );
  const going = answers.filter((one) => !(one instanceof AppError)) as Progress[];
  if (going.length === 0) return { answers, replay: null, operations: [] };
  // What is long to load is loaded before others wait for the lock.
  const replay = await replayInLane(tx, promptId);
  const head = await lockHead(tx, promptId);
  if (!head) throw new Error(`no chain for ${promptId}`);
  await catchUp(tx, promptId, replay, head.size);
  if (replay.size !== head.size || replay.hash !== head.hash) {
    throw new Error(`the replay of ${promptId} is not at its head`);
  }
  const entrance = new Entrance(tx, promptId, replay);
  await entrance.lookUp(going);
  for (const turn of turnsOf(going)) await entrance.take(turn);
  if (entrance.operations.length > 0) await announceSize(tx, promptId, replay.size);
  return { answers, replay, operations: entrance.operations };
}

/** Claims one by one: people take turns, and what one session sent keeps its order. */
function* turnsOf(going: readonly Progress[]): Generator<Turn> {
  const threads = new Map<string | null, Turn[]>();
  for (const progress of going) {
    const { session } = progress.asked.grant.actor;
    const thread = threads.get(session) ?? [];
    threads.set(session, thread);
    for (const sent of progress.asked.claims) thread.push({ progress, sent });
  }
  const longest = Math.max(...[...threads.values()].map((thread) => thread.length));
  for (let i = 0; i < longest; i++) {
    for (const thread of threads.values()) if (thread[i]) yield thread[i] as Turn;
  }
}

class Entrance {
  readonly operations: Operation[] = [];
  readonly #tx: Tx;
  readonly #promptId: string;
  readonly #replay: PromptReplay;
  readonly #hashes = new Map<number, string>();
  #revoked: ReadonlySet<string> = new Set();

  constructor(tx: Tx, promptId: string, replay: PromptReplay) {
    this.#tx = tx;
    this.#promptId = promptId;
    this.#replay = replay;
  }

  /** Reads what the checks of these requests will ask for. */
  async lookUp(going: readonly Progress[]): Promise<void> {
    const replay = this.#replay;
    const wanted = new Set<number>();
    const keys = new Set<string>();
    for (const { asked } of going) {
      for (const { claim } of asked.claims) {
        const { seen, writer } = glance(claim);
        if (this.#isForgotten(seen)) wanted.add(seen);
        const key = writer === null ? undefined : replay.writer(writer)?.key;
        if (key) keys.add(key);
      }
    }
    await this.#recall([...wanted]);
    this.#revoked = await revokedKeys(this.#tx, [...keys]);
  }

  /** Whether an operation is so long ago that the replay does not hold its hash. */
  #isForgotten(seen: number | null): seen is number {
    if (seen === null || seen >= this.#replay.size || this.#hashes.has(seen)) return false;
    return !this.#replay.holdsHash(seen);
  }

  async #recall(seqs: readonly number[]): Promise<void> {
    for (const { seq, hash } of await operationsAt(this.#tx, this.#promptId, seqs)) {
      this.#hashes.set(seq, hash);
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
      const { kind, n } = glance(sent.claim);
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
    const { seen } = glance(sent.claim);
    if (this.#isForgotten(seen)) await this.#recall([seen]);
    let checked: Checked;
    try {
      checked = replay.check(sent.claim, sent.sig, by, (seq) => this.#hashes.get(seq));
    } catch (error) {
      // The replay remembers the last claims only; the log has them all.
      const again = isRefusal(error, 'counter') ? await this.#longAgo(sent) : null;
      if (!again) throw error;
      this.#acknowledge(progress, glance(sent.claim).n, again);
      return;
    }
    const { claim, duplicate } = checked;
    if (duplicate !== null) {
      const [found] = await operationsAt(this.#tx, this.#promptId, [duplicate]);
      if (!found) throw new Error(`operation ${duplicate} of ${this.#promptId} is missing`);
      this.#acknowledge(progress, claim.n, found);
      return;
    }
    if (claim.k === 'join') await enrolKey(this.#tx, progress.asked, claim.key);
    else {
      const key = replay.writer(claim.w)?.key;
      if (key === undefined || this.#revoked.has(key)) throw new ClaimRefused('key');
      await checkSides(this.#tx, caseId, claim, replay);
    }
    const frozen = claim.k === 'freeze' ? replay.frozen() : null;
    const [operation] = await appendOperations(this.#tx, this.#promptId, replay.size, [
      {
        kind: claim.k,
        writer: claim.k === 'join' ? replay.nextWriter() : claim.w,
        n: claim.n,
        ...sent,
        account: actor.id,
        session: actor.session,
        access,
        note: noteOf(checked, actor.name),
      },
    ]);
    if (!operation) throw new Error('nothing was appended');
    applyUncommitted(this.#promptId, replay, [operation]);
    this.operations.push(operation);
    this.#acknowledge(progress, claim.n, operation);
    if (frozen) {
      progress.entries.push(
        await freezeRevision(this.#tx, progress.asked, claim, operation, frozen),
      );
    }
  }

  /** The operation that holds exactly this claim, or null. */
  async #longAgo({ claim, sig }: Sent): Promise<Operation | null> {
    const { writer, n } = glance(claim);
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
function noteOf({ claim, note }: Checked, name: string): ServerPart['note'] {
  if (claim.k === 'join') return { ...note, name };
  if (claim.k !== 'edit' || !isLate(claim.t, new Date().toISOString())) return note;
  const flags = FLAGS.filter((flag) => flag === 'late' || note.flags?.includes(flag));
  return { ...note, flags };
}
