import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';

/** A prompt was opened; `hash` is that of the first operation of its chain. */
export const promptOpened = defineEntry({
  kind: 'prompt.opened',
  v: 1,
  subject: 'prompt',
  act: z.strictObject({ prompt: id('prompt'), number: count, hash: sha256 }),
  payload: z.strictObject({ title: freeText(300) }),
});
