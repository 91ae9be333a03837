import { toBase64, utf8 } from '@/lib/kernel/digest';
import type { Keep, KeyPair } from './keep';

/** Signs claims with a key that never leaves the device. */
export type DeviceKey = {
  /** Raw Ed25519 public key, base64. */
  publicKey: string;
  /** Signature over the text's UTF-8 bytes, base64. */
  sign(text: string): Promise<string>;
};

/**
 * The key of an account on this device, made on first use. Not extractable: not even this page can
 * read it. Null where the browser has no Ed25519 or the page no secure origin.
 */
export async function deviceKey(keep: Keep, account: string): Promise<DeviceKey | null> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  try {
    const kept = await keep.keyOf(account);
    const pair = kept ?? (await keep.putKey(account, await newPair(subtle)));
    return {
      publicKey: await publicKeyOf(pair),
      sign: async (text) => {
        const bytes = utf8(text) as Uint8Array<ArrayBuffer>;
        return toBase64(new Uint8Array(await subtle.sign('Ed25519', pair.privateKey, bytes)));
      },
    };
  } catch {
    // Browsers say by throwing that they do not know the algorithm.
    return null;
  }
}

/** Public key of an account that this device holds already, raw, base64; null where there is none. */
export async function heldKey(keep: Keep, account: string): Promise<string | null> {
  const kept = await keep.keyOf(account);
  return kept && publicKeyOf(kept);
}

/**
 * Another key of an account on this device in the place of one that is refused. Where another page
 * has put one in its place already, that one is taken. Null as for `deviceKey`.
 */
export async function anotherKey(
  keep: Keep,
  account: string,
  refused: DeviceKey,
): Promise<DeviceKey | null> {
  try {
    if ((await heldKey(keep, account)) === refused.publicKey) await keep.dropKey(account);
  } catch {
    return null;
  }
  return deviceKey(keep, account);
}

async function publicKeyOf({ publicKey }: KeyPair): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}

async function newPair(subtle: SubtleCrypto) {
  const made = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  return made as CryptoKeyPair;
}
