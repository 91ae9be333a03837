import {
  closeSourceInput,
  gapsInput,
  openSourceInput,
  reportGapInput,
  sourcesInput,
} from '@/lib/capture/schema';
import { id } from '@/lib/entries/define';
import { ENTRY_HEADER, JSON_TYPE } from '../answers/headers';
import { gapReported, gaps, sourceOpened, sources } from '../answers/sources';
import { operation } from '../operation';

const ALL = '/cases/{caseId}/sources';
const ONE = `${ALL}/{sourceId}`;

export const listSources = operation({
  id: 'sources.list',
  method: 'GET',
  path: ALL,
  summary: 'Sources of captured runs, with their last runs and gaps',
  input: sourcesInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: sources },
});

export const openSourceOperation = operation({
  id: 'sources.open',
  method: 'POST',
  path: ALL,
  summary: 'Open a source of captured runs',
  // Without an Idempotency-Key on purpose: what is kept of a request must not hold its key.
  description:
    'An upstream behind the gateway (tools `openai`, `sdapi`, `comfyui`; `upstream` is an origin that the owner of the instance allows), a watched folder, or a program that posts events. Only what comes through an open source can be of class A. `key` is the key of the upstream: kept encrypted until the source closes, and answered nowhere.',
  input: openSourceInput,
  body: 'json',
  answer: { status: 201, type: JSON_TYPE, schema: sourceOpened, headers: ENTRY_HEADER },
});

export const closeSourceOperation = operation({
  id: 'sources.close',
  method: 'DELETE',
  path: ONE,
  summary: 'Close a source: nothing more comes through it, and its key is forgotten',
  input: closeSourceInput,
  body: 'none',
  answer: { status: 204, headers: ENTRY_HEADER },
});

export const listGaps = operation({
  id: 'sources.gaps',
  method: 'GET',
  path: `${ONE}/gaps`,
  summary: 'What passed a source and was not, or not wholly, recorded',
  input: gapsInput.extend({ sourceId: id('source') }),
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: gaps },
});

export const reportGap = operation({
  id: 'sources.report_gap',
  method: 'POST',
  path: `${ONE}/gaps`,
  summary: 'Say that a source was away, or that files were lost before they were sent',
  description:
    'What a watcher or a program says of itself, so that nobody takes what arrived for all there was: from when to when, and how many files or events are concerned.',
  input: reportGapInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: gapReported, headers: ENTRY_HEADER },
});
