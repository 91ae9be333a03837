import { ed25519Verify } from '#crypto';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '@/lib/kernel/digest';
import { isKeyName, type Vkey, vkeyOf } from './vkey';

/** Longest signed note read, in bytes. C2SP asks for at least 16 signatures; this allows more. */
const MAX_NOTE_BYTES = 256 * 1024;
const MAX_SIGNATURES = 64;
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;

/** One signature line, before verification. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A note taken apart; nothing in it is to be believed before `openNote`. */
export interface ParsedNote {
  /** The signed text with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Who signs. The private key stays with the caller: this room never sees one. */
export interface Signer {
  readonly name: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Ed25519 signature (64 bytes, RFC 8032) over the message. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signers: readonly Vkey[] }
  | {
      readonly ok: false;
      /** form: not a signed note. unknown: no signature by a known key. signature: one fails. */
      readonly problem: 'form' | 'unknown' | 'signature';
    };

/** Takes a signed note apart (C2SP signed-note §Format), or undefined where it is not one. */
export function parseNote(bytes: Uint8Array): ParsedNote | undefined {
  if (bytes.length > MAX_NOTE_BYTES) return undefined;
  const whole = strictUtf8(bytes);
  if (whole === undefined || hasControl(whole)) return undefined;
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0 || !whole.endsWith('\n')) return undefined;
  const text = whole.slice(0, blank + 1);
  const lines = whole.slice(blank + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (!signature) return undefined;
    signatures.push(signature);
  }
  return { text, signatures };
}

/**
 * Verifies a signed note against known keys. Signatures by other keys are ignored, as C2SP asks;
 * one known key whose signature fails refuses the whole note.
 */
export function openNote(bytes: Uint8Array, keys: readonly Vkey[]): OpenedNote {
  const note = parseNote(bytes);
  if (!note) return { ok: false, problem: 'form' };
  const message = utf8(note.text);
  const signers = new Set<Vkey>();
  for (const { name, keyId, signature } of note.signatures) {
    for (const key of keys) {
      if (key.name !== name || key.keyId !== keyId) continue;
      if (!ed25519Verify(signature, message, key.publicKey)) {
        return { ok: false, problem: 'signature' };
      }
      signers.add(key);
    }
  }
  if (signers.size === 0) return { ok: false, problem: 'unknown' };
  return { ok: true, text: note.text, signers: [...signers] };
}

/**
 * A signed note over a text, one signature line per signer in the order given. The text must end
 * with a newline and hold no other control characters; throws a RangeError otherwise, and where a
 * signer returns something else than a signature of its own key.
 */
export async function signNote(text: string, signers: readonly Signer[]): Promise<string> {
  if (!text.endsWith('\n') || !text.isWellFormed() || hasControl(text)) {
    throw new RangeError('not the text of a note');
  }
  if (signers.length === 0) throw new RangeError('a note needs a signer');
  const message = utf8(text);
  const lines: string[] = [];
  for (const signer of signers) {
    const key = vkeyOf(signer.name, signer.publicKey);
    const signature = await signer.sign(message);
    if (!ed25519Verify(signature, message, key.publicKey)) {
      throw new RangeError(`the signature of ${signer.name} does not verify`);
    }
    const tagged = new Uint8Array(4 + signature.length);
    tagged.set(fromHex(key.keyId));
    tagged.set(signature, 4);
    lines.push(`— ${key.name} ${toBase64(tagged)}\n`);
  }
  return `${text}\n${lines.join('')}`;
}

/** The text that UTF-8 bytes stand for, or undefined where they are not strict UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

function parseSignature(line: string): NoteSignature | undefined {
  const match = SIGNATURE_LINE.exec(line);
  const name = match?.[1];
  const blob = match?.[2];
  if (name === undefined || blob === undefined || !isKeyName(name)) return undefined;
  try {
    const bytes = fromBase64(blob);
    if (bytes.length < 5) return undefined;
    return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
  } catch {
    return undefined;
  }
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
