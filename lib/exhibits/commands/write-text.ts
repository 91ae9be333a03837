import { and, eq } from 'drizzle-orm';
import { exhibit, exhibitVersion } from '@/db/schema/exhibits';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { exhibitVersionAdded } from '@/lib/entries/exhibit-version-added.v1';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { objectKey, putObject } from '@/lib/storage/objects';
import { reviseTextInput, writeTextInput } from '../schema';
import { askPreview, keepObject, placeOf } from './admission';
import { admit } from './admit';

/** Media type of notes and statements. */
export const TEXT_TYPE = 'text/plain';

/** Stores the exact text and answers where it lies. */
export async function keepText(caseId: string, text: string) {
  const bytes = utf8(text);
  const sha256 = sha256Hex(bytes);
  const kept = await putObject({
    key: objectKey(caseId, sha256),
    body: bytes,
    sha256,
    bytes: bytes.length,
    contentType: 'text/plain; charset=utf-8',
  });
  return { kept, sha256, bytes: bytes.length };
}

/** Admits a note or a statement typed here. */
export const writeText = command({
  name: 'exhibit.write_text',
  action: 'exhibit.add',
  input: writeTextInput,
  prepare: ({ grant, input }) => keepText(grant.caseId, input.text),
  async run(context) {
    const { caseId: _, kind, text: _text, ...description } = context.input;
    const { exhibitId, number, entry } = await admit(context, {
      kind,
      ...context.prepared,
      mediaType: TEXT_TYPE,
      width: null,
      height: null,
      embedded: false,
      recreation: false,
      fileName: '',
      description,
    });
    return { answer: { exhibitId, number }, entries: [entry] };
  },
});

/** Adds a version to a note or statement. Earlier versions stay; class and intake do not change. */
export const reviseText = command({
  name: 'exhibit.revise_text',
  action: 'exhibit.add',
  input: reviseTextInput,
  prepare: ({ grant, input }) => keepText(grant.caseId, input.text),
  async run({ tx, grant, input, prepared, record }) {
    const { caseId } = grant;
    const [row] = await tx
      .select()
      .from(exhibit)
      .where(and(eq(exhibit.id, input.exhibitId), eq(exhibit.caseId, caseId)))
      .for('update');
    if (!row) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    if (row.kind !== 'note' && row.kind !== 'statement') {
      throw new AppError('INVALID', { reason: 'not_a_text' });
    }
    if (row.version !== input.after)
      throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
    const { kept, sha256, bytes } = prepared;
    if (row.sha256 === sha256) throw new AppError('CONFLICT', { reason: 'same_text' });
    const version = row.version + 1;
    const entry = await record(
      draft(
        exhibitVersionAdded,
        {
          exhibit: row.id,
          version,
          kind: row.kind,
          object: { sha256, bytes },
          digest: null,
          place: placeOf(kept),
          mediaType: TEXT_TYPE,
        },
        { reason: input.reason },
      ),
    );
    await keepObject(tx, caseId, sha256, bytes, kept, entry.at);
    await tx.insert(exhibitVersion).values({
      exhibitId: row.id,
      caseId,
      version,
      sha256,
      bytes,
      mediaType: TEXT_TYPE,
      receivedAt: entry.at,
      entry: entry.index,
    });
    await tx
      .update(exhibit)
      .set({ version, sha256, bytes, mediaType: TEXT_TYPE, entry: entry.index })
      .where(eq(exhibit.id, row.id));
    await askPreview(tx, caseId, sha256, TEXT_TYPE);
    return { answer: { version }, entries: [entry] };
  },
});
