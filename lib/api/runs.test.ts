import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { RunComparison, RunDetail, RunItem } from '@/lib/runs/dto';
import { recordWorkOperation } from './operations/cases';
import { addContributorOperation } from './operations/contributors';
import { registerDigestOperation } from './operations/exhibits';
import {
  compareRunsOperation,
  describeRunOperation,
  finishWorkOperation,
  getLineage,
  getRun,
  listCandidates,
  listGenerators,
  listModifications,
  listRuns,
  listSelections,
  listWorkEvents,
  publishWorkOperation,
  recordGeneratorOperation,
  recordModificationOperation,
  recordSelectionOperation,
  stateRunOperation,
} from './operations/runs';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;

beforeAll(async () => {
  api = await testInstance();
  const made = await studio();
  ({ owner, stranger } = made);
  caseId = await openedCase(owner, made.workspaceId);
});

afterAll(() => api.close());

const at = (address: string) => `/cases/${caseId}${address}`;
const post = (address: string, json: object, headers = {}) =>
  call('POST', at(address), { as: owner, json, headers });
const get = (address: string) => call('GET', at(address), { as: owner });

let made = 0;
async function file(): Promise<string> {
  made += 1;
  const wish = {
    sha256: `${made}`.padStart(64, '0'),
    bytes: 5,
    mediaType: 'image/png',
    fileName: 'x.png',
  };
  const response = await post('/exhibits/digests', wish);
  return (await answered<{ exhibitId: string }>(registerDigestOperation, response)).exhibitId;
}

describe('runs over the API', () => {
  it('go from a stated run to the published work, each answer in the form of the document', async () => {
    const { contributorId } = await answered<{ contributorId: string }>(
      addContributorOperation,
      await post('/contributors', { name: 'Lin', standing: 'member' }),
    );
    const { workId } = await answered<{ workId: string }>(
      recordWorkOperation,
      await post('/works', { title: 'Pendant' }),
    );
    const { generatorId } = await answered<{ generatorId: string }>(
      recordGeneratorOperation,
      await post('/generators', { service: 'Generator', holderId: contributorId }),
    );
    const outputs = [await file(), await file()];
    const wish = {
      tool: 'Generator 3',
      generatorId,
      operatorId: contributorId,
      outputs,
      inputs: [{ exhibit: await file(), role: 'reference' }],
      texts: [{ role: 'positive', origin: 'entered', text: 'tiny pendant', part: '' }],
      parameters: [
        { name: 'seed', value: '18446744073709551557', setter: contributorId, origin: 'stated' },
      ],
      purpose: 'light',
    };
    const stated = await post('/runs', wish);
    const location = stated.headers.get('location');
    const { runId, number } = await answered<{ runId: string; number: number }>(
      stateRunOperation,
      stated,
    );
    expect(number).toBe(1);
    expect(location).toBe(`/api/v1${at(`/runs/${runId}`)}`);
    const run = await answered<RunDetail>(getRun, await get(`/runs/${runId}`));
    expect(run).toMatchObject({ seed: '18446744073709551557', excerpt: 'tiny pendant' });
    const { runs } = await answered<{ runs: RunItem[] }>(
      listRuns,
      await get(`/runs?operatorId=${contributorId}&limit=1`),
    );
    expect(runs.map(({ id }) => id)).toEqual([runId]);
    const note = { note: 'too bright' };
    const described = await call('PATCH', at(`/runs/${runId}`), { as: owner, json: note });
    await answered(describeRunOperation, described);

    const found = await answered<{ candidates: unknown[] }>(
      listCandidates,
      await get(`/candidates?runId=${runId}&undecidedOnly=true`),
    );
    expect(found.candidates).toHaveLength(2);
    const candidates = outputs.map((exhibitId, i) => ({
      exhibitId,
      runId,
      verdict: i === 0 ? 'chosen' : 'rejected',
      aspects: ['line'],
    }));
    await answered(recordSelectionOperation, await post('/selections', { candidates }));
    const after = await file();
    await answered(
      recordModificationOperation,
      await post('/modifications', {
        kind: 'retouch',
        before: [outputs[0]],
        afterId: after,
        regions: [{ x: 0, y: 0, width: 4, height: 4, note: 'ear' }],
      }),
    );
    await answered(
      finishWorkOperation,
      await post(`/works/${workId}/completion`, { exhibitId: after }),
    );
    await answered(
      publishWorkOperation,
      await post(`/works/${workId}/publications`, { place: 'web', promptShown: false }),
    );
    await answered(listSelections, await get('/selections'));
    await answered(listModifications, await get('/modifications?limit=1'));
    await answered(listWorkEvents, await get('/works/events'));
    await answered(listGenerators, await get('/generators'));
    const whole = await answered<{ nodes: { kind: string }[] }>(getLineage, await get('/lineage'));
    expect(new Set(whole.nodes.map(({ kind }) => kind))).toEqual(
      new Set(['exhibit', 'run', 'selection', 'modification', 'work', 'publication']),
    );
    await answered(getLineage, await get(`/lineage?exhibitId=${after}`));
    const again = await answered<{ runId: string }>(
      stateRunOperation,
      await post('/runs', { ...wish, outputs: [], recreates: { runId, sight: 'unknown' } }),
    );
    const compared = await answered<RunComparison>(
      compareRunsOperation,
      await get(`/runs/compare?runId=${runId}&otherId=${again.runId}`),
    );
    expect(compared.after.class).toBe('E');
  });

  it('make a run once under one idempotency key', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await post('/runs', { tool: 'x' }, headers);
    const second = await post('/runs', { tool: 'x' }, headers);
    expect(await second.json()).toEqual(await first.json());
  });

  it('refuse what no person could state, naming the member', async () => {
    const seed = { name: 'seed', value: 7, setter: null, origin: 'stated' };
    const number = await refused(await post('/runs', { tool: 'x', parameters: [seed] }), 422);
    expect(Object.keys(number.fields ?? {})).toEqual(['parameters.0.value']);
    const kept = { ...seed, value: '7', origin: 'response' };
    const claimed = await refused(await post('/runs', { tool: 'x', parameters: [kept] }), 422);
    expect(claimed.fields).toEqual({ parameters: 'only_stated' });
    for (const member of ['class', 'capture', 'number']) {
      await refused(await post('/runs', { tool: 'x', [member]: 'A' }), 422);
    }
  });

  it('are not found by strangers', async () => {
    for (const address of ['/runs', '/candidates', '/selections', '/lineage', '/generators']) {
      await refused(await call('GET', at(address), { as: stranger }), 404);
    }
    await refused(await call('POST', at('/runs'), { as: stranger, json: { tool: 'x' } }), 404);
  });
});
