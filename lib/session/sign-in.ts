import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { AppError, type ErrorCode } from '@/lib/kernel/errors';
import { COOKIE_SECONDS, cookieOf, sessionIdIn } from './cookie';
import { authOptions, PROVIDER } from './options';
import { lookUpSession } from './sessions';

/** A cookie to set, in the shape the framework's cookie store takes. */
export type CookieToSet = {
  name: string;
  value: string;
  httpOnly: boolean;
  sameSite: 'lax';
  path: string;
  secure: boolean;
  maxAge: number;
};

/** Codes that `authorize` may send through a redirect. */
const CODES = ['RATE', 'TOO_LARGE', 'UNAVAILABLE', 'INTERNAL'] as const satisfies ErrorCode[];

/**
 * Signs in through next-auth, inside this process, for a form that works before the page's scripts
 * do; the same code as a POST to /api/auth/callback/credentials. `headers` are those of the form's
 * request. Answers the session cookie and the account's language. Throws INVALID for a wrong e-mail or password, RATE, or
 * UNAVAILABLE.
 */
export async function signIn(
  email: string,
  password: string,
  headers: Headers,
): Promise<{ cookie: CookieToSet; locale: string }> {
  const csrf = await ask('csrf', 'GET', headers, {}, {});
  const csrfToken = (csrf.body as { csrfToken?: string } | undefined)?.csrfToken ?? '';
  const pair = csrf.cookies.get(cookieOf('csrf').name) ?? '';
  const answer = await ask(
    PROVIDER,
    'POST',
    headers,
    { [cookieOf('csrf').name]: pair },
    { email, password, csrfToken, json: 'true' },
  );
  const value = answer.cookies.get(cookieOf('session').name);
  if (answer.status !== 200 || !value) throw refusalOf(answer.body);
  const { name, options } = cookieOf('session');
  const id = await sessionIdIn(`${name}=${value}`);
  const begun = id === null ? null : await lookUpSession(id);
  if (!begun) throw new AppError('UNAVAILABLE', { cause: new Error('session not found again') });
  return { cookie: { name, value, ...options, maxAge: COOKIE_SECONDS }, locale: begun.locale };
}

/** The cookie that makes a browser forget its session. */
export function forgottenSession(): CookieToSet {
  return { name: cookieOf('session').name, value: '', ...cookieOf('session').options, maxAge: 0 };
}

function refusalOf(body: unknown): AppError {
  const url = (body as { url?: unknown } | undefined)?.url;
  const error = typeof url === 'string' ? new URL(url).searchParams.get('error') : null;
  if (error === 'CredentialsSignin')
    return new AppError('INVALID', { reason: 'wrong_credentials' });
  const [code, reason] = (error ?? '').split(':');
  const known = CODES.find((c) => c === code);
  return new AppError(known ?? 'INTERNAL', {
    ...(reason ? { reason } : {}),
    cause: new Error(`sign-in refused: ${error ?? 'no session cookie'}`),
  });
}

type Answer = { status: number; body: unknown; cookies: Map<string, string> };

/** Calls next-auth as its handler of API routes is called, with only what it reads. */
async function ask(
  action: string,
  method: 'GET' | 'POST',
  headers: Headers,
  cookies: Record<string, string>,
  body: Record<string, string>,
): Promise<Answer> {
  const answer: Answer = { status: 200, body: undefined, cookies: new Map() };
  const kept = new Map<string, number | string | readonly string[]>();
  const keep = (value: unknown) => {
    answer.body = value;
  };
  const response = {
    getHeader: (name: string) => kept.get(name),
    setHeader(name: string, value: number | string | readonly string[]) {
      kept.set(name, value);
      return response;
    },
    status(code: number) {
      answer.status = code;
      return response;
    },
    json: keep,
    send: keep,
    end: () => undefined,
  };
  const nextauth = action === PROVIDER ? ['callback', PROVIDER] : [action];
  const request = {
    method,
    query: { nextauth },
    cookies,
    body: method === 'POST' ? body : undefined,
    headers: Object.fromEntries(headers),
  };
  // Of the framework's request and response, next-auth reads and calls what stands above.
  await NextAuth(
    request as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    authOptions(),
  );
  for (const line of [kept.get('Set-Cookie') ?? []].flat()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? [];
    if (name) answer.cookies.set(name, decodeURIComponent(value ?? ''));
  }
  return answer;
}
