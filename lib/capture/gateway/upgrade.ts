import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Address } from './address';
import type { Admitted } from './admission';
import { authorizationFor, headersOnward } from './headers';
import { badGateway, type GatewayProblem, problemParts } from './problem';
import { ask } from './upstream';

/** Answers with a problem on a connection that was to be upgraded. */
export function refuseUpgrade(socket: Duplex, problem: GatewayProblem): void {
  const { body, headers } = problemParts(problem);
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([k, v]) => `${k}: ${v}`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Passes a WebSocket through (RFC 6455): the upstream's answer to the handshake and then every byte in
 * both directions, unread.
 */
export function passUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { address, admitted }: { address: Address; admitted: Admitted },
): void {
  const { place, tokenInHeader } = admitted;
  if (!/^websocket$/i.test(request.headers.upgrade ?? '')) {
    refuseUpgrade(socket, { ...badGateway('no_upgrade', 'Only WebSocket.'), status: 400 });
    return;
  }
  const own = place.key === null ? undefined : authorizationFor(place.key);
  const headers = headersOnward(request, place.origin, own ?? (tokenInHeader ? null : undefined));
  headers.push(['Connection', 'Upgrade'], ['Upgrade', 'websocket']);
  const upstream = ask(place.origin, { method: 'GET', target: address.target, headers });
  const fail = () => refuseUpgrade(socket, badGateway('upstream_failed', 'The upstream failed.'));
  socket.on('error', () => upstream.destroy());
  upstream.on('error', () => (socket.writable ? fail() : socket.destroy()));
  upstream.on('response', (answer) => {
    answer.destroy();
    fail();
  });
  upstream.on('upgrade', (answer, other: Duplex, first: Buffer) => {
    const lines = ['HTTP/1.1 101 Switching Protocols'];
    for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
      lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`);
    }
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    if (first.length > 0) socket.write(first);
    if (head.length > 0) other.write(head);
    other.on('error', () => socket.destroy());
    socket.on('error', () => other.destroy());
    other.on('close', () => socket.destroy());
    socket.on('close', () => other.destroy());
    other.pipe(socket);
    socket.pipe(other);
  });
  upstream.end();
}
