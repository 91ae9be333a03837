import { cache } from 'react';
import { loadContributor, loadContributors, loadPeople } from '@/lib/contributors/loaders';
import { load } from '@/lib/door/perform';

/** The People room itself, read once for a request and noted as looked at. */
export const peopleRoom = cache((caseId: string) => load(loadPeople, { caseId }));

/** The people of a case for other pages. */
export const casePeople = cache((caseId: string) => load(loadContributors, { caseId }));

/** One of them with a page of their acts; title and page share one reading. */
export const casePerson = cache((caseId: string, contributorId: string, before?: number) =>
  load(loadContributor, { caseId, contributorId, ...(before === undefined ? {} : { before }) }),
);
