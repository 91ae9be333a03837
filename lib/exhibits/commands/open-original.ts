import { and, eq } from 'drizzle-orm';
import { exhibit, exhibitVersion } from '@/db/schema/exhibits';
import { recordedRead } from '@/lib/door/recorded-read';
import { draft } from '@/lib/entries/draft';
import { exhibitOpened } from '@/lib/entries/exhibit-opened.v1';
import { utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { objectKey, presignGet } from '@/lib/storage/objects';
import { extensionOf, isShown } from '../model';
import { openOriginalInput } from '../schema';

/** File systems hold names of 255 bytes; browsers add a number to names they have already. */
const NAME_BYTES = 200;

/** A name a file system can hold: cut at a whole character, its ending kept. */
function heldName(fileName: string): string {
  const bytesOf = (text: string) => utf8(text).length;
  if (bytesOf(fileName) <= NAME_BYTES) return fileName;
  const ending = /\.[^.]{1,10}$/.exec(fileName)?.[0] ?? '';
  let left = NAME_BYTES - bytesOf(ending);
  let kept = '';
  for (const character of fileName) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + ending;
}

/** Seconds an address of original bytes works. */
const LIFE = 300;

/**
 * Hands out the address of an exhibit's original bytes, on the store's origin, after recording who
 * asked. No entry, no bytes.
 */
export const openOriginal = recordedRead({
  name: 'exhibit.open_original',
  action: 'exhibit.open',
  input: openOriginalInput,
  async read({ tx, grant, input, client }) {
    const [row] = await tx
      .select({
        kind: exhibit.kind,
        number: exhibit.number,
        fileName: exhibit.fileName,
        current: exhibit.version,
      })
      .from(exhibit)
      .where(and(eq(exhibit.id, input.exhibitId), eq(exhibit.caseId, grant.caseId)));
    if (!row) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    if (row.kind === 'hash_only') throw new AppError('NOT_FOUND', { reason: 'digest_only' });
    const [version] = await tx
      .select()
      .from(exhibitVersion)
      .where(
        and(
          eq(exhibitVersion.exhibitId, input.exhibitId),
          eq(exhibitVersion.version, input.version ?? row.current),
        ),
      );
    if (!version) throw new AppError('NOT_FOUND', { reason: 'version' });
    const { sha256, mediaType } = version;
    const inline = input.way === 'view' && isShown(mediaType);
    const url = await presignGet(objectKey(grant.caseId, sha256), {
      fileName: heldName(row.fileName) || `exhibit-${row.number}.${extensionOf(mediaType)}`,
      inline,
      contentType: inline ? mediaType : 'application/octet-stream',
      expires: LIFE,
    });
    const entry = draft(
      exhibitOpened,
      { exhibit: input.exhibitId, version: version.version, sha256, way: input.way },
      {
        address: client.address.slice(0, 100),
        userAgent: client.userAgent.slice(0, 500).toWellFormed(),
      },
    );
    return { answer: { url, sha256, bytes: version.bytes, mediaType, inline }, drafts: [entry] };
  },
});
