import { fstatSync, openSync, readSync } from 'node:fs';
import type { Source } from '@/lib/records/reach';

/** A file read here and there, not into memory. It stays open until the process ends. */
export function fileSource(file: string): Source {
  const handle = openSync(file, 'r');
  return {
    size: fstatSync(handle).size,
    read(at, length) {
      const bytes = new Uint8Array(length);
      let read = 0;
      while (read < length) {
        const more = readSync(handle, bytes, read, length - read, at + read);
        if (more === 0) break;
        read += more;
      }
      return bytes.subarray(0, read);
    },
  };
}
