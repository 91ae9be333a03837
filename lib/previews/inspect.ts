import { type Embedded, scanEmbedded } from '@/lib/records/embedded';
import { textType } from '@/lib/records/text-type';
import { readObject } from '@/lib/storage/objects';

/** Files up to this size are looked at whole; of larger ones the beginning tells. */
const WHOLE = 64 * 1024 ** 2;
const HEAD = 8 * 1024 ** 2;

/** What intake needs to know of a stored file; its type is decided by content, never by its name. */
export type Inspected = Embedded & { mediaType: string };

/** Looks at bytes at hand. `whole` says whether these are all of them. */
export function inspectBytes(bytes: Uint8Array, whole: boolean): Inspected {
  const found = scanEmbedded(bytes);
  return {
    ...found,
    mediaType: found.mediaType ?? textType(bytes, whole) ?? 'application/octet-stream',
  };
}

/** Reads a confirmed object back and looks at it. Throws UNAVAILABLE where the store is lost. */
export async function inspectObject(key: string, bytes: number): Promise<Inspected> {
  if (bytes === 0) return inspectBytes(new Uint8Array(0), true);
  const whole = bytes <= WHOLE;
  const { stream } = await readObject(key, whole ? undefined : { start: 0, end: HEAD - 1 });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return inspectBytes(Buffer.concat(parts), whole);
}
