import type { NextAuthOptions, User } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';
import { clientOf } from './address';
import { COOKIE_SECONDS, cookieOf, sessionIdIn } from './cookie';
import { checkCredentials } from './credentials';
import { endSessionById, lookUpSession, openSession } from './sessions';

/** The provider's name in addresses: /api/auth/callback/credentials. */
export const PROVIDER = 'credentials';

/** The claim of the session's row; the cookie says nothing else about anybody. */
const sessionOf = (token: JWT): string | null => (typeof token.sid === 'string' ? token.sid : null);

/**
 * Checks the credentials and makes the session's row. The user handed on is that row: its
 * identifier is new at every sign-in, so that a cookie planted before is worth nothing after.
 */
async function authorize(
  given: Record<'email' | 'password', string> | undefined,
  request: { headers?: Record<string, unknown> },
): Promise<User | null> {
  const { email, password } = given ?? {};
  if (typeof email !== 'string' || typeof password !== 'string') return null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (typeof value === 'string') headers.set(name, value);
  }
  try {
    const client = clientOf(headers);
    const found = await checkCredentials(email, password, client);
    if (!found) return null;
    const id = await openSession(found.accountId, client);
    const before = await sessionIdIn(headers.get('cookie'));
    if (before) await endSessionById(before);
    return { id };
  } catch (error) {
    // Its message travels in a redirect, so it may say no more than a code and a reason.
    if (error instanceof AppError) throw new Error(`${error.code}:${error.reason ?? ''}`);
    log.error({ err: error }, 'sign-in failed');
    throw new Error('INTERNAL:');
  }
}

/**
 * Settings of next-auth: e-mail and password, a sealed cookie that carries the identifier of a
 * session row and nothing else, no adapter. Nothing outside lib/session and the route of
 * /api/auth imports next-auth.
 */
export function authOptions(): NextAuthOptions {
  const url = env().CHIROGRAPH_URL;
  // The library takes its own address from here only; from a request's Host it would be the caller's.
  process.env.NEXTAUTH_URL = url;
  return {
    secret: env().CHIROGRAPH_SECRET,
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    jwt: { maxAge: COOKIE_SECONDS },
    useSecureCookies: url.startsWith('https:'),
    cookies: {
      sessionToken: cookieOf('session'),
      csrfToken: cookieOf('csrf'),
      callbackUrl: cookieOf('callback'),
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        id: PROVIDER,
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize,
      }),
    ],
    callbacks: {
      async jwt({ token, user, trigger }) {
        if (trigger === 'signIn') return { sid: user.id };
        const sid = sessionOf(token);
        if (!sid || !(await lookUpSession(sid))) throw new Error('session ended');
        return { sid };
      },
      async session({ session, token }) {
        const sid = sessionOf(token);
        const signedIn = sid ? await lookUpSession(sid) : null;
        return { expires: session.expires, user: { name: signedIn?.name ?? null } };
      },
    },
    events: {
      async signOut({ token }) {
        const sid = token ? sessionOf(token) : null;
        if (sid) await endSessionById(sid);
      },
    },
    logger: {
      error(code, detail) {
        const level = code === 'JWT_SESSION_ERROR' ? 'debug' : 'error';
        log[level]({ code, detail: detail instanceof Error ? detail.message : undefined }, 'auth');
      },
      warn: (code) => log.debug({ code }, 'auth'),
      debug: () => undefined,
    },
  };
}
