import { idPattern } from '@/lib/kernel/ids';

/** What a request target of the gateway says. */
export type Address = {
  sourceId: string;
  /** Access token in the path, for tools that can set no header; never logged, kept or passed on. */
  token: string | null;
  /** What stands before the upstream's path: given back in locations, nowhere else. */
  prefix: string;
  /** Path and query for the upstream, as they came; begins with a slash. */
  target: string;
  /** The path of it alone. */
  path: string;
  /** The path as an upstream may understand it: decoded, without a slash at the end. */
  route: string;
};

const TARGET = /^(\/(src_[0-9a-z]{26})(?:\/t\/(chg_[A-Za-z0-9_-]{43}))?)((?:\/[\x21-\x7e]*)?)$/;
const SOURCE = idPattern('source');

/**
 * Reads a request target in origin form (RFC 9112 §3.2.1); null for everything else, as an absolute
 * form, which would name a host, and for paths that servers understand in several ways: with dot
 * segments, doubled or turned slashes, also written as escapes. What is null reaches no upstream.
 */
export function addressOf(target: string): Address | null {
  const [, prefix = '', sourceId = '', token, rest = ''] = TARGET.exec(target) ?? [];
  if (!SOURCE.test(sourceId)) return null;
  const withSlash = rest.startsWith('/') ? rest : `/${rest}`;
  const [path = '/'] = withSlash.split('?', 1);
  if (withSlash.includes('#')) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (/\/\/|[\\\p{Cc}]|(^|\/)\.{1,2}(\/|$)/u.test(decoded)) return null;
  const route = decoded.length > 1 ? decoded.replace(/\/$/, '') : decoded;
  return { sourceId, token: token ?? null, prefix, target: withSlash, path, route };
}

/**
 * The access token of a request: in its path, as a bearer (RFC 6750) or as the password of HTTP Basic
 * (RFC 7617). Null where there is none. `inHeader` says that the header was ours, and is not to go on.
 */
export function tokenOf(
  address: Address,
  authorization: string | undefined,
): { token: string; inHeader: boolean } | null {
  if (address.token !== null) return { token: address.token, inHeader: false };
  const [, scheme = '', value = ''] = /^(\w+) +([\x21-\x7e]+)$/.exec(authorization ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return { token: value, inHeader: true };
  if (!/^basic$/i.test(scheme)) return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : { token: pair.slice(colon + 1), inHeader: true };
}
