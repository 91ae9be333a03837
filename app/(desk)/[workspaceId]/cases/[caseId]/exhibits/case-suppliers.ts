import { cache } from 'react';
import type { Supplier } from '@/components/exhibits/intake/intake-provider';
import { loadContributors } from '@/lib/contributors/loaders';
import { load } from '@/lib/door/perform';

/** Contributors of the case, from whom exhibits can come; one reading for a request. */
export const caseSuppliers = cache(async (caseId: string): Promise<Supplier[]> => {
  const { contributors } = await load(loadContributors, { caseId });
  return contributors.map(({ id, name }) => ({ id, name }));
});
