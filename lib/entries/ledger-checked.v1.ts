import { z } from 'zod';
import { count, defineEntry } from './define';

/** A full check of the first `size` entries, the tables and every object's bytes. */
export const ledgerChecked = defineEntry({
  kind: 'ledger.checked',
  v: 1,
  subject: null,
  act: z.strictObject({ size: count, objects: count, failures: count }),
  payload: null,
});
