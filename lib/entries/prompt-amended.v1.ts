import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/** The title of a prompt was changed. Its text changes by operations only. */
export const promptAmended = defineEntry({
  kind: 'prompt.amended',
  v: 1,
  subject: 'prompt',
  act: z.strictObject({ prompt: id('prompt') }),
  payload: z.strictObject({ title: freeText(300) }),
});
