import { type AppError, statusOf } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';

type Failure = Extract<Reply<never>, { ok: false }>;

/** A failure as RFC 9457 problem details. `title` is the code; texts are the reader's to translate. */
export function problem(failure: Failure, retryAfter?: number): Response {
  const status = statusOf(failure.code);
  const body = {
    type: `urn:chirograph:problem:${failure.code.toLowerCase()}`,
    title: failure.code,
    status,
    ref: failure.ref,
    ...(failure.reason ? { reason: failure.reason } : {}),
    ...(failure.fields ? { fields: failure.fields } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
    },
  });
}

/** Seconds to wait before the same request may succeed, where the failure says so. */
export function retryAfterOf(error: AppError): number | undefined {
  return (
    error.retryAfter ?? (error.code === 'UNAVAILABLE' || error.code === 'RATE' ? 5 : undefined)
  );
}
