// @ts-check
import { isWildcard } from './object-store.mjs';
import { freePort, isBusy } from './ports.mjs';
import { readPort, settlePort } from './settings.mjs';

/**
 * What the application needs to open its capture gateway: nothing where no upstream is allowed and no
 * port is asked for. The port is the one asked for, or the second after the application's (the first
 * is the object store's), or any free one.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} appPort
 * @returns {Promise<{ GATEWAY_PORT?: string, GATEWAY_HOST?: string, GATEWAY_URL?: string }>}
 */
export async function gatewayEnvironment({ given, host }, appPort) {
  if (!given.GATEWAY_UPSTREAMS && !given.GATEWAY_PORT) return {};
  const own = given.GATEWAY_HOST || host;
  const wanted = readPort(given, 'GATEWAY_PORT', 0);
  const port =
    wanted === 0 ? await nextPort(appPort + 2, own) : await settlePort('GATEWAY_PORT', wanted, own);
  const name = isWildcard(own)
    ? new URL(given.CHIROGRAPH_URL || 'http://localhost').hostname
    : own.includes(':')
      ? `[${own}]`
      : own;
  return {
    GATEWAY_PORT: String(port),
    GATEWAY_HOST: own,
    GATEWAY_URL: given.GATEWAY_URL || `http://${name}:${port}`,
  };
}

/**
 * @param {number} wanted
 * @param {string} host
 */
async function nextPort(wanted, host) {
  return wanted > 65_535 || (await isBusy(wanted, host)) ? freePort(host) : wanted;
}
