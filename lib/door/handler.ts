import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { callerOfRequest } from '@/lib/session/caller';
import { failureReply, toAppError } from './failure';
import { requireOwnOrigin } from './origin';
import { problem, retryAfterOf } from './problem';

/** What a route handler works with. `params` are the decoded path segments. */
export type HandlerContext = { request: Request; caller: Caller; params: Record<string, string> };

type NextContext = { params: Promise<Record<string, string>> };

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Wraps a route handler: who is calling, the own-origin check for changes made with a cookie,
 * failures as problem details, answers never cached. Permission stays with commands and loaders.
 */
export function handler(name: string, work: (context: HandlerContext) => Promise<Response>) {
  return async (request: Request, next: NextContext): Promise<Response> => {
    try {
      const bearer = request.headers.has('authorization');
      if (CHANGES.has(request.method) && !bearer) requireOwnOrigin(request.headers);
      const caller = await callerOfRequest(request);
      const response = await work({ request, caller, params: await next.params });
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      response.headers.set('x-content-type-options', 'nosniff');
      return response;
    } catch (error) {
      const failure = toAppError(error);
      return problem(failureReply(failure, { route: name }), retryAfterOf(failure));
    }
  };
}

/** A command's reply as JSON; `index` travels as a header so that data stays the plain resource. */
export function answer<T>(
  reply: Reply<T>,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  if (!reply.ok) return problem(reply);
  const index: Record<string, string> =
    reply.index === null ? {} : { 'chirograph-entry': String(reply.index) };
  return Response.json(reply.data, { status, headers: { ...index, ...headers } });
}

/** Reads a JSON body of at most `limit` bytes. Throws TOO_LARGE or INVALID. */
export async function readJson(request: Request, limit = 1 << 20): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('INVALID', { reason: 'not_json', cause });
  }
}

/** Reads a body of at most `limit` bytes, checked against its declared length. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > limit)
    throw new AppError('TOO_LARGE', { reason: 'body_limit' });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw new AppError('TOO_LARGE', { reason: 'body_limit' });
    parts.push(part);
  }
  // A proxy that cuts bodies silently would otherwise have half a body recorded.
  if (declared !== null && Number(declared) !== size)
    throw new AppError('INVALID', { reason: 'body_cut' });
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
