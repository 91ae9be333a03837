import type { z } from 'zod';
import type { Person } from '@/db/testing/world';
import { dataOf } from '@/lib/review/testing-scene';
import { saveItem } from './commands/items';
import type { saveItemInput } from './schema';

type Saved = z.input<typeof saveItemInput>;

/** The whole of an exhibit, or a place in it. */
export const citeOf = (exhibitId: string, more = {}) => ({
  record: { kind: 'exhibit' as const, id: exhibitId, revision: null },
  entry: null,
  span: null,
  region: null,
  page: null,
  ...more,
});

/** Saves a fact as somebody; answers its identifier. */
export async function factOf(
  who: Person,
  caseId: string,
  text: string,
  more: Partial<Saved> = {},
): Promise<string> {
  const item = { kind: 'fact' as const, said: { text } };
  return (await dataOf(saveItem(who.caller, { caseId, item, ...more }))).itemId;
}
