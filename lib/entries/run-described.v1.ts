import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/**
 * What a person says of a run afterwards: its purpose, a note. It never touches class, operator,
 * time or what the run holds.
 */
export const runDescribed = defineEntry({
  kind: 'run.described',
  v: 1,
  subject: 'run',
  act: z.strictObject({ run: id('run') }),
  payload: z.strictObject({ purpose: freeText(4000).optional(), note: freeText(4000).optional() }),
});
