import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c } from './crc32c';
import { S3Error } from './errors';

/** Checksum algorithms offered; the names are those of `x-amz-checksum-<name>`. */
export const ALGORITHMS = ['crc32', 'crc32c', 'sha256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A checksum kept with an object: base64, with `-<parts>` when it is a checksum of checksums. */
export interface Checksum {
  readonly algorithm: Algorithm;
  readonly value: string;
}

const DIGEST_BYTES: Record<Algorithm, number> = { crc32: 4, crc32c: 4, sha256: 32 };

/** Incremental checksum. */
export interface Hasher {
  update(chunk: Uint8Array): void;
  digest(): Buffer;
}

/** A fresh hasher for an algorithm. */
export function hasher(algorithm: Algorithm): Hasher {
  if (algorithm === 'sha256') {
    const hash = createHash('sha256');
    return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
  }
  const step = algorithm === 'crc32' ? crc32 : crc32c;
  let value = 0;
  return {
    update: (chunk) => {
      value = step(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes;
    },
  };
}

/** Checksum of checksums over the parts of a multipart upload, as S3 forms it. */
export function compositeOf(algorithm: Algorithm, parts: readonly string[]): Checksum {
  const hash = hasher(algorithm);
  for (const part of parts) hash.update(Buffer.from(part, 'base64'));
  return { algorithm, value: `${hash.digest().toString('base64')}-${parts.length}` };
}

/** What a request promises about its checksum: the value now, or that a trailer will bring it. */
export interface Promised {
  readonly algorithm: Algorithm;
  /** Undefined: comes in the trailer. */
  readonly value: string | undefined;
}

/**
 * The checksum promised by the headers of a request, or undefined. At most one; an algorithm
 * that is not offered is refused and never silently ignored.
 */
export function promisedChecksum(headers: ReadonlyMap<string, string>): Promised | undefined {
  const found: Promised[] = [];
  for (const [name, value] of headers) {
    if (!name.startsWith('x-amz-checksum-')) continue;
    const tail = name.slice('x-amz-checksum-'.length);
    if (tail === 'mode' || tail === 'algorithm' || tail === 'type') continue;
    const algorithm = algorithmOf(tail);
    found.push({ algorithm, value: checkedValue(algorithm, value) });
  }
  const trailer = headers.get('x-amz-trailer');
  if (trailer !== undefined) {
    const match = /^x-amz-checksum-([a-z0-9]+)$/.exec(trailer.trim().toLowerCase());
    if (!match) throw new S3Error('InvalidRequest', 'only a checksum may come in the trailer');
    found.push({ algorithm: algorithmOf(match[1] ?? ''), value: undefined });
  }
  if (found.length > 1) throw new S3Error('InvalidRequest', 'more than one checksum is given');
  const declared = headers.get('x-amz-sdk-checksum-algorithm');
  const [first] = found;
  if (declared !== undefined) {
    const algorithm = algorithmOf(declared.toLowerCase());
    if (first && first.algorithm !== algorithm) {
      throw new S3Error('InvalidRequest', 'the checksum does not fit the declared algorithm');
    }
  }
  return first;
}

/** An algorithm by name; 501 for those S3 knows and this server does not. */
export function algorithmOf(name: string): Algorithm {
  const found = ALGORITHMS.find((algorithm) => algorithm === name);
  if (found) return found;
  if (['crc64nvme', 'sha1', 'md5', 'sha512', 'xxhash3', 'xxhash64', 'xxhash128'].includes(name)) {
    throw new S3Error('NotImplemented', 'this checksum algorithm is not offered');
  }
  throw new S3Error('InvalidRequest', 'unknown checksum algorithm');
}

/** A checksum value of the right shape, or InvalidRequest. */
export function checkedValue(algorithm: Algorithm, value: string): string {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== DIGEST_BYTES[algorithm] || bytes.toString('base64') !== value) {
    throw new S3Error('InvalidRequest', 'the checksum value is malformed');
  }
  return value;
}
