import { SHA256_HEX } from '@/lib/kernel/digest';
import type { Reading } from './reading';

/**
 * SHA-256 of other files that the records within a file name: what it was made from (`parent`), or
 * what a graph took in (the reader's word for its role). Each once; what is no SHA-256 is left out.
 */
export function namedDigests({ statements }: Reading): { sha256: string; role: string }[] {
  const found = new Map<string, { sha256: string; role: string }>();
  const name = (value: string, role: string) => {
    const sha256 = value.toLowerCase();
    if (SHA256_HEX.test(sha256) && !found.has(sha256)) found.set(sha256, { sha256, role });
  };
  for (const { parents, references } of statements) {
    for (const { value } of parents) name(value, 'parent');
    for (const { sha256, role } of references) if (sha256) name(sha256.value, role);
  }
  return [...found.values()];
}
