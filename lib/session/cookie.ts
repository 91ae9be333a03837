import { decode } from 'next-auth/jwt';
import { env } from '@/lib/kernel/env';
import { idPattern } from '@/lib/kernel/ids';
import { SESSION_LIMITS } from './limits';

const SESSION_ID = idPattern('session');

/** A sealed session cookie of ours is well below this. */
const VALUE_LIMIT = 2048;

/**
 * Name and attributes of a cookie of ours. Over https the name carries `__Host-`, which browsers
 * accept only with Secure, Path=/ and no Domain, so that no neighbouring host can plant one.
 */
export function cookieOf(purpose: 'session' | 'csrf' | 'callback') {
  const secure = new URL(env().CHIROGRAPH_URL).protocol === 'https:';
  return {
    name: `${secure ? '__Host-' : ''}chirograph-${purpose}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

/** Seconds a browser keeps the session cookie; the row may end earlier. */
export const COOKIE_SECONDS = SESSION_LIMITS.absoluteMs / 1000;

/** The session's identifier in a Cookie header, or null where there is none that we sealed. */
export async function sessionIdIn(cookieHeader: string | null): Promise<string | null> {
  const value = cookieValue(cookieHeader, cookieOf('session').name);
  if (!value || value.length > VALUE_LIMIT) return null;
  try {
    const claims = await decode({ token: value, secret: env().CHIROGRAPH_SECRET });
    const id = claims?.sid;
    return typeof id === 'string' && SESSION_ID.test(id) ? id : null;
  } catch {
    // Another key, another algorithm, expired or altered: all are no session.
    return null;
  }
}

/** Value of the one cookie of that name; null where it is absent or sent twice. */
function cookieValue(header: string | null, name: string): string | null {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return found.length === 1 ? (found[0] ?? null) : null;
}
