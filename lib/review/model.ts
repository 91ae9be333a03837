import { z } from 'zod';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { day } from '@/lib/entries/define';
import { ELEMENTS } from '@/lib/entries/vocabulary';

const law = z.strictObject({
  forum: z.enum(FORUM_NAMES),
  text: z.string().min(1).max(300),
  article: z.string().min(1).max(100),
});

/**
 * Law texts by article for each element, as of a day. An owner of an instance may put a file of this
 * shape in place of ours: no law and no version of one is part of the code.
 */
export const lawTexts = z.strictObject({
  asOf: day,
  elements: z.partialRecord(z.enum(ELEMENTS), z.array(law).max(50)),
});
export type LawTexts = z.output<typeof lawTexts>;
