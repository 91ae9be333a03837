import { z } from 'zod';

// What operations that take lines answer, whatever the lines are.

/** A line that was refused; it spoiled no other. */
export const refusedLine = z.object({
  line: z.number().int(),
  ok: z.literal(false),
  code: z.string(),
  reason: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
  ref: z.string().optional(),
});

/** The last line: the whole body was read. */
export const endLine = z.object({
  end: z.object({
    lines: z.number().int(),
    done: z.number().int(),
    refused: z.number().int(),
  }),
});
