import { z } from 'zod';
import { count } from '@/lib/entries/define';
import { region } from '@/lib/entries/modification-recorded.v1';
import { recordRef } from '@/lib/entries/record-ref';

/**
 * An exact place of the record that a statement leans on: a record of the case, or an entry of its
 * ledger where `record` is null, and the place within it.
 */
export const cite = z
  .strictObject({
    record: recordRef.nullable(),
    /** Entry of the ledger, from 0. */
    entry: count.nullable(),
    /** UTF-16 units of the positive text of a revision, or of a text exhibit. */
    span: z.strictObject({ from: count, to: count }).nullable(),
    /** Pixels of a picture. */
    region: region.nullable(),
    /** Page of a document, from 1. */
    page: count.min(1).nullable(),
  })
  .refine((one) => one.record !== null || one.entry !== null, { error: 'required' });
export type Cite = z.output<typeof cite>;
