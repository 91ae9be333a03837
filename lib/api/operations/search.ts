import { searchInput } from '@/lib/search/schema';
import { JSON_TYPE } from '../answers/headers';
import { found } from '../answers/search';
import { operation } from '../operation';

export const findRecords = operation({
  id: 'search.find',
  method: 'GET',
  path: '/cases/{caseId}/search',
  summary: 'Records in which all words stand, newest first',
  description:
    'Looks through what entries say, the words of notes and prompts, and what readers found in files, without regard to case and width. Notes of counsel are no records of the case and are never found.',
  input: searchInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: found },
});
