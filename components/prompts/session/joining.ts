import { FailureError } from '@/components/exhibits/intake/failure';
import { claimText } from '@/lib/authorship/claim';
import { toHex } from '@/lib/kernel/digest';
import type { Joined } from '@/lib/prompts/dto';
import type { DeviceKey } from './device-key';
import { writerLock } from './kept-claims';
import type { SessionParts } from './session-parts';

/**
 * Signs that this device opens the prompt, and gets a writer of its own. Null where its key is
 * revoked or of another account.
 */
export async function joinPrompt(
  { account, promptId: prompt, api }: SessionParts,
  key: DeviceKey,
  head: { size: number; hash: string },
): Promise<Joined | null> {
  const claim = claimText({
    v: 1,
    k: 'join',
    prompt,
    account,
    n: 0,
    seen: head.size - 1,
    seenHash: head.hash,
    t: new Date().toISOString(),
    key: key.publicKey,
    nonce: newClientId(),
  });
  try {
    return await api.join({ claim, sig: await key.sign(claim) });
  } catch (error) {
    if (error instanceof FailureError && error.failure.reason === 'claim_key') return null;
    throw error;
  }
}

/** An identifier that the client makes: 16 random bytes. */
export function newClientId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Holds the lock of a writer until the answer is called or the page ends, so that no other page
 * sends its claims.
 */
export function holdWriter(prompt: string, writer: number): () => void {
  if (typeof navigator === 'undefined' || !navigator.locks) return () => {};
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(writerLock(prompt, writer), () => held);
  return () => release();
}
