import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { recordWork } from '@/lib/cases/commands/amend-case';
import { kindsOf } from '@/lib/door/testing-case';
import { recordLines } from '@/lib/dossier/pages/record-facts';
import { readFactsOf } from '@/lib/dossier/pages/runs/compose-runs';
import { keepReading } from '@/lib/exhibits/commands/keep-reading';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { sha256Hex } from '@/lib/kernel/digest';
import { caseStateAt } from '@/lib/ledger/read';
import { assemble } from '@/lib/lineage/assemble';
import { factsOfState } from '@/lib/lineage/state-facts';
import { type Credentials, credentialsOf } from '@/lib/records/credentials';
import { recordModification } from './commands/record-modification';
import { recordSelection } from './commands/record-selection';
import { stateRun } from './commands/state-run';
import { finishWork, publishWork } from './commands/work-events';
import { loadLineage, loadRun } from './loaders';
import { dataOf, failuresOf, file, type Workshop, workshop } from './testing-runs';

let db: TestDatabase;
let here: Workshop;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await workshop();
});

const fact = (value: string) => ({ value, record: 0, at: '' });

/** What a reader says of a file: labels, and files it was made from. */
const statement = (reader: string, labels: object[], parents: object[], text = '') => ({
  reader,
  version: 1,
  tool: null,
  toolVersion: null,
  texts: text ? [{ ...fact(text), role: 'positive', origin: 'entered', part: '' }] : [],
  passes: [],
  models: [],
  references: [],
  parents,
  times: [],
  people: [],
  ids: [],
  labels,
  history: [],
  messages: [],
  signatures: [],
});

/** Content credentials as they stand in a file; those made of another name its manifest. */
function credentials(label: string, of: string | null, failure: string[] = []) {
  const codes = (all: string[]) => all.map((code) => ({ code, explanation: '' }));
  const signed = (one: string) => ({ signature_info: { issuer: `the maker of ${one}` } });
  const ingredients = [{ relationship: 'parentOf', active_manifest: of }];
  const store = {
    active_manifest: label,
    manifests: of
      ? { [of]: signed(of), [label]: { ...signed(label), ingredients } }
      : { [label]: signed(label) },
    validation_results: {
      activeManifest: {
        success: codes(['claimSignature.validated', 'assertion.dataHash.match']),
        failure: codes(failure),
      },
    },
  };
  return credentialsOf(store, { library: 'test', lists: [] });
}

const read = (exhibitId: string, sha256: string, ...statements: object[]) =>
  readWith(exhibitId, sha256, null, statements);

async function readWith(
  exhibitId: string,
  sha256: string,
  signed: Credentials | null,
  statements: object[] = [],
): Promise<void> {
  const body = canonicalJson({
    readers: 1,
    mediaType: 'image/png',
    width: null,
    height: null,
    records: [],
    statements,
    credentials: signed,
    findings: [],
  } as unknown as Json);
  const wish = { caseId: here.caseId, exhibitId, objectSha256: sha256, asked: true };
  const caller = { actor: service('checker'), client: NO_CLIENT };
  await dataOf(keepReading(caller, { ...wish, body, failure: null }));
}

describe('the lineage of a case', () => {
  it('is the same from the tables as from the entries of the ledger', async () => {
    const { caseId, by } = here;
    const { workId } = await dataOf(recordWork(by, { caseId, title: 'Pendant' }));
    const [reference, one, two, final, shot] = [
      await file(here),
      await file(here),
      await file(here),
      await file(here),
      await file(here),
    ];
    const { runId } = await dataOf(
      stateRun(by, {
        caseId,
        tool: 'Generator 3',
        operatorId: here.operator,
        inputs: [{ exhibit: reference, role: 'reference' }],
        outputs: [one, two],
      }),
    );
    await dataOf(
      recordSelection(by, {
        caseId,
        chooserId: here.writer,
        candidates: [
          { exhibitId: one, runId, verdict: 'rejected' },
          { exhibitId: two, runId, verdict: 'chosen' },
        ],
      }),
    );
    await dataOf(
      recordModification(by, { caseId, kind: 'retouch', before: [two], afterId: final }),
    );
    await dataOf(finishWork(by, { caseId, workId, exhibitId: final }));
    await dataOf(publishWork(by, { caseId, workId, captureId: shot, place: 'web' }));
    const shown = await loadLineage(by, { caseId });
    const state = await caseStateAt(caseId, (await kindsOf(caseId)).length);
    const stated = assemble(factsOfState(state));
    expect(shown).toEqual(stated);
    expect(shown.nodes.map(({ kind }) => kind)).toEqual([
      'exhibit',
      'exhibit',
      'exhibit',
      'exhibit',
      'exhibit',
      'run',
      'selection',
      'modification',
      'work',
      'publication',
    ]);
    const towards = await loadLineage(by, { caseId, exhibitId: final });
    expect(towards.nodes.map(({ kind }) => kind)).not.toContain('work');
  });

  it('joins two files where the newest reading of one names the digest of the other', async () => {
    const { caseId, by } = here;
    const parent = sha256Hex('the drawing');
    const child = sha256Hex('made of it');
    const parentId = await file(here, { sha256: parent });
    const childId = await file(here, { sha256: child });
    const named = (value: string) => [{ ...fact(value), name: 'orig_hash' }];
    await read(childId, child, statement('invokeai', [], named(sha256Hex('another'))));
    expect((await loadLineage(by, { caseId })).links).toEqual([]);
    await read(childId, child, statement('invokeai', [], named(parent.toUpperCase())));
    expect((await loadLineage(by, { caseId })).links).toEqual([
      { from: parentId, to: childId, basis: 'digest', role: 'parent' },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('joins a file to the one whose signed manifest its own signature took in', async () => {
    const { caseId, by } = here;
    const [parent, child] = [sha256Hex('signed'), sha256Hex('made of it')];
    const parentId = await file(here, { sha256: parent });
    const childId = await file(here, { sha256: child });
    const told = [statement('c2pa', [], [])];
    const links = async () => (await loadLineage(by, { caseId })).links;
    await readWith(childId, child, credentials('urn:child', 'urn:parent'), told);
    expect(await links()).toEqual([]);
    await readWith(parentId, parent, credentials('urn:parent', null), told);
    const link = { from: parentId, to: childId, basis: 'signed_ingredient', role: 'parent' };
    expect(await links()).toEqual([link]);
    // The paper reads the same from what the ledger covers.
    const state = await caseStateAt(caseId, (await kindsOf(caseId)).length);
    const records = await recordLines(state);
    expect(assemble(factsOfState(state, readFactsOf({ records }))).links).toEqual([link]);
    // A content that is not what was signed: the signature speaks for the file no more.
    const changed = credentials('urn:parent', null, ['assertion.dataHash.mismatch']);
    await readWith(parentId, parent, changed, told);
    expect(await links()).toEqual([]);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('of an exhibit of another case is not found', async () => {
    const exhibitId = await file(await workshop());
    const asked = loadLineage(here.by, { caseId: here.caseId, exhibitId });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an output', () => {
  it('is shown as marked only where its newest reading says that a model made it', async () => {
    const { caseId, by } = here;
    const digests = ['labelled', 'photograph', 'words', 'relabelled'].map((one) => sha256Hex(one));
    const outputs: string[] = [];
    for (const sha256 of digests) outputs.push(await file(here, { sha256 }));
    const [labelled = '', photograph = '', words = '', again = ''] = outputs;
    const [a = '', b = '', c = '', d = ''] = digests;
    const type = (value: string) => [{ ...fact(value), name: 'DigitalSourceType' }];
    const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
    const camera = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';
    await read(labelled, a, statement('aigc-label', [{ ...fact('1'), name: 'Label' }], []));
    await read(photograph, b, statement('iptc', type(camera), []));
    const claim = '{"labels":[{"name":"DigitalSourceType","value":"trainedAlgorithmicMedia"}]}';
    await read(words, c, statement('a1111', [], [], claim));
    await read(again, d, statement('iptc', type(camera), []));
    await read(again, d, statement('iptc', type(trained), []));
    const { runId } = await dataOf(stateRun(by, { caseId, tool: 'x', outputs }));
    const run = await loadRun(by, { caseId, runId });
    expect(run.outputs.map(({ marked }) => marked)).toEqual([true, false, false, true]);
  });
});
