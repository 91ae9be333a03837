import { z } from 'zod';
import { day, defineEntry, freeText, id } from './define';

/**
 * An account at a generating tool, as last stated: whose it is, for which period, with what proof,
 * and the terms of service in force. The same identifier again states it anew; both entries stay.
 */
export const generatorRecorded = defineEntry({
  kind: 'generator.recorded',
  v: 1,
  subject: 'generator',
  act: z.strictObject({
    generator: id('generator'),
    holder: id('contributor').nullable(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    /** Exhibits that show who holds the account. */
    proofs: z.array(id('exhibit')).max(50),
    /** The terms in force in that period, kept as an exhibit. */
    terms: id('exhibit').nullable(),
  }),
  payload: z.strictObject({
    service: freeText(300),
    account: freeText(300),
    plan: freeText(300),
    note: freeText(2000),
  }),
});
