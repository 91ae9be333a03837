import { z } from 'zod';
import { count, id } from './define';
import { RECORD_KINDS } from './vocabulary';

/** A record of the case as links, answers and translations name it. */
export const recordRef = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  /** Identifier of the record; of the prompt for a revision, of the work for a work. */
  id: z.union([
    id('exhibit'),
    id('prompt'),
    id('run'),
    id('selection'),
    id('modification'),
    id('work'),
    id('generator'),
  ]),
  /** Revision of a prompt; null for everything else. */
  revision: count.min(1).nullable(),
});
export type RecordRef = z.output<typeof recordRef>;
