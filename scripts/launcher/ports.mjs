// @ts-check
import net from 'node:net';

/**
 * Whether somebody already answers on this port of this machine, or binding to it is refused.
 * Both loopback families are asked: a server on ::1 alone would otherwise receive half of the
 * visitors of `localhost`.
 * @param {number} port
 * @param {string} host the address we want to listen on
 * @returns {Promise<boolean>}
 */
export async function isBusy(port, host) {
  const answers = await Promise.all([connects(port, '127.0.0.1'), connects(port, '::1')]);
  return answers.includes(true) || !(await binds(port, host));
}

/**
 * A port that is free at this moment.
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function connects(port, host) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function binds(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
