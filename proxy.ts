import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { WORKSPACE_COOKIE } from '@/app/workspace-cookie';
import { env } from '@/lib/kernel/env';

const WORKSPACE_PATH = /^\/(ws_[0-9a-hjkmnp-tv-z]{26})(?:\/|$)/;
/** The one page that talks with the page that opened its window: a generator's, of another origin. */
const HANDING_OVER =
  /^\/ws_[0-9a-hjkmnp-tv-z]{26}\/cases\/case_[0-9a-hjkmnp-tv-z]{26}\/import\/from-page$/;
const YEAR = 365 * 24 * 3600;

/** Origins from which the browser fetches objects, and to which it uploads them. */
function storeOrigins(): string {
  const { S3_PUBLIC_ENDPOINT, S3_ENDPOINT, S3_BUCKET, S3_REGION } = env();
  const url = new URL(S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`);
  const named = /^\d|^\[|^localhost$/.test(url.hostname)
    ? []
    : [`${url.protocol}//${S3_BUCKET}.${url.host}`];
  return [url.origin, ...named].join(' ');
}

/**
 * What a page may load (CSP level 3). Scripts run by nonce only; user content comes from the
 * store's origin and can be shown there, never run here. Inline style attributes stay allowed:
 * the framework and the components render them, and they cannot carry script.
 */
function contentSecurityPolicy(nonce: string, secure: boolean): string {
  const development = process.env.NODE_ENV === 'development';
  const store = storeOrigins();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // In development the framework's own tools bring styles without a nonce.
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `connect-src 'self' ${store}${development ? ' ws:' : ''}`,
    `img-src 'self' blob: data: ${store}`,
    `media-src 'self' blob: ${store}`,
    `frame-src ${store}`,
    "font-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * Headers of every page, and nothing else: who may see what is decided where it is read, never
 * here. Requests with bodies of any size go to /api, which this never sees.
 */
export function proxy(request: NextRequest): NextResponse {
  const secure = env().CHIROGRAPH_URL.startsWith('https:');
  const nonce = randomBytes(18).toString('base64');
  const policy = contentSecurityPolicy(nonce, secure);
  const { pathname, search } = request.nextUrl;

  const inside = new Headers(request.headers);
  // From this header the framework takes the nonce of its own scripts.
  inside.set('content-security-policy', policy);
  inside.set('x-nonce', nonce);
  inside.set('x-chirograph-path', `${pathname}${search}`);

  const response = NextResponse.next({ request: { headers: inside } });
  const { headers } = response;
  headers.set('content-security-policy', policy);
  // Not `no-referrer`: browsers would then send `Origin: null` with forms, and a form that works
  // without script could no longer be told from a foreign one. Other origins get no referrer.
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-content-type-options', 'nosniff');
  // With any other value the browser cuts the tie to a window of another origin, both ways.
  const opener = HANDING_OVER.test(pathname) ? 'unsafe-none' : 'same-origin';
  headers.set('cross-origin-opener-policy', opener);
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set(
    'permissions-policy',
    'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()',
  );
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');

  const workspaceId = WORKSPACE_PATH.exec(pathname)?.[1];
  const isPage = request.method === 'GET' && !request.headers.has('next-router-prefetch');
  if (workspaceId && isPage && request.cookies.get(WORKSPACE_COOKIE)?.value !== workspaceId) {
    response.cookies.set(WORKSPACE_COOKIE, workspaceId, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/',
      maxAge: YEAR,
    });
  }
  return response;
}

export const config = {
  // Pages only. The verifier is a file of its own that also runs without this server.
  matcher: ['/((?!api/|_next/static/|_next/image|favicon\\.ico$|icon\\.svg$|verifier\\.html$).*)'],
};
