import { z } from 'zod';
import { id } from '@/lib/entries/define';
import { admitFileInput, announceInput, intakeInput, partInput } from '@/lib/exhibits/schema';
import { admitted, announced, heldParts, signedPart } from '../answers/exhibits';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { BATCH_LINES, batchAnswerLine, batchLine } from '../batch';
import { NDJSON } from '../ndjson';
import { operation } from '../operation';

const ONE = '/cases/{caseId}/intakes/{intakeId}';

export const announceFileOperation = operation({
  id: 'intakes.announce',
  method: 'POST',
  path: '/cases/{caseId}/intakes',
  summary: 'Announce a file by its digest, size and type',
  description:
    'Answers how to send the bytes: one presigned PUT, or parts above 64 MiB. Nothing is admitted yet.',
  input: announceInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: announced },
});

export const heldPartsOperation = operation({
  id: 'intakes.held_parts',
  method: 'GET',
  path: `${ONE}/parts`,
  summary: 'Parts the store holds already, to go on where an upload stopped',
  input: intakeInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: heldParts },
});

export const signPartOperation = operation({
  id: 'intakes.sign_part',
  method: 'POST',
  path: `${ONE}/parts`,
  summary: 'A presigned PUT for one part, bound to its digest',
  input: partInput,
  body: 'json',
  answer: { status: 200, type: JSON_TYPE, schema: signedPart },
});

export const withdrawIntakeOperation = operation({
  id: 'intakes.withdraw',
  method: 'DELETE',
  path: ONE,
  summary: 'Take back the announcement of a file that was not admitted',
  description:
    'Parts that arrived leave the store. Only whoever announced a file can; repeating it changes nothing.',
  input: intakeInput,
  body: 'none',
  answer: { status: 204 },
});

export const admitFileOperation = operation({
  id: 'intakes.admit',
  method: 'POST',
  path: `${ONE}/admission`,
  summary: 'Admit an announced file once its bytes are with the store',
  description:
    'The store confirms size and SHA-256 first; other bytes are refused and that is recorded.',
  input: admitFileInput,
  body: 'json',
  creates: true,
  answer: {
    status: 201,
    type: JSON_TYPE,
    schema: admitted,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const batchOperation = operation({
  id: 'exhibits.batch',
  method: 'POST',
  path: '/cases/{caseId}/exhibits/batch',
  summary: 'Admit or announce many exhibits, one on each line',
  description: `At most ${BATCH_LINES} lines. Each is answered by one line in the same order; one that is refused spoils no other. The last line of the answer is \`end\`. A repeated line is answered with duplicate_digest and the number of the exhibit that has the bytes, so an interrupted batch may simply be sent again.`,
  input: z.strictObject({ caseId: id('case') }),
  body: 'ndjson',
  line: batchLine,
  answer: { status: 200, type: NDJSON, schema: batchAnswerLine },
});
