import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { readingsWith } from '@/lib/exhibits/commands/read-records';
import type { Readings } from '@/lib/exhibits/dto';
import type { ImportFile, ProposalItem } from '@/lib/imports/dto';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { AI_SEED, aiState, kra, outline, sayingOf } from '@/lib/records/testing-projects';
import { loadRun } from '@/lib/runs/loaders';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { getReadings } from './operations/exhibits';
import * as imports from './operations/imports';
import { answered, type Bearer, call, openedCase, studio } from './testing-api';
import { type ImportDesk, importFiles } from './testing-imports';

// A project file goes through the import room: told by its content whatever it is called, read by the
// worker, and its generations wait for a person.

let api: TestInstance;
let owner: Bearer;
let desk: ImportDesk;
let script: string;
let files: ImportFile[];

beforeAll(async () => {
  api = await testInstance();
  const made = await studio();
  owner = made.owner;
  desk = { as: owner, caseId: await openedCase(owner, made.workspaceId) };
  const worker = 'lib/previews/reading-worker.ts';
  script = await bundle(process.cwd(), worker, `reading-projects-${process.pid}`);
  const state = kra({ 'lamp/annotations/ai_diffusion/ui.json': aiState() });
  const cut = '<?xml version="1.0"?><mlt version="7.22.0"><tractor id="cut 3"/></mlt>';
  const info = '%PDF-1.4\n1 0 obj\n<</Producer (p)>>\nendobj\ntrailer <</Info 1 0 R>>';
  ({ files } = await importFiles(desk, 'projects', [
    { name: 'lamp.png', bytes: state },
    { name: 'cut.kdenlive', bytes: Buffer.from(cut) },
    { name: 'contract.pdf', bytes: Buffer.from(info) },
  ]));
  const waiting = await database().delete(job).returning();
  const control = { progress: () => undefined, signal: new AbortController().signal };
  const handler = readingsWith({ script });
  for (const one of waiting.filter(({ kind }) => kind === 'reading')) {
    await handler.run({ ...one, attempt: 1 }, control);
  }
}, 120_000);

afterAll(async () => {
  rmSync(script, { force: true });
  await api.close();
});

const readingOf = async (name: string) => {
  const one = files.find((file) => file.name === name);
  const address = `/cases/${desk.caseId}/exhibits/${one?.exhibit?.id}/readings`;
  const answer = await call('GET', address, { as: owner });
  const { shown } = await answered<Readings>(getReadings, answer);
  if (!shown) throw new Error(`no reading of ${name}`);
  return shown.reading;
};

it('of every kind is known by its content and says what it is made of', async () => {
  const krita = await readingOf('lamp.png');
  expect(krita.mediaType).toBe('application/x-krita');
  expect(outline(sayingOf(krita, 'krita'))).toHaveLength(4);
  const kdenlive = await readingOf('cut.kdenlive');
  expect(outline(sayingOf(kdenlive, 'mlt'))).toEqual(['sequence id=cut 3']);
  expect((await readingOf('contract.pdf')).statements).toHaveLength(1);
});

it('proposes its generations only, and becomes runs that it is the record of', async () => {
  const proposals = async () =>
    answered<{ proposals: ProposalItem[] }>(
      imports.listProposalsOperation,
      await call('GET', `/cases/${desk.caseId}/proposals?limit=50&state=waiting`, { as: owner }),
    );
  const waiting = (await proposals()).proposals;
  expect(waiting.map(({ exhibit }) => exhibit.title)).toEqual(['lamp.png', 'lamp.png']);
  const seeds = waiting.flatMap(({ parameters }) => parameters.filter((p) => p.name === 'seed'));
  expect(seeds.map(({ value }) => value).sort()).toEqual([AI_SEED, '2'].sort());
  const json = { decision: 'confirm', which: { importId: null, kind: null } };
  const decided = await call('POST', `/cases/${desk.caseId}/proposals/decisions`, {
    as: owner,
    json,
  });
  const done = await answered<{ confirmed: number }>(imports.decideOperation, decided);
  expect(done.confirmed).toBe(2);
  const confirmed = await answered<{ proposals: ProposalItem[] }>(
    imports.listProposalsOperation,
    await call('GET', `/cases/${desk.caseId}/proposals?limit=50&state=confirmed`, { as: owner }),
  );
  const runId = confirmed.proposals[0]?.run?.id ?? '';
  expect(await loadRun(owner.caller, { caseId: desk.caseId, runId })).toMatchObject({
    capture: 'import',
    outputs: [],
  });
  expect((await runCheck(desk.caseId)).failures).toEqual([]);
});
