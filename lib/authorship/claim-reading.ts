import { ISO_TIME } from '@/lib/kernel/clock';
import { SHA256_HEX, utf8 } from '@/lib/kernel/digest';
import { idPattern } from '@/lib/kernel/ids';
import { type Claim, type ClaimOf, type IdRange, MAX_CLAIM_BYTES, parseClaim } from './claim';
import { refuse } from './refusal';
import { INSERT_KINDS } from './vocabulary';

const PROMPT = idPattern('prompt');
const ACCOUNT = idPattern('account');
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const CLIENT_ID = /^[0-9a-f]{32}$/;
const KINDS: ReadonlySet<unknown> = new Set(INSERT_KINDS);

/**
 * The claim that a text holds, refused where it is too large, not canonical or not a claim. Edits are
 * nearly all claims and are read by hand, ten times as fast as by the schema; every other answer is
 * left to the schema.
 */
export function readClaim(text: string): Claim {
  if (text.length > MAX_CLAIM_BYTES || utf8(text).length > MAX_CLAIM_BYTES) refuse('oversize');
  const edit = readEdit(text);
  if (edit) return edit;
  try {
    return parseClaim(text);
  } catch (error) {
    return refuse('malformed', error instanceof Error ? error.message.slice(0, 300) : undefined);
  }
}

/** An edit in its one spelling, or undefined for anything that the schema must look at. */
export function readEdit(text: string): ClaimOf<'edit'> | undefined {
  let value: Partial<ClaimOf<'edit'>>;
  try {
    value = JSON.parse(text) as Partial<ClaimOf<'edit'>>;
  } catch {
    return undefined;
  }
  if (value === null || value.k !== 'edit') return undefined;
  const { account, dt, ins, n, prompt, seen, seenHash, t, u, w } = value;
  if (!matches(account, ACCOUNT) || !matches(prompt, PROMPT) || !matches(t, ISO_TIME)) return;
  if (!matches(seenHash, SHA256_HEX) || !matches(u, BASE64) || u.length > 900_000) return;
  if (!whole(n, 0) || !whole(seen, 0) || !whole(w, 1, 0xffffffff)) return;
  if (!Array.isArray(dt) || dt.length > 8192 || !dt.every((d) => whole(d, 0, 86_400_000))) return;
  if (!Array.isArray(ins) || ins.length > 8192) return;
  let runs = '';
  for (const one of ins) {
    const run = runText(one);
    if (run === undefined) return undefined;
    runs += runs === '' ? run : `,${run}`;
  }
  const canonical =
    `{"account":"${account}","dt":[${dt.join(',')}],"ins":[${runs}],"k":"edit","n":${n},` +
    `"prompt":"${prompt}","seen":${seen},"seenHash":"${seenHash}","t":"${t}","u":"${u}","v":1,"w":${w}}`;
  return canonical === text ? (value as ClaimOf<'edit'>) : undefined;
}

/** Canonical text of one inserted run; undefined where its shape is wrong. */
function runText(run: unknown): string | undefined {
  if (run === null || typeof run !== 'object') return undefined;
  const { at, c, k, l, src, sug } = run as Record<string, unknown>;
  if (!whole(c, 0) || !whole(l, 1, 1_000_000) || !KINDS.has(k)) return undefined;
  let text = `"c":${c},"k":"${k}","l":${l}`;
  if (at !== undefined) {
    if (!whole(at, 0)) return undefined;
    text = `"at":${at},${text}`;
  }
  if (src !== undefined) {
    if (!Array.isArray(src) || src.length < 1 || src.length > 4096 || !src.every(isRange)) return;
    text += `,"src":[${src.map((range) => `[${range.join(',')}]`).join(',')}]`;
  }
  if (sug !== undefined) {
    if (!matches(sug, CLIENT_ID)) return undefined;
    text += `,"sug":"${sug}"`;
  }
  return `{${text}}`;
}

function isRange(range: unknown): range is IdRange {
  return (
    Array.isArray(range) &&
    range.length === 3 &&
    whole(range[0], 1, 0xffffffff) &&
    whole(range[1], 0) &&
    whole(range[2], 1, 1_000_000)
  );
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function whole(value: unknown, from: number, to = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to;
}
