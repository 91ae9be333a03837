import { z } from 'zod';
import { count, defineEntry, digestOf, freeText, id, place } from './define';

/** A new state of a note or statement; the earlier ones stay. */
export const exhibitVersionAdded = defineEntry({
  kind: 'exhibit.version_added',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    version: count,
    kind: z.enum(['note', 'statement']),
    object: digestOf,
    digest: z.null(),
    place,
    mediaType: z.string().max(200),
  }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
