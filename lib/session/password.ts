import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';

/** scrypt (RFC 7914): 128 MiB and about a third of a second for each guess. */
const PRESENT = { ln: 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Longest password, in bytes of UTF-8. */
export const PASSWORD_BYTES = 1000;

/** Hashes at a time, each holding 128 MiB, and requests that may wait for a turn. */
const AT_ONCE = 2;
const WAITING = 32;

type Parameters = { ln: number; r: number; p: number };

// On globalThis because route bundles may hold module instances of their own.
const turns = globalThis as typeof globalThis & {
  chirographHashing?: { running: number; queue: (() => void)[] };
};

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  turns.chirographHashing ??= { running: 0, queue: [] };
  const state = turns.chirographHashing;
  if (state.running >= AT_ONCE) {
    if (state.queue.length >= WAITING) {
      throw new AppError('RATE', { reason: 'sign_in_busy', retryAfter: 5 });
    }
    // Whoever ends hands over its place, so `running` stays as it is.
    await new Promise<void>((resolve) => state.queue.push(resolve));
  } else {
    state.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = state.queue.shift();
    if (next) next();
    else state.running -= 1;
  }
}

/**
 * Bytes of a password. NFKC (NIST SP 800-63B §3.1.1.2), so that the same keys give the same bytes
 * whether a system composes accents, or an input method sends full-width digits. Throws
 * TOO_LARGE above `PASSWORD_BYTES`.
 */
function bytesOf(password: string): Uint8Array {
  if (password.length > PASSWORD_BYTES || utf8(password).length > PASSWORD_BYTES) {
    throw new AppError('TOO_LARGE', { reason: 'password_too_long' });
  }
  return utf8(password.normalize('NFKC'));
}

function derive(password: Uint8Array, salt: Uint8Array, parameters: Parameters): Promise<Buffer> {
  const { ln, r, p } = parameters;
  const N = 2 ** ln;
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password, salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, hash) =>
          error ? reject(error) : resolve(hash),
        );
      }),
  );
}

const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/**
 * `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`, the form of the PHC string format: parameters travel with
 * the hash, so that they can be raised later. Throws TOO_LARGE, or RATE when too many wait.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(bytesOf(password), salt, PRESENT);
  return `$scrypt$ln=${PRESENT.ln},r=${PRESENT.r},p=${PRESENT.p}$${plain(salt)}$${plain(hash)}`;
}

/** What stands in place of a hash where no password opens the account yet. */
export const NO_PASSWORD = '!';

const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

type Stored = { parameters: Parameters; salt: Buffer; hash: Buffer };

function read(stored: string): Stored | null {
  const [, ln, r, p, salt, hash] = FORM.exec(stored) ?? [];
  if (!salt || !hash) return null;
  const parameters = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (parameters.ln < 1 || parameters.ln > 20 || parameters.r < 1 || parameters.p < 1) return null;
  return {
    parameters,
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Compared against where there is no account: the same work, and never equal. */
const DUMMY: Stored = {
  parameters: PRESENT,
  salt: Buffer.alloc(SALT_BYTES),
  hash: Buffer.alloc(HASH_BYTES),
};

/**
 * Whether the password is the one the stored string was made of. `stored` is null for an account
 * that does not exist: the answer is no, after the same work. Throws RATE when too many wait.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : read(stored);
  const against = known ?? DUMMY;
  const hash = await derive(bytesOf(password), against.salt, against.parameters);
  const equal = hash.length === against.hash.length && timingSafeEqual(hash, against.hash);
  return known !== null && equal;
}

/** Whether the stored string was made with other parameters than hashes are made with now. */
export function needsRehash(stored: string): boolean {
  const known = read(stored);
  if (!known) return false;
  const { ln, r, p } = known.parameters;
  return ln !== PRESENT.ln || r !== PRESENT.r || p !== PRESENT.p;
}
