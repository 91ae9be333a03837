import type { ServerResponse } from 'node:http';
import { newReference } from '@/lib/door/failure';
import { type ErrorCode, statusOf } from '@/lib/kernel/errors';

/** A failure of the gateway itself, as problem details (RFC 9457). `detail` is for whoever reads logs of a tool. */
export type GatewayProblem = {
  status: number;
  title: string;
  reason: string;
  detail: string;
  ref: string;
  headers?: Record<string, string>;
};

/** Strangers, sources that do not exist, and those of others: word for word the same. */
export function notFound(): GatewayProblem {
  return {
    status: 404,
    title: 'NOT_FOUND',
    reason: 'unknown_source',
    detail: 'There is no such source, or this token opens none.',
    ref: newReference(),
  };
}

export function problemOf(code: ErrorCode, reason: string, detail: string): GatewayProblem {
  return { status: statusOf(code), title: code, reason, detail, ref: newReference() };
}

export function badGateway(reason: string, detail: string): GatewayProblem {
  return { status: 502, title: 'BAD_GATEWAY', reason, detail, ref: newReference() };
}

/** Body and headers of a problem. */
export function problemParts({ status, title, reason, detail, ref, headers }: GatewayProblem) {
  const type = `urn:chirograph:problem:${reason}`;
  // Tools show `error.message`; problem details alone would leave people with a number.
  const body = JSON.stringify({
    type,
    title,
    status,
    reason,
    detail,
    ref,
    error: { message: detail, type: reason, code: reason },
  });
  return {
    body,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
  };
}

/** Answers with a problem, unless an answer has begun already: then the connection is cut. */
export function sendProblem(
  response: ServerResponse,
  problem: GatewayProblem,
  more: Record<string, string> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { body, headers } = problemParts(problem);
  response.writeHead(problem.status, { ...headers, ...more });
  response.end(body);
}
