import type { z } from 'zod';
import { answer, handler } from '@/lib/door/handler';
import { problem } from '@/lib/door/problem';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { jsonOf, withBody } from './body';
import { failurePage, prefersPage } from './failure-page';
import { keyOf, once, requestHash } from './idempotency';
import { fromBody, fromPath, fromQuery, refuseQuery } from './input';
import { loadSight } from './loaders';
import { type Operation, USUAL_LIMIT } from './operation';
import { takeRequest } from './rate';

/** What the work of an operation gets. */
export type Served<S extends z.ZodObject> = {
  caller: Caller;
  request: Request;
  /** Members of the input as they came; commands and loaders decide what they take. */
  input: z.input<S>;
  /** The whole body of an operation that takes bytes; empty otherwise. */
  bytes: Uint8Array;
};

type Work<S extends z.ZodObject> = (served: Served<S>) => Promise<Response>;
type NextContext = { params: Promise<Record<string, string>> };

/** What a route exports for a method. */
export type RouteHandler = (request: Request, next: NextContext) => Promise<Response>;

const NOTHING = new Uint8Array();

/**
 * A route handler for an operation: who is calling and how often, its input out of path, query and
 * body, idempotency where it creates. Failures are problem details (RFC 9457). `before` is asked
 * before a body is read, where reading it is worth refusing strangers first.
 */
export function serve<S extends z.ZodObject>(
  operation: Operation<S>,
  work: Work<S>,
  before?: (caller: Caller, input: z.input<S>) => Promise<unknown>,
): RouteHandler {
  const handle = handler(operation.id, async ({ request, caller, params }) => {
    if (!operation.open && !caller.actor) throw new AppError('UNAUTHENTICATED');
    takeRequest(caller);
    const path = fromPath(operation, params);
    const json = operation.body === 'json';
    if (json) refuseQuery(request.url);
    const query = json ? {} : fromQuery(operation, request.url);
    if (operation.method === 'GET') {
      // With the input in the issues, a wrong type is told apart from a missing member.
      operation.input.parse({ ...query, ...path }, { reportInput: true });
    }
    await before?.(caller, asInput<S>({ ...query, ...path }));
    const run = (members: Record<string, unknown>, bytes: Uint8Array) =>
      work({ caller, request, bytes, input: asInput<S>({ ...members, ...path }) });
    if (operation.method === 'POST' && !operation.creates && keyOf(request) !== null) {
      // Ignoring it would promise what is not kept.
      throw new AppError('INVALID', { reason: 'idempotency_not_offered' });
    }
    const isUnread = ['none', 'ndjson', 'stream'].includes(operation.body);
    if (isUnread) return run(query, NOTHING);
    return withBody(request, operation.limit ?? USUAL_LIMIT, async (bytes) => {
      const act = async () =>
        run(json ? fromBody(operation, jsonOf(request, bytes)) : query, bytes);
      const key = operation.creates ? keyOf(request) : null;
      if (key === null || !caller.actor) return act();
      return once({
        accountId: caller.actor.id,
        key,
        hash: requestHash(request, bytes),
        work: act,
        maySee: async () => {
          if (typeof path.caseId === 'string') await loadSight(caller, { caseId: path.caseId });
        },
      });
    });
  });
  return async (request, next) => finished(request, await handle(request, next));
}

/** The one cast: what came from outside is called input here and parsed by whoever uses it. */
function asInput<S extends z.ZodObject>(members: Record<string, unknown>): z.input<S> {
  return members as z.input<S>;
}

/** A command's reply as the response an operation states; nothing to say is 204. */
export function replied<T>(
  operation: Operation,
  reply: Reply<T>,
  location?: (data: T) => string,
): Response {
  if (!reply.ok) return problem(reply);
  if (reply.data === null) {
    const index = reply.index === null ? undefined : { 'chirograph-entry': String(reply.index) };
    return new Response(null, { status: 204, ...(index ? { headers: index } : {}) });
  }
  const headers = location ? { location: `/api/v1${location(reply.data)}` } : {};
  return answer(reply, operation.answer.status, headers);
}

/** What every failure carries besides its problem details; a page for whoever followed a link. */
async function finished(request: Request, response: Response): Promise<Response> {
  const { status, headers } = response;
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="chirograph"');
  if ((status === 429 || status === 503) && !headers.has('retry-after')) {
    headers.set('retry-after', '5');
  }
  const isProblem = headers.get('content-type') === 'application/problem+json';
  const isLink = request.method === 'GET' || request.method === 'HEAD';
  return isProblem && isLink && prefersPage(request.headers.get('accept'))
    ? failurePage(request, response)
    : response;
}
