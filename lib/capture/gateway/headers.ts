import type { IncomingHttpHeaders } from 'node:http';
import { cookieOf } from '@/lib/session/cookie';
import { PEER_HEADER } from '@/lib/session/peer';

/** Headers that concern one connection only (RFC 9110 §7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers of a request that end here. A referrer would hand on a token in the path. */
const KEPT_BACK = new Set([
  'host',
  'referer',
  'content-length',
  'expect',
  'forwarded',
  PEER_HEADER,
]);

/** Compressions that the recorder can undo; others are not offered to the upstream. */
const KNOWN_CODINGS = /^\s*(gzip|deflate|br|identity|\*)\s*(;.*)?$/i;

export type Headers = [name: string, value: string][];

/** Pairs of Node's raw list of headers, in their order and case. */
function pairs(raw: readonly string[]): Headers {
  const all: Headers = [];
  for (let i = 0; i + 1 < raw.length; i += 2) all.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return all;
}

/** Names that a Connection header makes hop-by-hop as well. */
function named(headers: IncomingHttpHeaders): Set<string> {
  const names = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return new Set(names.filter((name) => name !== ''));
}

/** What a request brings that matters for passing it on. */
export type Passing = { rawHeaders: string[]; headers: IncomingHttpHeaders };

/**
 * Headers for the upstream: all that came, without those of the connection, of Chirograph, and of the
 * browser's session here. `authorization` replaces the header of that name; undefined keeps it, null
 * takes it away.
 */
export function headersOnward(
  request: Passing,
  origin: string,
  authorization: string | null | undefined,
): Headers {
  const dropped = named(request.headers);
  const own = `${request.headers.host ?? ''}`;
  const onward: Headers = [['Host', new URL(origin).host]];
  for (const [name, value] of pairs(request.rawHeaders)) {
    const key = name.toLowerCase();
    if (HOP_BY_HOP.has(key) || KEPT_BACK.has(key) || dropped.has(key)) continue;
    if (key.startsWith('chirograph-') || key.startsWith('x-forwarded-')) continue;
    if (key === 'authorization' && authorization !== undefined) continue;
    if (key === 'cookie') {
      const left = withoutOwnCookies(value);
      if (left !== '') onward.push([name, left]);
    } else if (key === 'origin' && own !== '' && value.endsWith(`//${own}`)) {
      // Pages of the upstream that came through here ask as pages of the upstream.
      onward.push([name, origin]);
    } else if (key === 'accept-encoding') {
      const known = value.split(',').filter((coding) => KNOWN_CODINGS.test(coding));
      onward.push([name, known.length > 0 ? known.join(',') : 'identity']);
    } else onward.push([name, value]);
  }
  if (authorization) onward.push(['Authorization', authorization]);
  return onward;
}

/** Cookies know no ports: the browser would send the session of this instance along. */
function withoutOwnCookies(header: string): string {
  const foreign = header.split(';').filter((pair) => !isOwnCookie(pair));
  return foreign.join(';').trim();
}

function isOwnCookie(pair: string): boolean {
  const name = pair.split('=', 1)[0]?.trim() ?? '';
  return (['session', 'csrf', 'callback'] as const).some(
    (purpose) => cookieOf(purpose).name === name,
  );
}

/**
 * Headers for the tool: all of the upstream's but those of the connection. Null where the upstream
 * sends the tool to another host, past the gateway.
 */
export function headersBack(answer: Passing, origin: string, prefix: string): Headers | null {
  const dropped = named(answer.headers);
  const back: Headers = [];
  for (const [name, value] of pairs(answer.rawHeaders)) {
    const key = name.toLowerCase();
    if (HOP_BY_HOP.has(key) || dropped.has(key) || key.startsWith('chirograph-')) continue;
    if (key === 'set-cookie' && isOwnCookie(value)) continue;
    if (key === 'location' || key === 'content-location') {
      const to = relocated(value, origin, prefix);
      if (to === null && key === 'location') return null;
      if (to !== null) back.push([name, to]);
    } else back.push([name, value]);
  }
  return back;
}

function relocated(value: string, origin: string, prefix: string): string | null {
  let url: URL;
  try {
    url = new URL(value, origin);
  } catch {
    return null;
  }
  if (url.origin !== origin) return null;
  const isRooted = value.startsWith('/') || /^https?:/i.test(value);
  return isRooted ? `${prefix}${url.pathname}${url.search}${url.hash}` : value;
}

/** The Authorization header for a key of an upstream: Basic for `name:password`, Bearer otherwise. */
export function authorizationFor(key: string): string {
  if (/^(basic|bearer) /i.test(key)) return key;
  return key.includes(':') ? `Basic ${Buffer.from(key).toString('base64')}` : `Bearer ${key}`;
}
