import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

export const exhibitRelationWithdrawn = defineEntry({
  kind: 'exhibit.relation_withdrawn',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({ exhibit: id('exhibit'), relation: id('relation') }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
