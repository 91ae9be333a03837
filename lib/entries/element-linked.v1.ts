import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';
import { region } from './modification-recorded.v1';
import { recordRef } from './record-ref';
import { ASPECTS, BEARINGS, ELEMENTS } from './vocabulary';

/**
 * A record of the case is said to bear on an element of the claim, and on which visible choice:
 * region of the image, words of the prompt. It describes; it decides nothing.
 */
export const elementLinked = defineEntry({
  kind: 'element.linked',
  v: 1,
  subject: 'link',
  act: z.strictObject({
    link: id('link'),
    element: z.enum(ELEMENTS),
    bearing: z.enum(BEARINGS),
    record: recordRef,
    aspects: z.array(z.enum(ASPECTS)).max(ASPECTS.length),
    /** Rectangle of the exhibit's image, where the record is one. */
    region: region.nullable(),
    /** UTF-16 units of the positive text of the revision, where the record is one. */
    span: z.strictObject({ from: count, to: count, sha256 }).nullable(),
  }),
  payload: z.strictObject({ note: freeText(4000) }),
});
