import { ed25519Verify } from '#crypto';
import { strictBase64 } from '@/lib/kernel/base64';
import { utf8 } from '@/lib/kernel/digest';
import type { Claim } from './claim';
import { refuse } from './refusal';
import type { WriterState } from './side-states';
import type { Timeline } from './timeline';

/** The person who brings a claim: account and session as the door knows them. */
export type Bringer = { account: string; session: string | null };

/** What the header of a claim is checked against. */
export type HeaderContext = {
  prompt: string;
  timeline: Timeline;
  writers: ReadonlyMap<number, WriterState>;
  /** Hash of an operation that the timeline does not hold any more. */
  seenHash?: ((seq: number) => string | undefined) | undefined;
};

/** Who brings the claim: the account signed in, its writer, its session (reference order 1 and 2). */
export function checkBringer(claim: Claim, by: Bringer, { prompt, writers }: HeaderContext): void {
  if (claim.prompt !== prompt) refuse('prompt');
  if (claim.account !== by.account) refuse('account');
  if (claim.k === 'join') {
    if (strictBase64(claim.key)?.length !== 32) refuse('key');
    for (const { key, account } of writers.values()) {
      if (key === claim.key && account !== by.account) refuse('key', 'of another account');
    }
    return;
  }
  const writer = writers.get(claim.w);
  if (!writer) refuse('writer');
  if (writer.account !== by.account) refuse('account', 'writer of another account');
  if (writer.session !== by.session) refuse('session');
}

/** Counter and last operation seen. */
export function checkOrder(claim: Claim, { timeline, writers, seenHash }: HeaderContext): void {
  const writer = claim.k === 'join' ? undefined : writers.get(claim.w);
  const next = writer ? writer.lastN + 1 : 0;
  if (claim.n !== next) refuse('counter', `${claim.n}, not ${next}`);
  if (claim.seen >= timeline.size) refuse('seen', `${claim.seen} is not there yet`);
  if (writer && claim.seen < writer.lastSeen) refuse('seen', `before ${writer.lastSeen}`);
  const hash = timeline.hash(claim.seen) ?? seenHash?.(claim.seen);
  if (hash !== claim.seenHash) refuse('fork', `another hash of operation ${claim.seen}`);
}

/** Key that must have signed a claim, raw; empty where there is none. */
export function keyOf(claim: Claim, writers: ReadonlyMap<number, WriterState>): Uint8Array {
  const key = claim.k === 'join' ? claim.key : writers.get(claim.w)?.key;
  return (key === undefined ? undefined : strictBase64(key)) ?? new Uint8Array();
}

/** Signature over the exact text. */
export function checkSignature(text: string, sig: string, key: Uint8Array): void {
  const bytes = strictBase64(sig);
  if (bytes?.length !== 64 || !ed25519Verify(bytes, utf8(text), key)) refuse('signature');
}
