/** Next calls this once in each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // First, so that the very first request has its address.
    const { markPeers } = await import('./lib/session/peer');
    markPeers();
    const { startBackground } = await import('./app/background');
    startBackground();
  }
}
