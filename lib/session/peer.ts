import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Header in which this process itself writes where a connection came from. */
export const PEER_HEADER = 'x-chirograph-peer';

// On globalThis because route bundles may hold module instances of their own.
const marked = globalThis as typeof globalThis & { chirographPeers?: true };

/**
 * From now on every request to this process carries the address of its socket in `PEER_HEADER`,
 * whatever the caller wrote there. The framework hands route code no socket, and fills
 * X-Forwarded-For only where the caller left it out, so that header alone could be chosen freely.
 * Called once at boot, before the first request.
 */
export function markPeers(): void {
  if (marked.chirographPeers) return;
  marked.chirographPeers = true;
  // Published by Node before the server's request listener runs.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? '';
  });
}

/** Whether `PEER_HEADER` was written by this process and may be believed. */
export function peersAreMarked(): boolean {
  return marked.chirographPeers === true;
}
