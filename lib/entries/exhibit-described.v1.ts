import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';

/** Changed description fields only. Bytes, class, actor and time of receipt cannot change. */
export const exhibitDescribed = defineEntry({
  kind: 'exhibit.described',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    happenedAt: isoTime.nullable().optional(),
    supplier: id('contributor').nullable().optional(),
  }),
  payload: z.strictObject({
    title: freeText(300).optional(),
    description: freeText(8000).optional(),
    label: freeText(60).optional(),
    acquisition: freeText(2000).optional(),
    authority: freeText(1000).optional(),
    source: freeText(2000).optional(),
    licence: freeText(1000).optional(),
  }),
});
