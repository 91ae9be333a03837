import type { Announced } from '@/lib/exhibits/commands/announce';
import type { ExhibitItem } from '@/lib/exhibits/dto';
import type { ErrorCode, FieldErrors } from '@/lib/kernel/errors';
import { type Failure, FailureError, localFailure } from './failure';

/** What an act answers: its data and the index of its ledger entry, null where it made none. */
export type Answer<T> = { data: T; entry: number | null };

type Request = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Makes a repetition of the same request harmless. */
  key?: string;
  signal?: AbortSignal;
};

type Problem = { title?: ErrorCode; ref?: string; reason?: string; fields?: FieldErrors };

/** Failures that the same request may outlast. */
const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'RATE']);
const PASSING_REASONS: ReadonlySet<string> = new Set(['idempotency_in_progress']);

/**
 * One request to our own API from the browser, with the session's cookie. Throws a FailureError for
 * a refusal, a lost connection or an answer that is none of ours.
 */
export async function askCase<T>(path: string, request: Request = {}): Promise<Answer<T>> {
  const { method = 'GET', body, key, signal } = request;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1/cases/${path}`, {
      method,
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    text = await response.text();
  } catch {
    signal?.throwIfAborted();
    throw new FailureError(localFailure('offline'));
  }
  if (!response.ok) throw new FailureError(failureOf(response, text));
  const entry = response.headers.get('chirograph-entry');
  // Our own API, described by the types beside the commands that answer.
  const data = (text === '' ? null : JSON.parse(text)) as T;
  return { data, entry: entry === null ? null : Number(entry) };
}

/** Problem details (RFC 9457) as a failure; anything else is a server that is not there. */
export function failureOf(response: Pick<Response, 'status' | 'headers'>, text: string): Failure {
  const problem = problemIn(text);
  const code = problem?.title ?? 'UNAVAILABLE';
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    code,
    reason: problem?.reason,
    fields: problem?.fields,
    ref: problem?.ref ?? null,
    passing:
      (PASSING.has(code) && problem?.reason !== 'store_full') ||
      PASSING_REASONS.has(problem?.reason ?? ''),
    ...(Number.isFinite(after) && after > 0 ? { retryAfter: Math.min(after, 120) } : {}),
  };
}

function problemIn(text: string): Problem | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && 'title' in found
      ? (found as Problem)
      : null;
  } catch {
    return null;
  }
}

/** The addresses of the API that intake uses, for one case. */
export function caseApi(caseId: string) {
  const intake = (intakeId: string) => `${caseId}/intakes/${intakeId}`;
  return {
    announce: (body: { sha256: string; bytes: number; mediaType: string }, signal: AbortSignal) =>
      askCase<Announced>(`${caseId}/intakes`, { method: 'POST', body, signal }),
    heldParts: (intakeId: string, signal: AbortSignal) =>
      askCase<{ parts: number[] }>(`${intake(intakeId)}/parts`, { signal }),
    signPart: (intakeId: string, body: { part: number; sha256: string }, signal: AbortSignal) =>
      askCase<{ url: string; headers: Record<string, string> }>(`${intake(intakeId)}/parts`, {
        method: 'POST',
        body,
        signal,
      }),
    withdraw: (intakeId: string) => askCase<null>(intake(intakeId), { method: 'DELETE' }),
    admit: (intakeId: string, body: unknown, key: string, signal: AbortSignal) =>
      askCase<{ exhibitId: string; number: number }>(`${intake(intakeId)}/admission`, {
        method: 'POST',
        body,
        key,
        signal,
      }),
    registerDigest: (body: unknown, key: string, signal: AbortSignal) =>
      askCase<{ exhibitId: string; number: number }>(`${caseId}/exhibits/digests`, {
        method: 'POST',
        body,
        key,
        signal,
      }),
    relate: (exhibitId: string, toId: string, signal: AbortSignal) =>
      askCase<{ relationId: string }>(`${caseId}/exhibits/${exhibitId}/relations`, {
        method: 'POST',
        body: { relation: 'derived_from', toId },
        signal,
      }),
    /** The exhibit that has these bytes, or null. */
    async bySha256(sha256: string, signal: AbortSignal): Promise<ExhibitItem | null> {
      const { data } = await askCase<{ exhibits: ExhibitItem[] }>(
        `${caseId}/exhibits?search=${sha256}&limit=1`,
        { signal },
      );
      return data.exhibits.find((exhibit) => exhibit.sha256 === sha256) ?? null;
    },
    writeText: (body: unknown, key: string) =>
      askCase<{ exhibitId: string; number: number }>(`${caseId}/exhibits/texts`, {
        method: 'POST',
        body,
        key,
      }),
    reviseText: (exhibitId: string, body: unknown, key: string) =>
      askCase<{ version: number }>(`${caseId}/exhibits/${exhibitId}/versions`, {
        method: 'POST',
        body,
        key,
      }),
  };
}

export type CaseApi = ReturnType<typeof caseApi>;
