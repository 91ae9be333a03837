import { rmSync } from 'node:fs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { readingsWith } from '@/lib/exhibits/commands/read-records';
import type { Readings } from '@/lib/exhibits/dto';
import { doReadings } from '@/lib/exhibits/testing-readings';
import type { ImportFile, ProposalItem } from '@/lib/imports/dto';
import type { JobHandler } from '@/lib/jobs/handlers';
import { utf8 } from '@/lib/kernel/digest';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { expectFacts, HAVE_SAMPLES, readSample, samples } from '@/lib/records/testing-sample-facts';
import { loadRun, loadRuns } from '@/lib/runs/loaders';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { getReadings } from './operations/exhibits';
import * as imports from './operations/imports';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';
import { fresh } from './testing-exhibits';
import { type ImportDesk, importFiles, told } from './testing-imports';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let workspaceId: string;
let script: string;
let handler: JobHandler;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
  const worker = 'lib/previews/reading-worker.ts';
  script = await bundle(process.cwd(), worker, `reading-imports-${process.pid}`);
  handler = readingsWith({ script });
  await bundle(process.cwd(), 'lib/imports/unpack/unpack-worker.ts', 'unpack-worker');
});

afterAll(async () => {
  rmSync(script, { force: true });
  await api.close();
});

const newDesk = async (): Promise<ImportDesk> => ({
  as: owner,
  caseId: await openedCase(owner, workspaceId),
});

const work = () => doReadings(handler);

const proposalsOf = async ({ as, caseId }: ImportDesk, query = '') =>
  answered<{ proposals: ProposalItem[]; waiting: { run: number; link: number } }>(
    imports.listProposalsOperation,
    await call('GET', `/cases/${caseId}/proposals?limit=50${query}`, { as }),
  );

const decide = async ({ as, caseId }: ImportDesk, json: object) =>
  answered<{ confirmed: number; left: number; waiting: number }>(
    imports.decideOperation,
    await call('POST', `/cases/${caseId}/proposals/decisions`, { as, json }),
  );

const sound = async (caseId: string) => (await runCheck(caseId)).failures;

const named = (name: string, bytes: Uint8Array) => ({ name, bytes });

describe('an import', () => {
  it('tells of each file what became of it, and ends with one entry', async () => {
    const desk = await newDesk();
    const twin = fresh('twin');
    const first = await importFiles(desk, 'first', [named('a/one.txt', twin)]);
    expect(first.files.map(({ state }) => state)).toEqual(['admitted']);
    const { counts, files, importId, entry } = await importFiles(desk, 'second', [
      named('b/again.txt', twin),
      named('b/new.txt', fresh()),
      named('b/new copy.txt', utf8('the same')),
      named('b/the same.txt', utf8('the same')),
    ]);
    expect(files.map(({ name, state }) => [name, state])).toEqual([
      ['b/again.txt', 'known'],
      ['b/new.txt', 'admitted'],
      ['b/new copy.txt', 'admitted'],
      ['b/the same.txt', 'known'],
    ]);
    expect(files.map(({ exhibit }) => exhibit?.number)).toEqual([1, 2, 3, 3]);
    expect(files[1]?.exhibit).toMatchObject({ title: 'new.txt', class: 'C-' });
    expect(counts).toMatchObject({ admitted: 2, known: 2, waiting: 0 });
    expect(entry).not.toBeNull();
    const end = await call('POST', `/cases/${desk.caseId}/imports/${importId}/end`, {
      as: owner,
      json: {},
    });
    expect((await refused(end, 409)).reason).toBe('import_ended');
    expect(await sound(desk.caseId)).toEqual([]);
  });

  it('that is stopped leaves what was not reached, and can be told apart', async () => {
    const desk = await newDesk();
    const made = await importFiles(
      desk,
      'stopped',
      [named('1', fresh()), named('2', fresh()), named('3', fresh())],
      { upTo: 1, cancelled: true },
    );
    expect(made.files.map(({ state }) => state)).toEqual(['admitted', 'left', 'left']);
    expect(made.state).toBe('cancelled');
  });

  it('keeps waiting for bytes that have not arrived, and takes no others for them', async () => {
    const desk = await newDesk();
    const made = await importFiles(desk, 'lost', [named('1', fresh())], { send: false });
    expect(made.answers).toMatchObject([{ state: 'waiting', failure: 'intake_missing' }]);
  });

  it('is nothing to a stranger', async () => {
    const desk = await newDesk();
    const { importId } = await importFiles(desk, 'own', [named('1', fresh())]);
    const base = `/cases/${desk.caseId}/imports/${importId}`;
    await refused(await call('GET', base, { as: stranger }), 404);
    await refused(await call('GET', `${base}/files`, { as: stranger }), 404);
    await refused(await call('POST', `${base}/end`, { as: stranger, json: {} }), 404);
    const other = await newDesk();
    await refused(
      await call('GET', `/cases/${other.caseId}/imports/${importId}`, { as: owner }),
      404,
    );
  });
});

describe.skipIf(!HAVE_SAMPLES)('real records (skipped: no samples)', () => {
  let desk: ImportDesk;
  let files: ImportFile[];

  beforeAll(async () => {
    desk = await newDesk();
    // The child first: its parent is found although it arrives later.
    const told = samples().sort((a, b) => b.file.localeCompare(a.file));
    const made = await importFiles(
      desk,
      'samples',
      told.map(({ file }) => named(`samples/${file}`, readSample(file))),
    );
    ({ files } = made);
    await work();
  }, 240_000);

  it.each(samples())('$file shows the facts that its manifest states', async (sample) => {
    const one = files.find(({ name }) => name === `samples/${sample.file}`);
    expect(one?.state).toBe('admitted');
    const address = `/cases/${desk.caseId}/exhibits/${one?.exhibit?.id}/readings`;
    const { shown } = await answered<Readings>(
      getReadings,
      await call('GET', address, { as: owner }),
    );
    if (!shown) throw new Error(`no reading of ${sample.file}`);
    expectFacts(shown.reading, sample);
  });

  it('propose runs with seeds digit for digit, and links by digest, as no acts yet', async () => {
    const { proposals, waiting } = await proposalsOf(desk);
    expect(waiting.link).toBe(1);
    expect(proposals).toHaveLength(waiting.run + waiting.link);
    const link = proposals.find(({ kind }) => kind === 'link');
    expect([link?.exhibit.title, link?.to?.title]).toEqual([
      'invokeai-img2img-child.png',
      'invokeai-parent-drawing.png',
    ]);
    for (const { file, expected } of samples()) {
      if (typeof expected.seed !== 'string') continue;
      const one = proposals.find(({ exhibit, kind }) => kind === 'run' && exhibit.title === file);
      const seeds = one?.parameters.filter(({ name }) => name === 'seed');
      expect([file, seeds?.map(({ value }) => value)]).toEqual([file, [expected.seed]]);
    }
    const titles = proposals.map(({ exhibit }) => exhibit.title);
    expect(titles).not.toContain('photoshop-history.psd');
    const drawing = proposals.filter(
      ({ exhibit, kind }) => kind === 'run' && exhibit.title === 'invokeai-parent-drawing.png',
    );
    expect(drawing).toEqual([]);
    const { runs } = await loadRuns(owner.caller, { caseId: desk.caseId });
    expect(runs).toEqual([]);
  });

  it('are confirmed one by one, left one by one, and in bulk', async () => {
    const { proposals, waiting } = await proposalsOf(desk);
    const link = proposals.find(({ kind }) => kind === 'link');
    const left = proposals.find(({ exhibit }) => exhibit.title === 'iptc-2025-ai.jpg');
    const some = { decision: 'confirm', which: { proposals: [link?.id] } };
    expect(await decide(desk, some)).toEqual({ confirmed: 1, left: 0, waiting: 0 });
    expect(await decide(desk, some)).toEqual({ confirmed: 0, left: 0, waiting: 0 });
    await decide(desk, { decision: 'leave', which: { proposals: [left?.id] } });
    const all = { decision: 'confirm', which: { importId: null, kind: null } };
    const done = await decide(desk, all);
    expect(done).toEqual({ confirmed: waiting.run - 1, left: 0, waiting: 0 });
    const confirmed = (await proposalsOf(desk, '&state=confirmed')).proposals;
    expect(confirmed.filter(({ kind }) => kind === 'run').every(({ run }) => run)).toBe(true);
    expect((await proposalsOf(desk, '&state=left')).proposals.map(({ id }) => id)).toEqual([
      left?.id,
    ]);
    expect(await sound(desk.caseId)).toEqual([]);
  });

  it('become runs that say where they were read, with unknown people unknown', async () => {
    const { proposals } = await proposalsOf(desk, '&state=confirmed&kind=run');
    const of = (title: string) => proposals.find(({ exhibit }) => exhibit.title === title);
    const response = of('openai-responses-imagegen.json');
    const runOf = (id = '') => loadRun(owner.caller, { caseId: desk.caseId, runId: id });
    const run = await runOf(response?.run?.id);
    expect(run).toMatchObject({ capture: 'import', class: 'C', operator: null, outputs: [] });
    expect(run.readFrom?.exhibitId).toBe(response?.exhibit.id);
    expect(run.records).toMatchObject([{ exhibitId: response?.exhibit.id, role: 'response' }]);
    expect(run.request.texts.map(({ origin }) => origin)).toEqual([
      'entered',
      'rewritten_by_model',
    ]);
    const child = of('invokeai-img2img-child.png');
    const { inputs, outputs } = await runOf(child?.run?.id);
    expect(inputs).toMatchObject([{ title: 'invokeai-parent-drawing.png', role: 'initial' }]);
    expect(outputs).toMatchObject([{ exhibitId: child?.exhibit.id }]);
  });

  it('of a service’s export are read in each shard of the archive, all branches kept', async () => {
    const own = await newDesk();
    const conversations = JSON.parse(readSample('chatgpt-conversations.json').toString());
    const shard = (name: string) => utf8(JSON.stringify(conversations.map(renamed(name))));
    const bytes = zipSync({
      'conversations-000.json': shard('first'),
      'conversations-001.json': shard('second'),
      'file-abc-image.png': readSample('a1111-png.png'),
      'chat.html': utf8('<html></html>'),
    });
    const made = await importFiles(own, 'export', [named('export.zip', bytes)]);
    const base = `/cases/${own.caseId}`;
    const address = `${base}/exhibits/${made.files[0]?.exhibit?.id}/members`;
    const { importId } = await answered<{ importId: string }>(
      imports.openArchiveOperation,
      await call('POST', address, { as: owner }),
    );
    const unpacked = await call('POST', `${base}/imports/${importId}/members`, {
      as: owner,
      json: {},
    });
    expect(await unpacked.json()).toEqual({ waiting: 0 });
    await work();
    const { files: members } = await told(own, importId);
    const kinds: string[][] = [];
    for (const { exhibit, name } of members.filter((one) => /^conversations/.test(one.name))) {
      const { shown } = await answered<Readings>(
        getReadings,
        await call('GET', `${base}/exhibits/${exhibit?.id}/readings`, { as: owner }),
      );
      const messages = shown?.reading.statements.flatMap((one) => one.messages) ?? [];
      kinds.push([name, ...new Set(messages.map(({ kind }) => kind))]);
    }
    expect(kinds.map(([name]) => name)).toEqual([
      'conversations-000.json',
      'conversations-001.json',
    ]);
    for (const [, ...found] of kinds) expect(found).toContain('abandoned_branch');
    const { proposals } = await proposalsOf(own);
    expect(proposals.map(({ exhibit }) => exhibit.title)).toEqual([
      'conversations-000.json',
      'conversations-001.json',
      'file-abc-image.png',
    ]);
  });
});

type Node = { id: string; parent: string | null; children: string[]; message: object | null };
type Conversation = { mapping: Record<string, Node> };

/** The conversation under another title, with a branch beside the first words that was left. */
const renamed =
  (title: string) =>
  (one: Conversation): object => {
    const { u } = one.mapping;
    if (!u) throw new Error('the sample has other nodes now');
    const other = { ...u.message, id: 'left', content: { content_type: 'text', parts: ['no'] } };
    const left = { ...u, id: 'left', children: [], message: other };
    const above = one.mapping[u.parent ?? ''];
    const parent = above && { [above.id]: { ...above, children: [...above.children, 'left'] } };
    return { ...one, title, mapping: { ...one.mapping, ...parent, left } };
  };
