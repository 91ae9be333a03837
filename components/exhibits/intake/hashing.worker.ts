import { createSHA256 } from 'hash-wasm';
import { sha256Stream } from '#crypto';
import { toHex } from '@/lib/kernel/digest';
import { ArchiveError } from '@/lib/proof/archive';
import { blobAccess, readMember } from '@/lib/proof/open-zip/zip-member';
import type { Bytes, HashingAnswer, HashingTask } from './hashing-protocol';

/** Bytes read at once; a file of any size is hashed in this much memory. */
const READ = 4 * 1024 ** 2;

/** Milliseconds between two words about progress. */
const SAY = 100;

type Hasher = { update(bytes: Uint8Array): void; digest(): string };

/** The one cast: the types of the page's own scope stand for those of a worker's here. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<HashingTask>) => void) | null;
  postMessage(answer: HashingAnswer): void;
};

/** SHA-256 in WebAssembly, or in plain script where a browser or its owner forbids that. */
async function newHasher(): Promise<Hasher> {
  try {
    const hasher = (await createSHA256()).init();
    return { update: (bytes) => hasher.update(bytes), digest: () => hasher.digest() };
  } catch {
    const hasher = sha256Stream();
    return { update: (bytes) => hasher.update(bytes), digest: () => toHex(hasher.digest()) };
  }
}

async function* chunksOf(of: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  if ('archive' in of) {
    yield* readMember(blobAccess(of.archive), of.member);
    return;
  }
  for (let at = 0; at < of.blob.size; at += READ) {
    yield new Uint8Array(await of.blob.slice(at, at + READ).arrayBuffer());
  }
}

async function digestOf(of: Bytes): Promise<string> {
  const hasher = await newHasher();
  let done = 0;
  let said = Date.now();
  for await (const chunk of chunksOf(of)) {
    hasher.update(chunk);
    done += chunk.length;
    if (Date.now() - said < SAY) continue;
    said = Date.now();
    scope.postMessage({ type: 'progress', done });
  }
  const size = 'archive' in of ? of.member.bytes : of.blob.size;
  if (done !== size) throw new ArchiveError('unreadable', 'the file became shorter');
  return hasher.digest();
}

async function blobOf(of: Bytes): Promise<Blob> {
  if ('blob' in of) return of.blob;
  const parts: BlobPart[] = [];
  for await (const chunk of chunksOf(of)) parts.push(new Uint8Array(chunk));
  return new Blob(parts);
}

async function answer({ want, of }: HashingTask): Promise<HashingAnswer> {
  try {
    return want === 'digest'
      ? { type: 'digest', sha256: await digestOf(of) }
      : { type: 'blob', blob: await blobOf(of) };
  } catch (error) {
    if (error instanceof ArchiveError && error.reason !== 'unreadable') {
      return { type: 'failed', problem: 'archive_damaged' };
    }
    // A file that was moved, changed or locked since it was chosen (NotReadableError and others).
    return { type: 'failed', problem: 'file_unreadable' };
  }
}

scope.onmessage = (event) => {
  void answer(event.data).then((result) => scope.postMessage(result));
};
