import { cache } from 'react';
import { load } from '@/lib/door/perform';
import { loadPrompt } from '@/lib/prompts/loaders';

/** A prompt at its head; layout, title and page share one reading. */
export const openedPrompt = cache((caseId: string, promptId: string) =>
  load(loadPrompt, { caseId, promptId }),
);
