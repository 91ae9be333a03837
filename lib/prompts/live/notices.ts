import { sqlPool } from '@/db/client';
import { log } from '@/lib/kernel/log';
import { PROMPT_CHANNEL } from './append';

/** Channel on which instances tell each other who is at a prompt. */
export const PRESENCE_CHANNEL = 'presence';

/** A message to ourselves, to learn whether messages still arrive. */
const ECHO = 'echo';
const ECHO_MS = 1_500;

/**
 * Listens for grown chains and for presence. The driver listens again after it lost its connection,
 * but only once and without telling; `check` finds out and listens anew (see lib/jobs/notices).
 */
export function listenForPrompts(on: {
  grown(promptId: string, size: number): void;
  presence(payload: string): void;
}) {
  let isHeard = false;
  let isChecking = false;
  const heard = (payload: string) => {
    isHeard = true;
    const [promptId = '', size = ''] = payload.split(' ');
    if (payload !== ECHO && /^\d+$/.test(size)) on.grown(promptId, Number(size));
  };
  const listen = () => {
    const pool = sqlPool();
    Promise.all([
      pool.listen(PROMPT_CHANNEL, heard),
      pool.listen(PRESENCE_CHANNEL, (payload) => on.presence(payload)),
    ]).catch((error: unknown) => log.warn({ err: error }, 'no notices of prompts; polling'));
  };
  listen();
  return {
    /** Whether notices arrive; listens anew where they do not. */
    async check(): Promise<boolean> {
      if (isChecking) return isHeard;
      isChecking = true;
      isHeard = false;
      try {
        await sqlPool().notify(PROMPT_CHANNEL, ECHO);
        const until = performance.now() + ECHO_MS;
        while (!isHeard && performance.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, 50).unref());
        }
        if (!isHeard) listen();
      } catch (error) {
        log.warn({ err: error }, 'notices of prompts not checked');
      } finally {
        isChecking = false;
      }
      return isHeard;
    },
  };
}
