import { vkeysResponse } from '@/lib/api/vkeys';
import { keyFingerprint, parseVkey } from '@/lib/proof/vkey';

/** Public keys of this instance as anybody gets them, oldest first: the text, and its fingerprint. */
export async function instanceKeys(): Promise<{ line: string; fingerprint: string }[]> {
  const text = await (await vkeysResponse()).text();
  return text.split('\n').flatMap((line) => {
    const key = parseVkey(line);
    return key ? [{ line, fingerprint: keyFingerprint(key) }] : [];
  });
}
