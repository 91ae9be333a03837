import {
  answerActInput,
  choicesInput,
  chronologyInput,
  elementsInput,
  holdsInput,
  linkElementInput,
  placeHoldInput,
  preservationInput,
  recordNoticeInput,
  releaseHoldInput,
  unlinkElementInput,
} from '@/lib/review/schema';
import { ENTRY_HEADER, JSON_TYPE } from '../answers/headers';
import {
  checklist,
  chronologyAnswer,
  holdMade,
  holds,
  linksMade,
  noticeMade,
} from '../answers/review';
import { choices } from '../answers/review-choices';
import { preservation } from '../answers/review-preservation';
import { type Answer, operation } from '../operation';

const CASE = '/cases/{caseId}';
const DONE = { status: 204, headers: ENTRY_HEADER } satisfies Answer;

export const readElements = operation({
  id: 'review.elements',
  method: 'GET',
  path: `${CASE}/elements`,
  summary: 'The checklist: each element with the records that bear on it and where it stands',
  description: 'Describes records and their weaknesses. It scores nothing and foretells nothing.',
  input: elementsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: checklist },
});

export const linkElementOperation = operation({
  id: 'review.link',
  method: 'POST',
  path: `${CASE}/elements/links`,
  summary: 'Say that a record bears on elements',
  input: linkElementInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: linksMade, headers: ENTRY_HEADER },
});

export const unlinkElementOperation = operation({
  id: 'review.unlink',
  method: 'POST',
  path: `${CASE}/elements/links/{linkId}/withdrawal`,
  summary: 'Take a link back, with the reason',
  input: unlinkElementInput,
  body: 'json',
  answer: DONE,
});

export const readChoices = operation({
  id: 'review.choices',
  method: 'GET',
  path: `${CASE}/choices`,
  summary: 'The map of visible choices: marks on pictures, and the words and edits behind them',
  description: 'A mark and what stands behind it are joined by recorded acts, never by a likeness.',
  input: choicesInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: choices },
});

export const readChronology = operation({
  id: 'review.chronology',
  method: 'GET',
  path: `${CASE}/chronology`,
  summary: 'Everything that happened, by the clock of record, and what does not go together',
  input: chronologyInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: chronologyAnswer },
});

export const readHolds = operation({
  id: 'review.holds',
  method: 'GET',
  path: `${CASE}/holds`,
  summary: 'Notices, legal holds and the dispute date',
  input: holdsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: holds },
});

export const readPreservation = operation({
  id: 'review.preservation',
  method: 'GET',
  path: `${CASE}/preservation`,
  summary: 'The preservation log in order of record, page by page',
  description: 'The lines that a US volume prints in its last part. Pass `next` as `after`.',
  input: preservationInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: preservation },
});

export const recordNoticeOperation = operation({
  id: 'review.record_notice',
  method: 'POST',
  path: `${CASE}/notices`,
  summary: 'Record a sign of dispute',
  input: recordNoticeInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: noticeMade, headers: ENTRY_HEADER },
});

export const placeHoldOperation = operation({
  id: 'review.place_hold',
  method: 'POST',
  path: `${CASE}/holds`,
  summary: 'Place a duty to keep',
  description: 'While one stands, no text of the case is erased.',
  input: placeHoldInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: holdMade, headers: ENTRY_HEADER },
});

export const releaseHoldOperation = operation({
  id: 'review.release_hold',
  method: 'POST',
  path: `${CASE}/holds/{holdId}/release`,
  summary: 'End a duty to keep, with the reason',
  input: releaseHoldInput,
  body: 'json',
  answer: DONE,
});

export const answerActOperation = operation({
  id: 'review.answer_act',
  method: 'POST',
  path: `${CASE}/acts/{entry}/answers`,
  summary: 'Say what an act that the record gives to oneself was',
  input: answerActInput,
  body: 'json',
  creates: true,
  answer: DONE,
});
