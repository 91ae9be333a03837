import { cache } from 'react';
import { loadContributor, loadContributors } from '@/lib/contributors/loaders';
import { load } from '@/lib/door/perform';

/** The people of a case, read once for a request. */
export const casePeople = cache((caseId: string) => load(loadContributors, { caseId }));

/** One of them with a page of their acts; title and page share one reading. */
export const casePerson = cache((caseId: string, contributorId: string, before?: number) =>
  load(loadContributor, { caseId, contributorId, ...(before === undefined ? {} : { before }) }),
);
