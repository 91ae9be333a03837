import { z } from 'zod';
import { count, defineEntry, digestOf, freeText, id, isoTime, place } from './define';
import { CAPTURE_CLASSES, CLASS_RULES, EXHIBIT_KINDS } from './vocabulary';

/**
 * An exhibit enters the case. `object` names bytes the store confirmed; `digest` a file that
 * stayed with its owner (hash-only). Exactly one of them is set.
 */
export const exhibitAdded = defineEntry({
  kind: 'exhibit.added',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    number: count,
    kind: z.enum(EXHIBIT_KINDS),
    object: digestOf.nullable(),
    digest: digestOf.nullable(),
    place: place.nullable(),
    mediaType: z.string().max(200),
    width: count.nullable(),
    height: count.nullable(),
    class: z.enum(CAPTURE_CLASSES),
    rule: z.enum(CLASS_RULES),
    happenedAt: isoTime.nullable(),
    supplier: id('contributor').nullable(),
  }),
  payload: z.strictObject({
    title: freeText(300),
    description: freeText(8000),
    fileName: freeText(1000),
    label: freeText(60),
    acquisition: freeText(2000),
    authority: freeText(1000),
    source: freeText(2000),
    licence: freeText(1000),
  }),
});
