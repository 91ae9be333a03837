import { describe, expect, it } from 'vitest';
import { problem } from '@/lib/door/problem';
import { failureOf } from './case-api';

const told = async (response: Response) => failureOf(response, await response.text());

describe('a refusal of the API', () => {
  it('keeps code, reason, fields and reference', async () => {
    const failure = await told(
      problem({
        ok: false,
        code: 'CONFLICT',
        reason: 'duplicate_digest',
        fields: { exhibit: '7' },
        ref: 'a1b2c3d4e5',
      }),
    );
    expect(failure).toEqual({
      code: 'CONFLICT',
      reason: 'duplicate_digest',
      fields: { exhibit: '7' },
      ref: 'a1b2c3d4e5',
      passing: false,
    });
  });

  it('that will pass says when to try again, and never asks to wait for hours', async () => {
    const busy = { ok: false, code: 'UNAVAILABLE', ref: 'r' } as const;
    expect(await told(problem(busy, 7))).toMatchObject({ passing: true, retryAfter: 7 });
    expect(await told(problem(busy, 86_400))).toMatchObject({ retryAfter: 120 });
  });

  it('that a first request is still at work passes; that the store is full does not', async () => {
    const work = {
      ok: false,
      code: 'CONFLICT',
      reason: 'idempotency_in_progress',
      ref: 'r',
    } as const;
    expect((await told(problem(work))).passing).toBe(true);
    const full = { ok: false, code: 'UNAVAILABLE', reason: 'store_full', ref: 'r' } as const;
    expect((await told(problem(full))).passing).toBe(false);
  });

  it('of a proxy that knows no problem details counts as a server out of reach', async () => {
    const page = new Response('<html>502</html>', { status: 502 });
    expect(await told(page)).toMatchObject({ code: 'UNAVAILABLE', ref: null, passing: true });
  });
});
