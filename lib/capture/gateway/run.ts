import path from 'node:path';
import { env } from '@/lib/kernel/env';
import { log } from '@/lib/kernel/log';
import { type Gateway, startGateway } from './server';

/** Milliseconds in which recording may end when the process ends. */
const ENDING_MS = 3_000;

/**
 * Starts the gateway of this process where the settings give it a port. A port that is taken is
 * logged and leaves the application without one; nothing passes unrecorded for that.
 */
export function runGateway(): { stop(): Promise<void> } {
  const { GATEWAY_PORT: port, GATEWAY_HOST: host } = env();
  if (port === undefined) return { stop: async () => {} };
  const starting: Promise<Gateway | null> = startGateway(port, host, journalFolder()).catch(
    (error) => {
      log.error({ err: error, port }, 'the capture gateway could not be started');
      return null;
    },
  );
  return { stop: async () => (await starting)?.stop(ENDING_MS) };
}

/** Where the gateway notes what is on its way; private to the application. */
function journalFolder(): string {
  const { GATEWAY_JOURNAL: given, CHIROGRAPH_KEYS: keys } = env();
  return given || path.join(keys, 'gateway');
}

/** Origin at which tools reach the gateway; null where there is none. */
export function gatewayAddress(): string | null {
  const { GATEWAY_PORT: port, GATEWAY_URL: given, CHIROGRAPH_URL: app } = env();
  if (given) return given.replace(/\/+$/, '');
  return port === undefined ? null : `http://${new URL(app).hostname}:${port}`;
}
