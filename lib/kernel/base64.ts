const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

const value = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? -1;

/**
 * Bytes of canonical base64 (RFC 4648 §4), or undefined for anything else: another length, another
 * letter, or trailing bits that are not zero. `atob` forgives those, and two spellings of one value
 * must not both pass; reading it twice is felt where every operation of a log is read.
 */
export function strictBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const letters = text.length - padding;
  const bytes = new Uint8Array((letters * 3) >> 2);
  let bits = 0;
  let held = 0;
  let out = 0;
  for (let at = 0; at < letters; at++) {
    const six = value(text, at);
    if (six < 0) return undefined;
    bits = ((bits << 6) | six) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[out++] = (bits >> held) & 0xff;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined;
}
