import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { ArchiveError, type RandomAccess } from '@/lib/proof/archive';
import { listZip } from '@/lib/proof/open-zip/zip-listing';
import { readMember } from '@/lib/proof/open-zip/zip-member';
import { unpackRequest } from './unpack-request';

// Opens one hostile archive, in a process of its own that may be killed at any moment. Argument: the
// path of a request (unpack-request.ts) as JSON. Names in the archive are data: what is taken out
// is written under numbers. Archives within the archive are files like any other.

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function main(requestFile: string): Promise<void> {
  const request = unpackRequest.parse(JSON.parse(readFileSync(requestFile, 'utf8')));
  const source = fileAccess(request.input);
  if (request.want === 'list') {
    const listing = await listZip(source, { members: request.most });
    writeFileSync(path.join(request.output, 'listing.json'), JSON.stringify(listing));
  } else {
    for (const [i, member] of request.members.entries()) {
      try {
        const { sha256, bytes } = await take(source, member, path.join(request.output, String(i)));
        say({ member: i, sha256, bytes });
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        say({ member: i, failure: 'damaged' });
      }
    }
  }
  say({ done: true });
}

/** Writes the bytes of a member to a file, hashed on the way. */
async function take(
  source: RandomAccess,
  member: Parameters<typeof readMember>[1],
  file: string,
): Promise<{ sha256: string; bytes: number }> {
  const handle = openSync(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of readMember(source, member)) {
      hash.update(chunk);
      for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at);
      bytes += chunk.length;
    }
  } finally {
    closeSync(handle);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A file read here and there, not into memory. */
function fileAccess(file: string): RandomAccess {
  const handle = openSync(file, 'r');
  return {
    size: fstatSync(handle).size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let read = 0;
      while (read < length) {
        const more = readSync(handle, bytes, read, length - read, offset + read);
        if (more === 0) throw new ArchiveError('unreadable', 'the file ends early');
        read += more;
      }
      return bytes;
    },
  };
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  if (error instanceof ArchiveError) say({ failure: error.reason });
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
