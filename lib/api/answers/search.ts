import { z } from 'zod';
import type { Found } from '@/lib/search/dto';
import { count } from './parts';
import { named } from './review';

export const found = z.object({
  hits: z.array(
    z.object({
      record: named,
      excerpt: z.object({ before: z.string(), found: z.string(), after: z.string() }),
    }),
  ),
  next: z.number().int().nullable(),
  left: count,
}) satisfies z.ZodType<Found>;
