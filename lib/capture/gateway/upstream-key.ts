import { sealText, unsealText } from '@/lib/kernel/sealed-text';

/** The key of an upstream, sealed under a key of this instance and bound to its source. */
export function sealKey(sourceId: string, plain: string): Uint8Array {
  return Buffer.from(sealText('keys of upstreams', sourceId, plain));
}

/** The key in clear, or null where it was sealed for another source or secret, or altered. */
export function unsealKey(sourceId: string, sealed: Uint8Array): string | null {
  return unsealText('keys of upstreams', sourceId, Buffer.from(sealed).toString('latin1'));
}
