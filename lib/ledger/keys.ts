import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/kernel/env';
import type { Signer } from '@/lib/proof/note';
import { formatVkey, keysFor, type Vkey, vkeyOf } from '@/lib/proof/vkey';

/**
 * The instance's signing keys: PKCS #8 files `ed25519-<n>.pem` in a folder outside the database;
 * the highest number signs, the others still verify. Rotation is adding a file (docs/trust.md).
 */
export type InstanceKeys = {
  /** Leading part of every case's log origin: `chirograph/<16 hexadecimal characters>`. */
  origin: string;
  /** All public keys under the instance's name, oldest first. */
  vkeys: readonly Vkey[];
  /** Signer of the checkpoints of one log origin. */
  signerFor(origin: string): Signer;
};

const holder = globalThis as typeof globalThis & { chirographKeys?: Promise<InstanceKeys> };

/** The keys of this process, made on first use. Fails where the folder cannot be read or written. */
export function instanceKeys(): Promise<InstanceKeys> {
  holder.chirographKeys ??= loadKeys(env().CHIROGRAPH_KEYS).catch((error) => {
    delete holder.chirographKeys;
    throw error;
  });
  return holder.chirographKeys;
}

/** Origin of a case's log. */
export function originOf(instance: string, caseId: string): string {
  return `${instance}/${caseId}`;
}

/**
 * Public keys as vkey lines: under the instance's name, or under the origin of one case's log, as
 * its bundle carries them.
 */
export async function vkeyLines(caseId?: string): Promise<string> {
  const keys = await instanceKeys();
  const shown = caseId ? keysFor(originOf(keys.origin, caseId), keys.vkeys) : keys.vkeys;
  return shown.map((key) => `${formatVkey(key)}\n`).join('');
}

/** Reads a key folder, filling an empty one. Two processes may do so at once: one result stands. */
export async function loadKeys(folder: string): Promise<InstanceKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await createOnce(
    path.join(folder, 'origin'),
    () => `chirograph/${randomBytes(8).toString('hex')}\n`,
  );
  await createOnce(path.join(folder, 'ed25519-1.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const origin = (await readFile(path.join(folder, 'origin'), 'utf8')).trim();
  const numbers = (await readdir(folder))
    .map((name) => /^ed25519-(\d+)\.pem$/.exec(name)?.[1])
    .filter((n) => n !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
  const keys = await Promise.all(
    numbers.map(async (n) => {
      const key = createPrivateKey(await readFile(path.join(folder, `ed25519-${n}.pem`)));
      const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
      return { key, publicKey: new Uint8Array(raw) };
    }),
  );
  const current = keys.at(-1);
  if (!current || !/^chirograph\/[0-9a-f]{16}$/.test(origin))
    throw new Error('the key folder is damaged');
  return {
    origin,
    vkeys: keys.map(({ publicKey }) => vkeyOf(origin, publicKey)),
    signerFor: (name) => ({
      name,
      publicKey: current.publicKey,
      sign: (message) => new Uint8Array(sign(null, message, current.key)),
    }),
  };
}

/** Writes a file whole or not at all, and never over one that is there. */
async function createOnce(file: string, content: () => string): Promise<void> {
  try {
    await readFile(file);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, content(), { mode: 0o600, flush: true });
  try {
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      // Some file systems have no hard links; renaming is the next best there.
      await rename(temporary, file);
      return;
    }
  }
  await unlink(temporary);
}
