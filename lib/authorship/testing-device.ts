// Signing as a device does, for tests, benchmarks, recorded traces and the sample.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Claim, claimText } from './claim';

/** A claim's exact text and its signature, as they are sent. */
export type Signed = { claim: string; sig: string };

/** A device key: the public one raw in base64, as a joining claim names it. */
export type Device = { key: string; secret: KeyObject };

/** A device key as a browser makes one. */
export function newDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: raw.toString('base64'), secret: privateKey };
}

/** Any text, signed. */
export function signedText(claim: string, { secret }: Device): Signed {
  return { claim, sig: sign(null, Buffer.from(claim), secret).toString('base64') };
}

/** A claim in its exact text, signed; attacks sign what is no claim. */
export const signed = (claim: object, device: Device): Signed =>
  signedText(claimText(claim as Claim), device);
