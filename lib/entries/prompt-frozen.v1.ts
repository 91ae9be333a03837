import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';

/**
 * A revision was frozen by operation `seq`, whose hash is `hash`. `sha256` and `bytes` are those of
 * the frozen document: every text, parameter with its setter and reference (docs/formats/prompt.md).
 */
export const promptFrozen = defineEntry({
  kind: 'prompt.frozen',
  v: 1,
  subject: 'prompt',
  act: z.strictObject({
    prompt: id('prompt'),
    revision: count.min(1),
    seq: count,
    hash: sha256,
    sha256,
    bytes: count,
    purpose: z.enum(['sent', 'marked_sent', 'draft']),
  }),
  payload: z.strictObject({ tool: freeText(300) }),
});
