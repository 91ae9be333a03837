import { parseClaim } from '@/lib/authorship/claim';
import type { Keep, Waiting } from './keep';
import { wordsOf } from './outgoing';
import type { PromptApi } from './prompt-api';

/** Words that were signed on this device and did not get onto the record. */
export type Lost = { code: string; words: string[] };

const MOST = 200;

/**
 * Sends what page loads before this one left unsent, writer by writer; a reload, a crash or a dead
 * battery must not lose words. Claims of a page that is still open are left to it. Answers what the
 * server did not take; a failure of the network is thrown and the claims stay kept.
 */
export async function sendKept(
  keep: Keep,
  api: PromptApi,
  at: { account: string; prompt: string },
): Promise<Lost[]> {
  const waiting = await keep.waiting(at.account, at.prompt);
  const writers = [...new Set(waiting.map((claim) => claim.writer))];
  const lost: Lost[] = [];
  for (const writer of writers) {
    const claims = waiting.filter((claim) => claim.writer === writer);
    const found = await ifAbandoned(writerLock(at.prompt, writer), () => sendOf(keep, api, claims));
    if (found) lost.push(found);
  }
  return lost;
}

/** Name of the lock that an open page holds for its writer. */
export function writerLock(prompt: string, writer: number): string {
  return `chirograph-writer:${prompt}:${writer}`;
}

async function ifAbandoned<T>(lock: string, work: () => Promise<T | null>): Promise<T | null> {
  // Without locks the claims are sent by both pages; the server takes each of them once.
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return navigator.locks.request(lock, { ifAvailable: true }, (held) => (held ? work() : null));
}

async function sendOf(keep: Keep, api: PromptApi, claims: Waiting[]): Promise<Lost | null> {
  let left = claims;
  while (left[0]) {
    const some = left.slice(0, MOST);
    const pushed = await api.push(some.map(({ claim, sig }) => ({ claim, sig })));
    const last = pushed.accepted.at(-1)?.n ?? 0;
    const { prompt, writer } = left[0];
    if (last > 0) await keep.drop(prompt, writer, last);
    left = left.filter((claim) => claim.n > last);
    if (pushed.refused || last === 0) {
      await keep.drop(prompt, writer, Number.MAX_SAFE_INTEGER);
      const words = keptWords(left);
      return words.length > 0 ? { code: pushed.refused?.code ?? 'malformed', words } : null;
    }
  }
  return null;
}

/** The words of kept claims. */
export function keptWords(claims: readonly Waiting[]): string[] {
  return claims.map(({ claim }) => wordsOf(parseClaim(claim))).filter((words) => words !== '');
}

/** Lets go of what other page loads left; the person has seen it. */
export async function dropKept(
  keep: Keep,
  { account, prompt }: { account: string; prompt: string },
  except: number | null,
): Promise<void> {
  const writers = new Set((await keep.waiting(account, prompt)).map(({ writer }) => writer));
  for (const writer of writers) {
    if (writer !== except) await keep.drop(prompt, writer, Number.MAX_SAFE_INTEGER);
  }
}
