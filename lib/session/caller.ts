import type { Actor, Caller } from '@/lib/kernel/actor';
import { clientOf } from './address';
import { sessionIdIn } from './cookie';
import { lookUpSession } from './sessions';
import { lookUpToken } from './token';

/**
 * Who sends a request to a route handler. With an Authorization header, the bearer of its token and
 * nobody else: a cookie beside it is not looked at, because such requests pass no origin check.
 * Without one, the person whose session the cookie names. `actor` is null for strangers and for
 * sessions and tokens that have ended. `isUse: false` asks without counting as use of the session: an
 * open stream must not keep it alive. Throws UNAVAILABLE without a database.
 */
export async function callerOfRequest(
  request: Request,
  options: { isUse?: boolean } = {},
): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return callerOfCookies(request.headers, options);
  const bearer = await lookUpToken(authorization);
  const actor: Actor | null = bearer && {
    kind: 'person',
    id: bearer.accountId,
    name: bearer.name,
    session: bearer.tokenId,
    authenticator: 'token',
    scopes: bearer.scopes,
  };
  return { actor, client: clientOf(request.headers) };
}

/** Who sends a request with these headers, by its cookie alone: for pages and their actions. */
export async function callerOfCookies(
  headers: Headers,
  options: { isUse?: boolean } = {},
): Promise<Caller> {
  const client = clientOf(headers);
  const sessionId = await sessionIdIn(headers.get('cookie'));
  const signedIn = sessionId === null ? null : await lookUpSession(sessionId, options);
  const actor: Actor | null = signedIn && {
    kind: 'person',
    id: signedIn.accountId,
    name: signedIn.name,
    session: signedIn.sessionId,
    authenticator: 'password',
    scopes: 'all',
  };
  return { actor, client };
}
