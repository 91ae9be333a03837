import { z } from 'zod';
import {
  amendCaseInput,
  caseInput,
  listCasesInput,
  openCaseInput,
  recordWorkInput,
  setDisputeDateInput,
  setStatusInput,
} from '@/lib/cases/schema';
import {
  caseHead,
  caseList,
  opened,
  overview,
  statusSet,
  workRecorded,
  workspaces,
} from '../answers/cases';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { operation } from '../operation';

export const listWorkspaces = operation({
  id: 'workspaces.list',
  method: 'GET',
  path: '/workspaces',
  summary: 'Workspaces you have a place in',
  input: z.strictObject({}),
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: workspaces },
});

export const listCases = operation({
  id: 'cases.list',
  method: 'GET',
  path: '/cases',
  summary: 'Cases of a workspace, newest first',
  input: listCasesInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: caseList },
});

export const openCaseOperation = operation({
  id: 'cases.open',
  method: 'POST',
  path: '/cases',
  summary: 'Open a case in a workspace',
  input: openCaseInput,
  body: 'json',
  creates: true,
  answer: {
    status: 201,
    type: JSON_TYPE,
    schema: opened,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const getCase = operation({
  id: 'cases.get',
  method: 'GET',
  path: '/cases/{caseId}',
  summary: 'Facts of a case and what you may do in it',
  input: caseInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: caseHead },
});

export const amendCaseOperation = operation({
  id: 'cases.amend',
  method: 'PATCH',
  path: '/cases/{caseId}',
  summary: 'Change facts of a case',
  description: 'Only the members given change; the earlier facts stay in the ledger.',
  input: amendCaseInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const getOverview = operation({
  id: 'cases.overview',
  method: 'GET',
  path: '/cases/{caseId}/overview',
  summary: 'Works at issue, counts, and the newest full check',
  input: caseInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: overview },
});

export const setStatusOperation = operation({
  id: 'cases.set_status',
  method: 'POST',
  path: '/cases/{caseId}/status',
  summary: 'Move a case along its statuses',
  description: 'Sealing and closing end new acts.',
  input: setStatusInput,
  body: 'json',
  creates: true,
  answer: { status: 200, type: JSON_TYPE, schema: statusSet, headers: ENTRY_HEADER },
});

export const setDisputeDateOperation = operation({
  id: 'cases.set_dispute_date',
  method: 'POST',
  path: '/cases/{caseId}/dispute-date',
  summary: 'Set, move or take back the day of the first sign of dispute',
  input: setDisputeDateInput,
  body: 'json',
  creates: true,
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const recordWorkOperation = operation({
  id: 'cases.record_work',
  method: 'POST',
  path: '/cases/{caseId}/works',
  summary: 'Name a work at issue, or restate one by its workId',
  input: recordWorkInput,
  body: 'json',
  creates: true,
  answer: { status: 200, type: JSON_TYPE, schema: workRecorded, headers: ENTRY_HEADER },
});
