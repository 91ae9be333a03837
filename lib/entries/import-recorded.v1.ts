import { z } from 'zod';
import { count, defineEntry, freeText, id } from './define';

/** An import ended: how many files were named, and what became of them. */
export const importRecorded = defineEntry({
  kind: 'import.recorded',
  v: 1,
  subject: 'import',
  act: z.strictObject({
    import: id('import'),
    files: count,
    admitted: count,
    /** Already in the case, byte for byte. */
    known: count,
    refused: count,
    cancelled: z.boolean(),
    /** The archive the files were taken from, itself an exhibit. */
    archive: id('exhibit').nullable(),
  }),
  payload: z.strictObject({ label: freeText(1000) }),
});
