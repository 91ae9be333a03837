import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { visibleText } from '@/lib/kernel/visible-text';
import type { MadeCopy } from './copies';

/** Bytes of a text that are shown; the interface says so where a file is longer. */
export const SHOWN_TEXT_BYTES = 256 * 1024;

/**
 * Writes the beginning of a text file as plain UTF-8 with marks for what is not seen. A character cut
 * at the end is left out; a byte that is no text shows as U+FFFD.
 */
export async function makeTextCopy(file: string, folder: string): Promise<MadeCopy> {
  const handle = await open(file);
  const shown = Buffer.alloc(SHOWN_TEXT_BYTES);
  const { bytesRead } = await handle.read(shown).finally(() => handle.close());
  const target = path.join(folder, 'text.txt');
  await writeFile(target, visibleText(decoded(shown.subarray(0, bytesRead)), true));
  const tool = 'visible text 2';
  return { kind: 'text', file: target, mediaType: 'text/plain', width: null, height: null, tool };
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const sixteen =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff && 'utf-16be';
  // Streaming keeps a character that is cut at the end back instead of showing a broken one.
  return new TextDecoder(sixteen || 'utf-8').decode(bytes, { stream: true });
}
