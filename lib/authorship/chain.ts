import type { Claim } from './claim';
import { linkHash, type Operation, type ServerPart } from './operation';
import type { PromptState } from './prompt-state';
import { RecentClaims } from './recent-claims';

/** Joins an accepted operation to a state. Throws a RangeError where it does not join the chain. */
export function joinOperation(state: PromptState, operation: Operation): void {
  const { timeline } = state;
  if (operation.seq !== timeline.size) {
    throw new RangeError(`operation ${operation.seq} where ${timeline.size} is next`);
  }
  const { hash, claimDigest } = linkHash(state.hash, operation);
  if (hash !== operation.hash) throw new RangeError(`operation ${operation.seq} has another hash`);
  const part = JSON.parse(operation.server) as ServerPart;
  if (timeline.size > 0 && Date.parse(part.at) < timeline.time(timeline.size - 1)) {
    throw new RangeError(`operation ${operation.seq} is earlier than the one before`);
  }
  const claim = operation.claim === '' ? null : (JSON.parse(operation.claim) as Claim);
  applyOperation(state, operation, part, claim, claimDigest);
}

/** Applies an operation whose parts were read and whose hash was compared. */
export function applyOperation(
  state: PromptState,
  { seq, hash }: Operation,
  part: ServerPart,
  claim: Claim | null,
  claimDigest: string,
): void {
  const { timeline } = state;
  const time = Date.parse(part.at);
  if (Number.isNaN(time) || part.seq !== seq)
    throw new RangeError(`operation ${seq} is unreadable`);
  if (claim === null) {
    if (seq !== 0 || part.kind !== 'opened') throw new RangeError(`operation ${seq} has no claim`);
    state.prompt = part.prompt;
    state.caseId = part.note.case ?? '';
    timeline.push(time, 0, hash);
  } else {
    if (seq === 0 || part.prompt !== state.prompt || claim.prompt !== state.prompt) {
      throw new RangeError(`operation ${seq} is not of this prompt`);
    }
    const stamp = { account: part.account, seq, at: part.at };
    // The operation is on the timeline before it is applied: what it does is looked up by number.
    timeline.push(time, claim.k === 'join' ? (part.note.writer ?? 0) : claim.w, hash);
    state.applyClaim(claim, stamp, hash, part);
    state.recent.add({ key: RecentClaims.key(claim, claimDigest), seq, digest: claimDigest });
  }
  state.hash = hash;
}
