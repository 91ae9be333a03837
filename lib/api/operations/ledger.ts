import {
  askCheckInput,
  checkpointInput,
  consistencyInput,
  entryInput,
  erasePayloadInput,
  inclusionInput,
  ledgerInput,
  listEntriesInput,
  rangeInput,
} from '@/lib/logbook/schema';
import { ENTRY_HEADER, JSON_TYPE } from '../answers/headers';
import {
  checkAsked,
  checks,
  consistency,
  entryDetail,
  entryLine,
  erased,
  inclusion,
  ledgerPage,
  payloadLine,
} from '../answers/ledger';
import { NDJSON } from '../ndjson';
import { operation } from '../operation';

const LEDGER = '/cases/{caseId}/ledger';
const SIZE = { 'chirograph-size': 'Entries in the ledger when the request came.' };

export const listEntries = operation({
  id: 'ledger.list',
  method: 'GET',
  path: LEDGER,
  summary: 'Entries as people read them, newest first',
  input: listEntriesInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: ledgerPage },
});

export const streamEntriesOperation = operation({
  id: 'ledger.entries',
  method: 'GET',
  path: `${LEDGER}/entries`,
  summary: 'Entries as they are: each line holds the exact bytes of one',
  input: rangeInput,
  body: 'none',
  answer: { status: 200, type: NDJSON, schema: entryLine, headers: SIZE },
});

export const getEntry = operation({
  id: 'ledger.entry',
  method: 'GET',
  path: `${LEDGER}/entries/{index}`,
  summary: 'One entry with its payload and the proof that a checkpoint covers it',
  input: entryInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: entryDetail },
});

export const streamPayloads = operation({
  id: 'ledger.payloads',
  method: 'GET',
  path: `${LEDGER}/payloads`,
  summary: 'Personal payloads of entries, with the salts that open their commitments',
  input: rangeInput,
  body: 'none',
  answer: { status: 200, type: NDJSON, schema: payloadLine, headers: SIZE },
});

export const getCheckpoint = operation({
  id: 'ledger.checkpoint',
  method: 'GET',
  path: `${LEDGER}/checkpoint`,
  summary: 'A signed checkpoint (C2SP tlog-checkpoint): the newest, or the one at a size',
  input: checkpointInput,
  body: 'none',
  answer: { status: 200, type: 'text/plain; charset=utf-8' },
});

export const getInclusion = operation({
  id: 'ledger.inclusion',
  method: 'GET',
  path: `${LEDGER}/proofs/inclusion`,
  summary: 'Proof that an entry is in the tree of a size',
  input: inclusionInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: inclusion },
});

export const getConsistency = operation({
  id: 'ledger.consistency',
  method: 'GET',
  path: `${LEDGER}/proofs/consistency`,
  summary: 'Proof that a larger tree extends a smaller one',
  input: consistencyInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: consistency },
});

export const listChecks = operation({
  id: 'ledger.checks',
  method: 'GET',
  path: `${LEDGER}/checks`,
  summary: 'Full checks of the case and what the newest found',
  input: ledgerInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: checks },
});

export const askCheckOperation = operation({
  id: 'ledger.ask_check',
  method: 'POST',
  path: `${LEDGER}/checks`,
  summary: 'Ask for a full check: every entry, checkpoint, table fact and object',
  input: askCheckInput,
  body: 'none',
  answer: { status: 202, type: JSON_TYPE, schema: checkAsked },
});

export const erasePayloadOperation = operation({
  id: 'ledger.erase_payload',
  method: 'POST',
  path: `${LEDGER}/entries/{index}/erasure`,
  summary: 'Erase the personal payload of an entry under law',
  description:
    'The entry, its commitment and the tree stay; the place of the payload shows when and why it was erased. It cannot be undone.',
  input: erasePayloadInput,
  body: 'json',
  creates: true,
  answer: { status: 200, type: JSON_TYPE, schema: erased, headers: ENTRY_HEADER },
});
