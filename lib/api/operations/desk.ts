import {
  admitToFirmInput,
  citableInput,
  deskInput,
  endFirmPlaceInput,
  firmsInput,
  openFirmInput,
  orderFactsInput,
  saveItemInput,
  withdrawItemInput,
  worksheetInput,
} from '@/lib/desk/schema';
import {
  citableAnswer,
  deskAnswer,
  firmMade,
  firmsAnswer,
  itemSaved,
  worksheetAnswer,
} from '../answers/desk';
import { JSON_TYPE } from '../answers/headers';
import { type Answer, operation } from '../operation';

const DESK = '/cases/{caseId}/desk';
const FIRMS = '/workspaces/{workspaceId}/firms';
const DONE = { status: 204 } satisfies Answer;

export const readDesk = operation({
  id: 'desk.items',
  method: 'GET',
  path: DESK,
  summary: 'Facts, allegations, claims and remarks that the caller may read',
  description:
    "Items of a desk are no evidence: they stand in a sealed log of their author's, in no ledger and no export.",
  input: deskInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: deskAnswer },
});

export const saveItemOperation = operation({
  id: 'desk.save',
  method: 'POST',
  path: `${DESK}/items`,
  summary: 'Save an item, or a new version of one',
  description: 'Earlier versions stay. `version` is the one seen last; 0 for a new item.',
  input: saveItemInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: itemSaved },
});

export const withdrawItemOperation = operation({
  id: 'desk.withdraw',
  method: 'POST',
  path: `${DESK}/items/{itemId}/withdrawal`,
  summary: 'Take an item back, with the reason',
  input: withdrawItemInput,
  body: 'json',
  answer: DONE,
});

export const orderFactsOperation = operation({
  id: 'desk.order_facts',
  method: 'PUT',
  path: `${DESK}/order`,
  summary: 'Say in which order one keeps the facts one reads',
  input: orderFactsInput,
  body: 'json',
  answer: DONE,
});

export const readWorksheet = operation({
  id: 'desk.worksheet',
  method: 'GET',
  path: `${DESK}/worksheet`,
  summary: 'The questions of the other side, each with the records that bear on it, or none',
  description: 'Names records and what is not there. It scores nothing and foretells nothing.',
  input: worksheetInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: worksheetAnswer },
});

export const readCitable = operation({
  id: 'desk.citable',
  method: 'GET',
  path: `${DESK}/citable`,
  summary: 'Records of one kind that a statement can lean on',
  input: citableInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: citableAnswer },
});

export const readFirms = operation({
  id: 'firms.list',
  method: 'GET',
  path: FIRMS,
  summary: "The caller's firms of counsel",
  input: firmsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: firmsAnswer },
});

export const openFirmOperation = operation({
  id: 'firms.open',
  method: 'POST',
  path: FIRMS,
  summary: 'Make a firm of counsel',
  input: openFirmInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: firmMade },
});

export const admitToFirmOperation = operation({
  id: 'firms.admit',
  method: 'POST',
  path: `${FIRMS}/{firmId}/members`,
  summary: 'Admit other counsel of the workspace; only somebody of the firm can',
  input: admitToFirmInput,
  body: 'json',
  answer: DONE,
});

export const endFirmPlaceOperation = operation({
  id: 'firms.end',
  method: 'DELETE',
  path: `${FIRMS}/{firmId}/members/{accountId}`,
  summary: "End somebody's place in a firm, or one's own",
  input: endFirmPlaceInput,
  body: 'none',
  answer: DONE,
});
