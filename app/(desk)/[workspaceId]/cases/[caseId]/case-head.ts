import { cache } from 'react';
import { loadCase } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';

/** Facts of the case of this request; its rooms and their layout share one reading. */
export const caseHead = cache((caseId: string) => load(loadCase, { caseId }));
