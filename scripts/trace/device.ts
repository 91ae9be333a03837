import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Claim, claimText } from '../../lib/authorship/claim';

/** A claim's exact text and its signature, as they are sent. */
export type Signed = { claim: string; sig: string };

/** A device key: the public one raw in base64, as a joining claim names it. */
export type Device = { key: string; secret: KeyObject };

export function newDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: raw.toString('base64'), secret: privateKey };
}

export function signed(claim: Claim, { secret }: Device): Signed {
  const text = claimText(claim);
  return { claim: text, sig: sign(null, Buffer.from(text), secret).toString('base64') };
}
