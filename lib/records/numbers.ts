/** Unsigned number of 1 to 6 bytes, most significant first. Missing bytes count as zero. */
export function big(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** Unsigned number of 1 to 6 bytes, least significant first. Missing bytes count as zero. */
export function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** Bytes as Latin-1 characters, one each. */
export function latin1(bytes: Uint8Array, at = 0, length = bytes.length - at): string {
  let text = '';
  const end = Math.min(at + length, bytes.length);
  for (let i = at; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** Whether the bytes at `at` are those of the text. */
export function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  return at + text.length <= bytes.length && latin1(bytes, at, text.length) === text;
}
