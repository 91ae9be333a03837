import { z } from 'zod';
import { day, defineEntry, id } from './define';
import { CONTRIBUTOR_ROLES, ROLE_STANDINGS } from './vocabulary';

/** A role over a period, given or restated; the newest statement of a role id counts. */
export const contributorRoleRecorded = defineEntry({
  kind: 'contributor.role_recorded',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({
    contributor: id('contributor'),
    role: id('role'),
    name: z.enum(CONTRIBUTOR_ROLES),
    standing: z.enum(ROLE_STANDINGS),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
  }),
  payload: null,
});
