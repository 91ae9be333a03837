import { openSource } from '@/lib/capture/commands/manage-source';
import { recordPassing } from '@/lib/capture/commands/record-passing';
import { utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { type Desk, dataOf, fresh, GATEWAY_SOURCE } from './testing-desk';
import type { Line } from './testing-line';

const now = () => new Date().toISOString();

/** Opens a source of the owner's behind the gateway. */
async function gatewaySource({ caseId, owner }: Desk): Promise<string> {
  const input = { caseId, ...GATEWAY_SOURCE };
  return (await dataOf(openSource(await owner.caller(), input))).sourceId;
}

/** A request as the gateway records it before it leaves. */
async function passing(desk: Desk) {
  return {
    caseId: desk.caseId,
    sourceId: await gatewaySource(desk),
    runId: newId('run'),
    requestedAt: now(),
    request: { bytes: utf8(fresh('request')), fileName: 'x.json', mediaType: 'application/json' },
    inputs: [],
    ...{ tool: 'x', toolVersion: '', texts: [], parameters: [], models: [], environment: [] },
    named: '',
  };
}

const NOTHING_TOLD = {
  ...{ outputs: [], records: [], texts: [], parameters: [], models: [] },
  ...{ environment: [], providerIds: [], failure: '' },
};

const TEAM = 'owner admin member writer';

/** Commands about sources, and those by which the gateway writes. */
export const SOURCE_COMMANDS: Record<string, Line> = {
  'capture.open_source': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId }) => ({ caseId, tool: 'folder', label: fresh('source') }),
  },
  'capture.close_source': {
    scope: 'open_case',
    may: TEAM,
    input: async (desk) => ({ caseId: desk.caseId, sourceId: await gatewaySource(desk) }),
    names: ({ sourceId }) => ({ sourceId }),
  },
  'capture.record_passing': {
    scope: 'open_case',
    may: TEAM,
    input: passing,
    names: ({ sourceId }) => ({ sourceId }),
  },
  'capture.record_answer': {
    scope: 'open_case',
    may: TEAM,
    async input(desk) {
      const given = await passing(desk);
      const { runId } = await dataOf(recordPassing(await desk.owner.caller(), given));
      const { caseId, sourceId } = given;
      return { caseId, sourceId, runId, outcome: 'completed', receivedAt: now(), ...NOTHING_TOLD };
    },
  },
  'capture.record_gap': {
    scope: 'open_case',
    may: TEAM,
    async input(desk) {
      const about = { cause: 'not_recorded', count: 1, from: now(), to: now(), reason: 'x' };
      const sourceId = await gatewaySource(desk);
      return { caseId: desk.caseId, sourceId, runId: null, ...about };
    },
  },
  'capture.record_cut_off': {
    scope: 'open_case',
    may: 'service',
    async input(desk) {
      const [sourceId, runId] = [await gatewaySource(desk), newId('run')];
      return { caseId: desk.caseId, sourceId, runId, requestedAt: now(), what: 'POST /x' };
    },
    names: ({ sourceId }) => ({ sourceId }),
  },
};

/** What is read about sources. */
export const SOURCE_LOADERS: Record<string, Line> = {
  'capture.sources': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'capture.gaps': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, sourceId }) => ({ caseId, sourceId }),
    names: ({ sourceId }) => ({ sourceId }),
  },
  // Without names: the source of the desk has been closed by then (lib/capture/gateway/strangers).
  'capture.gateway_place': {
    scope: 'open_case',
    may: TEAM,
    input: ({ caseId, sourceId }) => ({ caseId, sourceId }),
  },
};
