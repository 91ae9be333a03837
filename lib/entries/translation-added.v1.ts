import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';
import { recordRef } from './record-ref';
import { TRANSLATION_AIDS } from './vocabulary';

/** BCP 47 tag, as far as it is looked at. */
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/);

/**
 * A translation of words of a record: an item of its own, by somebody, on a day. The words translated
 * stand beside it with the place they come from; several translations of one text stand side by side.
 */
export const translationAdded = defineEntry({
  kind: 'translation.added',
  v: 1,
  subject: 'translation',
  act: z.strictObject({
    translation: id('translation'),
    record: recordRef,
    /** UTF-16 units of the text translated, where a part of it is; with the SHA-256 of those words. */
    span: z.strictObject({ from: count, to: count }).nullable(),
    sourceSha256: sha256,
    from: language,
    to: language,
    /** Null where the translator is none of the contributors: then the payload names him. */
    translator: id('contributor').nullable(),
    aid: z.enum(TRANSLATION_AIDS),
    /** An earlier translation that this one is meant to stand in place of. */
    replaces: id('translation').nullable(),
  }),
  payload: z.strictObject({
    source: freeText(20_000),
    text: freeText(40_000),
    translatorName: freeText(300),
    competence: freeText(2000),
    note: freeText(4000),
  }),
});
