import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isDatabaseLost } from '@/db/tx';
import { AppError, type ErrorCode } from '@/lib/kernel/errors';
import { failureReply, fieldErrors, toAppError } from './failure';
import { problem, retryAfterOf } from './problem';

/** The issues of parsing a value, as the door parses. */
function fieldsOf(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.error ? fieldErrors(parsed.error) : {};
}

/** A failure that the driver itself gives where no database is. */
async function lost(): Promise<unknown> {
  const sql = postgres('postgres://nobody@127.0.0.1:9/none', { max: 1, connect_timeout: 2 });
  return sql`select 1`.then(
    () => new Error('somebody answered'),
    (error: unknown) => error,
  );
}

describe('a failure', () => {
  const STATUS: Record<ErrorCode, number> = {
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    NOT_FOUND: 404,
    INVALID: 422,
    CONFLICT: 409,
    SEALED: 409,
    TOO_LARGE: 413,
    RATE: 429,
    UNAVAILABLE: 503,
    INTERNAL: 500,
  };

  it.each(Object.entries(STATUS) as [ErrorCode, number][])(
    '%s is answered with the status %i and problem details',
    async (code, status) => {
      const failure = new AppError(code, { reason: 'because', fields: { title: 'required' } });
      const response = problem(failureReply(failure, {}), retryAfterOf(failure));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.has('retry-after')).toBe(status === 429 || status === 503);
      expect(await response.json()).toEqual({
        type: `urn:chirograph:problem:${code.toLowerCase()}`,
        title: code,
        status,
        ref: expect.stringMatching(/^[0-9a-f]{10}$/),
        reason: 'because',
        fields: { title: 'required' },
      });
    },
  );

  it('nobody foresaw shows a reference and nothing of itself', () => {
    const reply = failureReply(new Error('password is hunter2'), {});
    expect(reply).toEqual({ ok: false, code: 'INTERNAL', ref: reply.ref });
    expect(reply.ref).toMatch(/^[0-9a-f]{10}$/);
  });

  it('of a database that is not there is a reason to come again', async () => {
    const error = await lost();
    expect(isDatabaseLost(error)).toBe(true);
    expect(isDatabaseLost(new Error('read failed', { cause: error }))).toBe(true);
    expect(toAppError(new Error('read failed', { cause: error }))).toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'database_lost',
      retryAfter: 2,
    });
  });

  it('of anything else is no lost database', () => {
    const code = (value: string) => Object.assign(new Error('x'), { code: value });
    for (const other of [new Error('x'), code('23505'), code('42P01'), 'ECONNREFUSED', null]) {
      expect(isDatabaseLost(other)).toBe(false);
    }
    expect(toAppError(code('23505'))).toMatchObject({ code: 'CONFLICT' });
    expect(toAppError(code('42P01'))).toMatchObject({ code: 'INTERNAL' });
  });

  it('of what was sent does not carry it along', () => {
    const sent = z.strictObject({ password: z.string() }).safeParse({ password: 123456789 });
    const failure = toAppError(sent.error);
    expect(failure.code).toBe('INVALID');
    expect(failure.cause).toBeUndefined();
  });
});

describe('fields that are wrong', () => {
  const schema = z.strictObject({
    title: z.string().min(1).max(5),
    count: z.number().min(2).max(4),
    kind: z.enum(['note', 'statement']),
    mail: z.email(),
    nested: z.strictObject({ day: z.string().refine((d) => d === 'x', { error: 'not_a_day' }) }),
  });
  const right = {
    title: 'a',
    count: 3,
    kind: 'note',
    mail: 'a@example.test',
    nested: { day: 'x' },
  };

  it.each([
    ['missing', { ...right, title: undefined }, { title: 'required' }],
    ['empty', { ...right, title: '' }, { title: 'required' }],
    ['of a wrong type', { ...right, title: 7 }, { title: 'wrong_type' }],
    ['null', { ...right, title: null }, { title: 'wrong_type' }],
    ['too long', { ...right, title: 'abcdef' }, { title: 'too_long' }],
    ['too small', { ...right, count: 1 }, { count: 'too_small' }],
    ['too big', { ...right, count: 5 }, { count: 'too_big' }],
    ['not on the list', { ...right, kind: 'letter' }, { kind: 'wrong_value' }],
    ['of another form', { ...right, mail: 'nobody' }, { mail: 'wrong_format' }],
    ['unknown', { ...right, other: 1 }, { _: 'unknown_field' }],
    ['refused by a rule', { ...right, nested: { day: 'y' } }, { 'nested.day': 'not_a_day' }],
    ['no object at all', null, { _: 'wrong_type' }],
  ])('say so where they are %s', (_, value, fields) => {
    expect(fieldsOf(schema, value)).toEqual(fields);
  });
});
