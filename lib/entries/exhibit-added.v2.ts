import { z } from 'zod';
import { defineEntry, digestOf, freeText, place } from './define';
import { exhibitAdded } from './exhibit-added.v1';
import { ISSUERS } from './vocabulary';

/**
 * A document that a third party issued enters the case, with who issued it and how that party can be
 * asked whether it did. Both are the words of whoever admitted it; nobody else has asked.
 */
export const exhibitAddedV2 = defineEntry({
  kind: 'exhibit.added',
  v: 2,
  subject: 'exhibit',
  act: exhibitAdded.act.extend({
    kind: z.literal('file'),
    object: digestOf,
    digest: z.null(),
    place,
    class: z.literal('A+'),
    rule: z.literal('issued_by_third_party'),
    issuer: z.enum(ISSUERS),
  }),
  payload: exhibitAdded.payload.extend({
    issuedBy: freeText(300),
    verification: freeText(2000),
  }),
});
