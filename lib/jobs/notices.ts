import { sqlPool } from '@/db/client';
import { log } from '@/lib/kernel/log';
import { CHANNEL } from './queue';

/** A message to ourselves, to learn whether messages still arrive. */
const ECHO = 'echo';
const ECHO_MS = 2_000;

/**
 * Listens for notices of jobs. The driver listens again after it lost its connection, but only once
 * and without telling; `check` finds out whether notices still arrive and listens anew where not.
 */
export function listenForJobs(onNotice: (payload: string) => void) {
  let isHeard = false;
  let isChecking = false;
  let isOver = false;
  let listening: Promise<{ unlisten(): Promise<unknown> } | undefined>;
  const listen = () => {
    listening = sqlPool()
      .listen(CHANNEL, (payload) => {
        if (payload === ECHO) isHeard = true;
        else if (!isOver) onNotice(payload);
      })
      .catch((error: unknown) => {
        log.warn({ err: error }, 'no notices of jobs; polling');
        return undefined;
      });
  };
  listen();
  return {
    async check(): Promise<void> {
      if (isChecking || isOver) return;
      isChecking = true;
      isHeard = false;
      try {
        await sqlPool().notify(CHANNEL, ECHO);
        await new Promise((resolve) => setTimeout(resolve, ECHO_MS).unref());
        if (!isHeard && !isOver) listen();
      } catch (error) {
        log.warn({ err: error }, 'notices of jobs not checked');
      } finally {
        isChecking = false;
      }
    },
    async stop(): Promise<void> {
      isOver = true;
      const held = await listening;
      await held?.unlisten().catch(() => undefined);
    },
  };
}
