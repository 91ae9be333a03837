import { sha256 } from '#crypto';
import { fromBase64, toBase64, toHex, utf8 } from '@/lib/kernel/digest';

/** Signature type of Ed25519 note signatures (C2SP signed-note §Signature types). */
const ED25519 = 0x01;

/** A key that verifies signed notes: an Ed25519 public key under a name. */
export interface Vkey {
  /** Key name; for checkpoints the origin of the log, or a leading part of it. */
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), as 8 hexadecimal characters. */
  readonly keyId: string;
  /** Raw public key, 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/**
 * The key under a name. Throws a RangeError for a name that notes cannot carry and for a key that
 * is not 32 bytes or belongs to a small subgroup.
 */
export function vkeyOf(name: string, publicKey: Uint8Array): Vkey {
  if (!isKeyName(name)) throw new RangeError('not a key name');
  if (!isUsableKey(publicKey)) throw new RangeError('not an Ed25519 public key');
  const id = sha256(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey).subarray(0, 4);
  return { name, keyId: toHex(id), publicKey: publicKey.slice() };
}

/** Text form `<name>+<key id>+<base64(type ‖ key)>`, as C2SP signed-note tools read it. */
export function formatVkey(key: Vkey): string {
  const typed = new Uint8Array(1 + key.publicKey.length);
  typed[0] = ED25519;
  typed.set(key.publicKey, 1);
  return `${key.name}+${key.keyId}+${toBase64(typed)}`;
}

/** The key that a text stands for, or undefined where the text is anything else. */
export function parseVkey(text: string): Vkey | undefined {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 1 || second < 0) return undefined;
  try {
    const typed = fromBase64(text.slice(second + 1));
    if (typed.length !== 33 || typed[0] !== ED25519) return undefined;
    const key = vkeyOf(text.slice(0, first), typed.slice(1));
    return formatVkey(key) === text ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What people compare to know a key: SHA-256 of the 32 raw bytes, in hexadecimal. It does not
 * depend on the name, so one figure serves every case of an instance.
 */
export function keyFingerprint(key: Vkey): string {
  return toHex(sha256(key.publicKey));
}

/**
 * The trusted keys that may sign for an origin: those with its name, and those whose name is a
 * leading part of it up to a slash, put under its name. So a person who knows only the key of an
 * instance can check each of its cases.
 */
export function keysFor(origin: string, trusted: readonly Vkey[]): Vkey[] {
  const keys = new Map<string, Vkey>();
  for (const key of trusted) {
    if (key.name !== origin && !origin.startsWith(`${key.name}/`)) continue;
    const own = key.name === origin ? key : vkeyOf(origin, key.publicKey);
    keys.set(formatVkey(own), own);
  }
  return [...keys.values()];
}

/** Whether a name may stand in a signature line: not empty, no white space, no plus. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 512 && !/[\s+\p{Zs}\p{Cc}]/u.test(name);
}

/**
 * y coordinates of the points of order 1, 2, 4 and 8. A signature under such a key says nothing,
 * and libraries disagree on whether it verifies.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

function isUsableKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false;
  const y = key.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  // y of p = 2^255 - 19 or more: a second spelling of a small number.
  const unreduced = (y[0] ?? 0) >= 0xed && y[31] === 0x7f && y.subarray(1, 31).every(isFull);
  return !unreduced && !SMALL_ORDER.has(toHex(y));
}

function isFull(byte: number): boolean {
  return byte === 0xff;
}
