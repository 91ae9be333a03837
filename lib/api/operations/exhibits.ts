import { admitBytesInput } from '@/lib/exhibits/commands/admit-bytes';
import { MAX_DIRECT_BYTES, MAX_TEXT_BYTES } from '@/lib/exhibits/model';
import {
  copyInput,
  custodyInput,
  describeInput,
  exhibitInput,
  listExhibitsInput,
  lowerClassInput,
  openOriginalInput,
  readAgainInput,
  readingsInput,
  registerDigestInput,
  relateInput,
  reviseTextInput,
  withdrawRelationInput,
  writeTextInput,
} from '@/lib/exhibits/schema';
import {
  admitted,
  admittedBytes,
  custody,
  exhibitDetail,
  exhibits,
  readings,
  related,
  versionAdded,
} from '../answers/exhibits';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/exhibits';
const ONE = `${ALL}/{exhibitId}`;

/** A text of the largest size with every character escaped, and what is said about it. */
const TEXT_BODY = 6 * MAX_TEXT_BYTES + 256 * 1024;

const MADE = {
  status: 201,
  type: JSON_TYPE,
  schema: admitted,
  headers: { ...ENTRY_HEADER, ...LOCATION },
} as const;

export const listExhibits = operation({
  id: 'exhibits.list',
  method: 'GET',
  path: ALL,
  summary: 'Exhibits in the order of intake',
  input: listExhibitsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: exhibits },
});

export const admitBytesOperation = operation({
  id: 'exhibits.admit_bytes',
  method: 'POST',
  path: ALL,
  summary: 'Admit a small file in one request',
  description: `The body is the file's bytes, at most ${MAX_DIRECT_BYTES}. Larger files are announced first and go to the store directly. What is said about the file stands in the query.`,
  input: admitBytesInput,
  body: 'bytes',
  limit: MAX_DIRECT_BYTES,
  headers: {
    'x-file-name': 'Name of the file, UTF-8, percent-encoded. It is kept exactly.',
    'chirograph-sha256':
      'SHA-256 of the bytes as you computed it, hexadecimal; others are refused.',
    'content-type': 'What you take the file for. The bytes themselves decide where they tell.',
  },
  creates: true,
  answer: { ...MADE, schema: admittedBytes },
});

export const registerDigestOperation = operation({
  id: 'exhibits.register_digest',
  method: 'POST',
  path: `${ALL}/digests`,
  summary: 'Register a file that stays with its owner by its digest',
  input: registerDigestInput,
  body: 'json',
  creates: true,
  answer: MADE,
});

export const writeTextOperation = operation({
  id: 'exhibits.write_text',
  method: 'POST',
  path: `${ALL}/texts`,
  summary: 'Admit a note or a typed statement',
  input: writeTextInput,
  body: 'json',
  limit: TEXT_BODY,
  creates: true,
  answer: MADE,
});

export const getExhibit = operation({
  id: 'exhibits.get',
  method: 'GET',
  path: ONE,
  summary: 'One exhibit with versions, relations and how it can be looked at',
  input: exhibitInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: exhibitDetail },
});

export const describeExhibitOperation = operation({
  id: 'exhibits.describe',
  method: 'PATCH',
  path: ONE,
  summary: 'Change what people say about an exhibit',
  description: 'Bytes, class and times of record are out of reach.',
  input: describeInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const reviseTextOperation = operation({
  id: 'exhibits.revise_text',
  method: 'POST',
  path: `${ONE}/versions`,
  summary: 'Add a version to a note or statement; earlier ones stay',
  input: reviseTextInput,
  body: 'json',
  limit: TEXT_BODY,
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: versionAdded, headers: ENTRY_HEADER },
});

export const relateExhibitsOperation = operation({
  id: 'exhibits.relate',
  method: 'POST',
  path: `${ONE}/relations`,
  summary: 'State that one exhibit derives from, answers or translates another',
  input: relateInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: related, headers: ENTRY_HEADER },
});

export const withdrawRelationOperation = operation({
  id: 'exhibits.withdraw_relation',
  method: 'DELETE',
  path: '/cases/{caseId}/relations/{relationId}',
  summary: 'Take a stated relation back, with the reason',
  input: withdrawRelationInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const lowerClassOperation = operation({
  id: 'exhibits.lower_class',
  method: 'POST',
  path: `${ONE}/class`,
  summary: 'Lower a capture class with a reason; raising one is not possible',
  input: lowerClassInput,
  body: 'json',
  creates: true,
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const getCustody = operation({
  id: 'exhibits.custody',
  method: 'GET',
  path: `${ONE}/custody`,
  summary: 'The custody log of an exhibit, newest first',
  input: custodyInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: custody },
});

export const getReadings = operation({
  id: 'exhibits.readings',
  method: 'GET',
  path: `${ONE}/readings`,
  summary: 'What was read in an exhibit: every reading by name, one of them in full',
  description:
    'The newest reading is told in full, or the one named. Every value points to the raw record it stands in; numbers are texts with their digits. No record found says nothing about how a file was made.',
  input: readingsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: readings },
});

export const readAgainOperation = operation({
  id: 'exhibits.read_again',
  method: 'POST',
  path: `${ONE}/readings`,
  summary: 'Have an exhibit read once more by the readers as they are now',
  description: 'Earlier readings stay. The new one leaves an entry when it is there.',
  input: readAgainInput,
  body: 'none',
  creates: true,
  answer: { status: 204 },
});

export const getOriginal = operation({
  id: 'exhibits.open_original',
  method: 'GET',
  path: `${ONE}/original`,
  summary: 'The original bytes',
  description:
    'Records who asked and how, then sends on to the object store, where the address works for five minutes. No record, no bytes.',
  input: openOriginalInput,
  body: 'none',
  answer: {
    status: 303,
    headers: {
      ...ENTRY_HEADER,
      location: 'Where the bytes are.',
      'chirograph-sha256': 'SHA-256 of the bytes, hexadecimal.',
    },
  },
});

export const getCopy = operation({
  id: 'exhibits.copy',
  method: 'GET',
  path: '/cases/{caseId}/copies/{sha256}/{kind}',
  summary: 'A working copy to look at, made from the original with this digest',
  input: copyInput,
  body: 'none',
  answer: { status: 200, type: 'image/webp' },
});
