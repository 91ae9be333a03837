import { z } from 'zod';
import { id } from '@/lib/entries/define';
import { needlesOf } from './model';

export const searchInput = z.strictObject({
  caseId: id('case'),
  /** Words that must all be there. */
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((question) => needlesOf(question).length > 0, { message: 'required' }),
  /** Entry of the last line of the page before. */
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
