import { log } from '@/lib/kernel/log';
import { sqlPool } from './client';

/** A message to ourselves, to learn whether messages still arrive. */
const ECHO = 'echo';

type Hear = (payload: string) => void;

/**
 * Listens on channels; the first one also carries the echo. The driver listens again after it lost
 * its connection, but only once and without telling; `check` finds out whether notices still arrive
 * and listens anew where not. `of` names them in the log; the echo may take `echoMs`.
 */
export function listenOn(
  of: string,
  channels: readonly [[string, Hear], ...[string, Hear][]],
  echoMs: number,
) {
  const [[echoChannel]] = channels;
  let isHeard = false;
  let isChecking = false;
  let isOver = false;
  let listening: Promise<{ unlisten(): Promise<unknown> }[]> = Promise.resolve([]);
  const listen = () => {
    const pool = sqlPool();
    listening = Promise.all(
      channels.map(([channel, hear]) =>
        pool.listen(channel, (payload) => {
          if (channel === echoChannel) isHeard = true;
          if (payload !== ECHO && !isOver) hear(payload);
        }),
      ),
    ).catch((error: unknown) => {
      log.warn({ err: error }, `no notices of ${of}; polling`);
      return [];
    });
  };
  listen();
  return {
    /** Whether notices arrive; listens anew where they do not. */
    async check(): Promise<boolean> {
      if (isChecking || isOver) return isHeard;
      isChecking = true;
      isHeard = false;
      try {
        await sqlPool().notify(echoChannel, ECHO);
        const until = performance.now() + echoMs;
        while (!isHeard && performance.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, 50).unref());
        }
        if (!isHeard && !isOver) listen();
      } catch (error) {
        log.warn({ err: error }, `notices of ${of} not checked`);
      } finally {
        isChecking = false;
      }
      return isHeard;
    },
    async stop(): Promise<void> {
      isOver = true;
      for (const held of await listening) await held.unlisten().catch(() => undefined);
    },
  };
}
