import { z } from 'zod';
import { count, defineEntry, id, sha256 } from './define';

/** The chain of a prompt had `size` operations and ended in `hash`: a checkpoint now covers them. */
export const promptAdvanced = defineEntry({
  kind: 'prompt.advanced',
  v: 1,
  subject: 'prompt',
  act: z.strictObject({ prompt: id('prompt'), size: count, hash: sha256 }),
  payload: null,
});
