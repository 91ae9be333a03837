import {
  amendPromptInput,
  atInput,
  deviceInput,
  devicesInput,
  joinInput,
  listPromptsInput,
  MAX_PUSH_BYTES,
  openPromptInput,
  operationsInput,
  presenceInput,
  promptInput,
  pushInput,
  revisionInput,
  scratchInput,
  streamInput,
} from '@/lib/prompts/schema';
import { ENTRY_HEADER, JSON_TYPE, LOCATION } from '../answers/headers';
import {
  devices,
  joined,
  opened,
  operationLine,
  origins,
  promptDetail,
  promptState,
  prompts,
  pushed,
  revisionDetail,
  revisions,
  scratch,
} from '../answers/prompts';
import { NDJSON } from '../ndjson';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/prompts';
const ONE = `${ALL}/{promptId}`;
const read = <T>(schema: T) => ({ status: 200, type: JSON_TYPE, schema }) as const;

export const listPrompts = operation({
  id: 'prompts.list',
  method: 'GET',
  path: ALL,
  summary: 'Prompts of a case, newest first',
  input: listPromptsInput,
  body: 'none',
  answer: read(prompts),
});

export const openPromptOperation = operation({
  id: 'prompts.open',
  method: 'POST',
  path: ALL,
  summary: 'Open a prompt',
  input: openPromptInput,
  body: 'json',
  creates: true,
  answer: {
    status: 201,
    type: JSON_TYPE,
    schema: opened,
    headers: { ...ENTRY_HEADER, ...LOCATION },
  },
});

export const getPrompt = operation({
  id: 'prompts.get',
  method: 'GET',
  path: ONE,
  summary: 'One prompt at its head',
  input: promptInput,
  body: 'none',
  answer: read(promptDetail),
});

export const amendPromptOperation = operation({
  id: 'prompts.amend',
  method: 'PATCH',
  path: ONE,
  summary: 'Change the title; the text changes by operations only',
  input: amendPromptInput,
  body: 'json',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const joinPromptOperation = operation({
  id: 'prompts.join',
  method: 'POST',
  path: `${ONE}/writers`,
  summary: 'Become a writer: enrol a device key and get the number to write under',
  description:
    'The claim is of kind `join` and signed by the key it brings (docs/formats/prompt.md §3). The same claim again is given the same writer.',
  input: joinInput,
  body: 'json',
  limit: MAX_PUSH_BYTES,
  answer: { status: 201, type: JSON_TYPE, schema: joined },
});

export const pushOperation = operation({
  id: 'prompts.push',
  method: 'POST',
  path: `${ONE}/operations`,
  summary: 'Append signed claims; the only way to change a prompt',
  description:
    'Claims are taken in order; the first refused one ends the request, those before it stand. A claim sent again is acknowledged again.',
  input: pushInput,
  body: 'json',
  limit: MAX_PUSH_BYTES,
  answer: { ...read(pushed), headers: ENTRY_HEADER },
});

export const streamOperationsOperation = operation({
  id: 'prompts.operations',
  method: 'GET',
  path: `${ONE}/operations`,
  summary: 'Operations as they are kept: each line holds the exact texts of one',
  input: operationsInput,
  body: 'none',
  answer: {
    status: 200,
    type: NDJSON,
    schema: operationLine,
    headers: { 'chirograph-size': 'Operations in the chain when the request came.' },
  },
});

export const getPromptState = operation({
  id: 'prompts.state',
  method: 'GET',
  path: `${ONE}/state`,
  summary: 'Texts and their attribution after an operation, or at the head',
  input: atInput,
  body: 'none',
  answer: read(promptState),
});

export const getSnapshot = operation({
  id: 'prompts.snapshot',
  method: 'GET',
  path: `${ONE}/snapshot`,
  summary: 'State of the replay at the head, to load a long prompt fast; it is not evidence',
  description:
    'Bytes for `PromptReplay.restore` of the same release (docs/formats/prompt.md §1). Go on with the operations from `chirograph-size`; the first of them shows whether the hash was right.',
  input: promptInput,
  body: 'none',
  answer: {
    status: 200,
    type: 'application/octet-stream',
    headers: {
      'chirograph-size': 'Operations that the state includes.',
      'chirograph-hash': 'Hash of the last of them.',
    },
  },
});

export const listRevisions = operation({
  id: 'prompts.revisions',
  method: 'GET',
  path: `${ONE}/revisions`,
  summary: 'Frozen revisions, oldest first',
  input: promptInput,
  body: 'none',
  answer: read(revisions),
});

export const getRevision = operation({
  id: 'prompts.revision',
  method: 'GET',
  path: `${ONE}/revisions/{revision}`,
  summary: 'One revision with the exact document that was frozen',
  input: revisionInput,
  body: 'none',
  answer: read(revisionDetail),
});

export const listOrigins = operation({
  id: 'prompts.origins',
  method: 'GET',
  path: `${ONE}/origins`,
  summary: 'Where pasted words of unknown origin stand word for word in the case',
  description:
    'In messages of the prompt and in text exhibits. Nobody is taken for an author: a person confirms or contests it by a claim of kind `origin`.',
  input: promptInput,
  body: 'none',
  answer: read(origins),
});

export const getPackage = operation({
  id: 'prompts.package',
  method: 'GET',
  path: `${ONE}/package`,
  summary: 'Everything of one prompt with a program that checks and replays it, as ZIP',
  input: promptInput,
  body: 'none',
  answer: { status: 200, type: 'application/zip' },
});

export const showPresenceOperation = operation({
  id: 'prompts.show_presence',
  method: 'POST',
  path: `${ONE}/presence`,
  summary: 'Show where one is in a prompt; kept in memory for half a minute',
  input: presenceInput,
  body: 'json',
  answer: { status: 204 },
});

export const getScratch = operation({
  id: 'prompts.scratch',
  method: 'GET',
  path: `${ONE}/scratch`,
  summary: 'One’s own scratch; it is not evidence',
  input: promptInput,
  body: 'none',
  answer: read(scratch),
});

export const writeScratchOperation = operation({
  id: 'prompts.write_scratch',
  method: 'PUT',
  path: `${ONE}/scratch`,
  summary: 'Keep one’s own scratch; it is not evidence',
  input: scratchInput,
  body: 'json',
  answer: { status: 204 },
});

export const streamPromptsOperation = operation({
  id: 'prompts.stream',
  method: 'GET',
  path: '/stream',
  summary: 'Follow prompts live as server-sent events',
  description:
    'Each `p` is `<caseId>/<promptId>/<next operation wanted>`. Events: operations, presence, gone, ping, bye. After a lost connection, Last-Event-ID goes on where it stopped.',
  input: streamInput,
  body: 'none',
  headers: { 'last-event-id': '`<promptId>:<last operation received>`, separated by commas.' },
  answer: { status: 200, type: 'text/event-stream' },
});

export const listDevices = operation({
  id: 'devices.list',
  method: 'GET',
  path: '/devices',
  summary: 'Device keys of one’s own',
  input: devicesInput,
  body: 'none',
  answer: read(devices),
});

export const revokeDeviceOperation = operation({
  id: 'devices.revoke',
  method: 'DELETE',
  path: '/devices/{deviceId}',
  summary: 'Revoke a device key: what it signed stands, nothing more is taken from it',
  input: deviceInput,
  body: 'none',
  answer: { status: 204 },
});
