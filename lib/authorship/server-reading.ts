import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { ISO_TIME } from '@/lib/kernel/clock';
import { idPattern } from '@/lib/kernel/ids';
import { type ServerPart, serverPart } from './operation';
import { OPERATION_KINDS } from './vocabulary';

const PROMPT = idPattern('prompt');
const KINDS: ReadonlySet<unknown> = new Set(OPERATION_KINDS);

/**
 * The server part of an operation in its one shape and spelling, or undefined. Most note nothing and
 * are read by hand; the schema reads the others.
 */
export function readServerPart(text: string): ServerPart | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    const plain = readPlain(value, text);
    if (plain) return plain;
    const result = serverPart.safeParse(value);
    return result.success && canonicalJson(value as Json) === text ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** A server part that notes nothing, or undefined for anything that the schema must look at. */
function readPlain(value: unknown, text: string): ServerPart | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { access, account, at, kind, note, prompt, seq, session, v } = value as ServerPart;
  if (note === null || typeof note !== 'object' || Object.keys(note).length > 0) return undefined;
  if (!isText(account) || !(access === null || isText(access))) return undefined;
  if (!(session === null || isText(session)) || !KINDS.has(kind) || v !== 1) return undefined;
  if (!isText(at) || !ISO_TIME.test(at) || !isText(prompt) || !PROMPT.test(prompt))
    return undefined;
  if (!Number.isSafeInteger(seq) || seq < 0) return undefined;
  const [a, b, c] = [access, account, session].map((one) => JSON.stringify(one));
  const canonical =
    `{"access":${a},"account":${b},"at":"${at}","kind":"${kind}","note":{},` +
    `"prompt":"${prompt}","seq":${seq},"session":${c},"v":1}`;
  return canonical === text ? (value as ServerPart) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}
