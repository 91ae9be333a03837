import { Readable } from 'node:stream';
import type { ZipFile } from './zip-file';

/** Adds a member of lines, counting its bytes in a first pass, as ZIP wants them before. */
export async function addLines(
  zip: ZipFile,
  path: string,
  lines: () => AsyncGenerator<string>,
): Promise<void> {
  let size = 0;
  for await (const line of lines()) size += Buffer.byteLength(line) + 1;
  async function* bytes() {
    let buffer = '';
    for await (const line of lines()) {
      buffer += `${line}\n`;
      if (buffer.length > 1 << 16) {
        yield Buffer.from(buffer);
        buffer = '';
      }
    }
    if (buffer !== '') yield Buffer.from(buffer);
  }
  await zip.stream(path, Readable.from(bytes()), size);
}
