import { z } from 'zod';
import { count, defineEntry, id } from './define';

/** An output of a run that arrived by itself, before or after the run ended. */
export const runOutputAdded = defineEntry({
  kind: 'run.output_added',
  v: 1,
  subject: 'run',
  act: z.strictObject({ run: id('run'), exhibit: id('exhibit'), position: count }),
  payload: null,
});
