import 'server-only';
import { z } from 'zod';
import { loader } from '@/lib/door/loader';
import { id } from '@/lib/entries/define';

const caseInput = z.strictObject({ caseId: id('case') });

/** Whether the caller may see a case now; read before an earlier answer about it is given again. */
export const loadSight = loader({
  name: 'api.sight',
  action: 'case.read',
  input: caseInput,
  load: async () => null,
});

/** Whether the caller may add exhibits to a case now; read before a large body is taken in. */
export const loadIntakeRight = loader({
  name: 'api.intake_right',
  action: 'exhibit.add',
  input: caseInput,
  load: async () => null,
});

/** Whether the caller may record runs in a case now; read before bytes of a tool are taken in. */
export const loadRecordRight = loader({
  name: 'api.record_right',
  action: 'run.record',
  input: caseInput,
  load: async () => null,
});
