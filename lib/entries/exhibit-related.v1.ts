import { z } from 'zod';
import { defineEntry, id } from './define';
import { RELATIONS } from './vocabulary';

export const exhibitRelated = defineEntry({
  kind: 'exhibit.related',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    relation: id('relation'),
    name: z.enum(RELATIONS),
    to: id('exhibit'),
  }),
  payload: null,
});
