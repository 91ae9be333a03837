import { caseWorkRecorded } from './case-work-recorded.v1';
import { day, defineEntry, freeText } from './define';

/**
 * A work at issue with its copyright registration as somebody states it: number, authority and day.
 * Empty texts and a null day are "not stated"; the newest statement of a work counts.
 */
export const caseWorkRecordedV2 = defineEntry({
  kind: 'case.work_recorded',
  v: 2,
  subject: null,
  act: caseWorkRecorded.act.extend({ registeredOn: day.nullable() }),
  payload: caseWorkRecorded.payload.extend({
    registrationNumber: freeText(200),
    registrationAuthority: freeText(300),
  }),
});
