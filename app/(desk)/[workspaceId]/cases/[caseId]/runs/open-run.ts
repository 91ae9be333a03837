import { cache } from 'react';
import { load } from '@/lib/door/perform';
import { loadRun } from '@/lib/runs/loaders';

/** A run of the case; title and page share one reading. */
export const openedRun = cache((caseId: string, runId: string) => load(loadRun, { caseId, runId }));
