import {
  addContributorInput,
  amendContributorInput,
  contributorInput,
  contributorsInput,
  linkAccountInput,
  recordRoleInput,
  unlinkAccountInput,
} from '@/lib/contributors/schema';
import {
  contributorAdded,
  contributors,
  contributorView,
  roleRecorded,
} from '../answers/contributors';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/contributors';
const ONE = `${ALL}/{contributorId}`;

export const listContributors = operation({
  id: 'contributors.list',
  method: 'GET',
  path: ALL,
  summary: 'People credited or contested in a case, with roles and accounts',
  input: contributorsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: contributors },
});

export const addContributorOperation = operation({
  id: 'contributors.add',
  method: 'POST',
  path: ALL,
  summary: 'Name a person',
  input: addContributorInput,
  body: 'json',
  creates: true,
  answer: {
    status: 201,
    type: JSON_TYPE,
    schema: contributorAdded,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const getContributor = operation({
  id: 'contributors.get',
  method: 'GET',
  path: ONE,
  summary: 'What the record says one person did, newest first',
  input: contributorInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: contributorView },
});

export const amendContributorOperation = operation({
  id: 'contributors.amend',
  method: 'PATCH',
  path: ONE,
  summary: 'Change what is known of a person',
  description: 'Acts recorded before keep the name of their time.',
  input: amendContributorInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const recordRoleOperation = operation({
  id: 'contributors.record_role',
  method: 'POST',
  path: `${ONE}/roles`,
  summary: 'Give a role over a period, or restate one by its roleId',
  input: recordRoleInput,
  body: 'json',
  creates: true,
  answer: { status: 200, type: JSON_TYPE, schema: roleRecorded, headers: ENTRY_HEADER },
});

export const linkAccountOperation = operation({
  id: 'contributors.link_account',
  method: 'POST',
  path: `${ONE}/accounts`,
  summary: 'Say that an account acts for a person',
  input: linkAccountInput,
  body: 'json',
  creates: true,
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const unlinkAccountOperation = operation({
  id: 'contributors.unlink_account',
  method: 'DELETE',
  path: `${ONE}/accounts/{accountId}`,
  summary: 'Take such a link back, with the reason',
  input: unlinkAccountInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});
