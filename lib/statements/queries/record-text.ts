import { and, eq } from 'drizzle-orm';
import { exhibit } from '@/db/schema/exhibits';
import { promptRevision } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import type { RecordRef } from '@/lib/entries/record-ref';
import { objectKey, readObject } from '@/lib/storage/objects';

/** Largest text of an exhibit that words are compared with, in bytes. */
const MOST_BYTES = 1024 * 1024;

/** Where the text of a record is found; null where the app holds none to compare with. */
export type TextPlace = { text: string } | { sha256: string } | null;

/**
 * Where the text of a record stands: the positive text of a frozen revision, which the database
 * holds, or the present bytes of a text exhibit, by their digest. Null for everything else, and for
 * what the case does not have.
 */
export async function textPlace(tx: Tx, caseId: string, record: RecordRef): Promise<TextPlace> {
  if (record.kind === 'revision') {
    const [row] = await tx
      .select({ document: promptRevision.document })
      .from(promptRevision)
      .where(
        and(
          eq(promptRevision.caseId, caseId),
          eq(promptRevision.promptId, record.id),
          eq(promptRevision.revision, record.revision ?? 0),
        ),
      );
    const text = row ? positiveText(row.document) : null;
    return text === null ? null : { text };
  }
  if (record.kind !== 'exhibit') return null;
  const [row] = await tx
    .select()
    .from(exhibit)
    .where(and(eq(exhibit.id, record.id), eq(exhibit.caseId, caseId)));
  const isText = row?.mediaType.startsWith('text/') && row.kind !== 'hash_only';
  return row && isText && row.bytes <= MOST_BYTES ? { sha256: row.sha256 } : null;
}

/** Text at a place; null where its bytes are no UTF-8. Reads the store: outside transactions only. */
export async function textAt(caseId: string, place: TextPlace): Promise<string | null> {
  if (place === null) return null;
  if ('text' in place) return place.text;
  const { stream } = await readObject(objectKey(caseId, place.sha256));
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  try {
    // A byte order mark is part of the bytes: positions count from it.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}

/** Positive text of a frozen document (docs/formats/prompt.md §4); null where it has none. */
function positiveText(document: string): string | null {
  const { fields } = JSON.parse(document) as { fields?: { role: string; text: string }[] };
  return fields?.find(({ role }) => role === 'positive')?.text ?? null;
}
