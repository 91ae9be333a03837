import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { authorizationFor, type Headers } from './headers';
import type { GatewayPlace } from './place';

/** Milliseconds to reach an upstream, and that an idle connection to it is kept. */
const CONNECT_MS = 15_000;
const IDLE_MS = 3_000;

/** Connections are shared by everybody; nothing of a person hangs on one. */
const agents = {
  'http:': quiet(new http.Agent({ keepAlive: true, maxFreeSockets: 32 })),
  'https:': quiet(new https.Agent({ keepAlive: true, maxFreeSockets: 32 })),
};

/** An idle connection is closed before the upstream may do so with a request on its way. */
function quiet<A extends http.Agent>(agent: A): A {
  agent.on('free', (socket: Socket) => socket.setTimeout(IDLE_MS));
  return agent;
}

/**
 * Begins a request to the upstream of a source. Host and port are those of its origin whatever the
 * target says, and redirects are not followed.
 */
export function ask(
  origin: string,
  { method, target, headers }: { method: string; target: string; headers: Headers },
): ClientRequest {
  const { protocol, hostname, port } = new URL(origin);
  const isSecure = protocol === 'https:';
  const options = {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    method,
    path: target,
    // A flat list keeps order, case and repetition.
    headers: headers.flat(),
    setHost: false,
  };
  const request = isSecure
    ? https.request({ ...options, agent: agents['https:'] })
    : http.request({ ...options, agent: agents['http:'] });
  request.on('socket', (socket) => {
    socket.setTimeout(0);
    if (!socket.connecting) return;
    const timer = setTimeout(() => request.destroy(new Error('no connection in time')), CONNECT_MS);
    const clear = () => clearTimeout(timer);
    socket.once('connect', clear);
    socket.once('close', clear);
  });
  return request;
}

/** A short read from the upstream by the gateway itself; null where it does not answer with 200. */
export async function read(
  place: Pick<GatewayPlace, 'origin' | 'key'>,
  target: string,
  { most, withinMs = 30_000 }: { most: number; withinMs?: number },
): Promise<{ bytes: Buffer; contentType: string } | null> {
  const { host } = new URL(place.origin);
  const headers: Headers = [
    ['Host', host],
    ['Accept-Encoding', 'identity'],
  ];
  if (place.key) headers.push(['Authorization', authorizationFor(place.key)]);
  return new Promise((resolve) => {
    const request = ask(place.origin, { method: 'GET', target, headers });
    const timer = setTimeout(() => request.destroy(), withinMs);
    const end = (result: { bytes: Buffer; contentType: string } | null) => {
      clearTimeout(timer);
      if (!result) request.destroy();
      resolve(result);
    };
    request.on('error', () => end(null));
    request.on('response', (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) return end(null);
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > most) end(null);
        else parts.push(part);
      });
      answer.on('error', () => end(null));
      answer.on('end', () => {
        const contentType = answer.headers['content-type'] ?? '';
        end(answer.complete ? { bytes: Buffer.concat(parts), contentType } : null);
      });
    });
    request.end();
  });
}
