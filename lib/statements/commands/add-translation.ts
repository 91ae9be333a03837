import { and, eq } from 'drizzle-orm';
import { translation } from '@/db/schema/statements';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { translationAdded } from '@/lib/entries/translation-added.v1';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { requireRecord } from '@/lib/review/queries/require-record';
import { placeOf } from '../model/span';
import { requireContributors } from '../queries/own-contributor';
import { textAt, textPlace } from '../queries/record-text';
import { addTranslationInput } from '../schema';

/**
 * Adds a translation of words of a record as an item of its own. Where the app holds the text of the
 * record, the words translated have to stand in it, and the entry says where; elsewhere it says
 * nothing of a place, so that nobody takes the words for compared.
 */
export const addTranslation = command({
  name: 'translation.add',
  action: 'translation.write',
  input: addTranslationInput,
  async prepare({ grant, input, read }) {
    const place = await read((tx) => textPlace(tx, grant.caseId, input.record));
    return { place, text: await textAt(grant.caseId, place) };
  },
  async run({ tx, grant, input, prepared, record: enter }) {
    const { caseId, actor } = grant;
    const { record, source, text, from, to, aid, replaces } = input;
    const { translatorId, translatorName, competence, note } = input;
    await requireRecord(tx, caseId, record);
    if (canonicalJson(await textPlace(tx, caseId, record)) !== canonicalJson(prepared.place)) {
      throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
    }
    if (translatorId !== null)
      await requireContributors(tx, caseId, [translatorId], 'translatorId');
    else if (translatorName === '') {
      throw new AppError('INVALID', { fields: { translatorName: 'required' } });
    }
    if (from.toLowerCase() === to.toLowerCase()) {
      throw new AppError('INVALID', { fields: { to: 'same_language' } });
    }
    if (replaces !== null) {
      const [earlier] = await tx
        .select({ id: translation.id })
        .from(translation)
        .where(
          and(
            eq(translation.id, replaces),
            eq(translation.caseId, caseId),
            eq(translation.recordId, record.id),
          ),
        );
      if (!earlier) throw new AppError('INVALID', { fields: { replaces: 'unknown_translation' } });
    }
    if (prepared.text === null && input.span !== null) {
      throw new AppError('INVALID', { fields: { span: 'source_differs' } });
    }
    const found = prepared.text === null ? null : placeOf(prepared.text, source, input.span);
    if (typeof found === 'string') throw new AppError('INVALID', { fields: { source: found } });
    const id = newId('translation');
    const sourceSha256 = sha256Hex(source);
    const texts = { source, text, translatorName, competence, note };
    const entry = await enter(
      draft(
        translationAdded,
        {
          translation: id,
          record,
          span: found,
          sourceSha256,
          from,
          to,
          translator: translatorId,
          aid,
          replaces,
        },
        texts,
      ),
    );
    await tx.insert(translation).values({
      id,
      caseId,
      recordKind: record.kind,
      recordId: record.id,
      revision: record.revision,
      span: found,
      sourceSha256,
      from,
      to,
      translatorId,
      aid,
      replaces,
      ...texts,
      accountId: actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { translationId: id }, entries: [entry] };
  },
});
