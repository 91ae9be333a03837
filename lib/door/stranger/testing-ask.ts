import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { newId, PREFIXES, type Subject } from '@/lib/kernel/ids';
import type { Reply } from '@/lib/kernel/reply';
import type { Way } from './testing-registry';

/** What a caller was told: success or the code of the failure, and all of it but the reference. */
export type Told = { code: string; all: unknown };

/** Asks, and answers what the caller is told. A failure nobody foresaw is told as what it is. */
export async function tell(way: Way, caller: Caller, input: object): Promise<Told> {
  if (way.kind !== 'loader') {
    // Commands answer replies; which data they hold is not looked at here.
    const reply = (await way.ask(caller, input)) as Reply<unknown>;
    if (reply.ok) return { code: 'ok', all: reply };
    const { ref: _, ...all } = reply;
    return { code: reply.code, all };
  }
  try {
    return { code: 'ok', all: await way.ask(caller, input) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, reason, fields } = error;
    return { code, all: { code, reason, fields } };
  }
}

const IDENTIFIER = /^([a-z]+)_[0-9a-hjkmnp-tv-z]{26}$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** An identifier or digest that nothing has, of the kind of another. Null for other values. */
export function nothingLike(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const prefix = IDENTIFIER.exec(value)?.[1];
  if (DIGEST.test(value))
    return newId('request')
      .slice(4)
      .padEnd(64, '0')
      .replace(/[^0-9a-f]/g, 'a');
  const subjects = Object.keys(PREFIXES) as Subject[];
  const subject = subjects.find((s) => PREFIXES[s] === prefix);
  return subject ? newId(subject) : null;
}

/** The same input about a case and a workspace that do not exist. */
export function absent(input: object): object {
  const gone = Object.entries(input)
    .filter(([key]) => key === 'caseId' || key === 'workspaceId')
    .map(([key, value]) => [key, nothingLike(value)]);
  return { ...input, ...Object.fromEntries(gone) };
}

/** Input with every identifier and digest in it put through `change`, lists and objects included. */
export function renamed<T>(value: T, change: (id: string, key: string) => string, key = ''): T {
  // Each branch gives back the shape it was given; the compiler cannot see that.
  if (typeof value === 'string') {
    return (nothingLike(value) === null ? value : change(value, key)) as T;
  }
  if (Array.isArray(value)) return value.map((one) => renamed(one, change, key)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, renamed(one, change, name)]),
  ) as T;
}
