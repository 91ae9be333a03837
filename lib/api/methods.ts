import type { Method } from './operation';
import type { RouteHandler } from './serve';

type Handlers = { [M in Method]?: RouteHandler };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Everything a route file exports: one handler for each method there is. */
export type RouteExports = Record<(typeof METHODS)[number], RouteHandler>;

/**
 * The exports of a route file: the handlers given, HEAD as GET without a body, OPTIONS, and for
 * every other method 405 with `Allow` (the framework's own answer has none; RFC 9110 §15.5.6).
 */
export function methods(handlers: Handlers): RouteExports {
  const { GET } = handlers;
  const served: Partial<RouteExports> = { ...handlers };
  if (GET) served.HEAD = async (request, next) => withoutBody(await GET(request, next));
  const allow = [...METHODS.filter((m) => served[m]), 'OPTIONS'].join(', ');
  served.OPTIONS = async () => new Response(null, { status: 204, headers: { allow } });
  const refuse: RouteHandler = async () =>
    new Response(
      JSON.stringify({
        type: 'urn:chirograph:problem:method_not_allowed',
        title: 'METHOD_NOT_ALLOWED',
        status: 405,
      }),
      { status: 405, headers: { allow, 'content-type': 'application/problem+json' } },
    );
  return {
    GET: served.GET ?? refuse,
    HEAD: served.HEAD ?? refuse,
    POST: served.POST ?? refuse,
    PUT: served.PUT ?? refuse,
    PATCH: served.PATCH ?? refuse,
    DELETE: served.DELETE ?? refuse,
    OPTIONS: served.OPTIONS,
  };
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
