import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person } from '@/db/testing/world';
import { saveItem } from '@/lib/desk/commands/items';
import { wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { exported } from '@/lib/dossier/testing-exports';
import { ok } from '@/lib/dossier/testing-runs-case';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { log } from '@/lib/kernel/log';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { writeNote } from '@/lib/review/commands/write-note';
import { loadNotes } from '@/lib/review/loaders';
import { saveComposition } from '@/lib/volumes/commands/save-composition';
import { madeVolume, testComposition } from '@/lib/volumes/testing-volumes';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { OPERATIONS } from './openapi/document';
import { type Bearer, bearer, call, openedCase, studio } from './testing-api';

// What counsel writes for nobody else, looked for in everything that leaves: papers, bundles with all of
// their members, every answer of the API to whoever else may read the case, and the log of the server.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Each in a place of its own; the words are one, so that no tokeniser or line break hides them. */
const WORDS = {
  note: 'Zwischenvergleichsgrenze',
  fact: 'Gegenbeweislastumkehr',
  saved: 'Streitverkuendungsplan',
};

let instance: TestInstance;
let folder: string;
let caseId: string;
let owner: Bearer;
let readers: [name: string, who: Bearer][];
const logged: string[] = [];

beforeAll(async () => {
  instance = await testInstance();
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-privileged-test-'));
  // The very log of the server, at its most talkative, written to where it can be read.
  log.level = 'trace';
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => logged.push(line) } });
  let workspaceId: string;
  ({ workspaceId, owner } = await studio());
  caseId = await openedCase(owner, workspaceId);
  const counsel = await bearer(await person('Counsel Zhang'));
  const other = await bearer(await person('Counsel Li'));
  const member = await bearer(await person('Member'));
  for (const one of [counsel, other]) await join(workspaceId, one, 'counsel');
  await join(workspaceId, member, 'member');
  readers = [
    ['owner', owner],
    ['member', member],
    ['other counsel', other],
  ];
  const note = {
    caseId,
    kind: 'note' as const,
    title: 'Open',
    text: 'an open word',
    supplierId: null,
  };
  const { exhibitId } = await ok(writeText(owner.caller, note));
  const record = { kind: 'exhibit' as const, id: exhibitId };
  const mine = { caseId, record, mark: 'adverse' as const, text: WORDS.note };
  await ok(writeNote(counsel.caller, mine));
  const cites = [
    { record: { ...record, revision: null }, entry: null, page: null, region: null, span: null },
  ];
  const item = { kind: 'fact' as const, said: { text: WORDS.fact, cites } };
  await ok(saveItem(counsel.caller, { caseId, item }));
  const composition = testComposition('us', { title: WORDS.saved, purpose: WORDS.saved });
  await ok(saveComposition(counsel.caller, { caseId, composition }));
  // Their author reads them: what is not found below was there to be found.
  expect((await loadNotes(counsel.caller, { caseId })).notes).toMatchObject([{ text: WORDS.note }]);
  const desk = await call('GET', `/cases/${caseId}/desk`, { as: counsel });
  expect(await desk.text()).toContain(WORDS.fact);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

/** Which of the words stand in a text, or in bytes however they are laid. */
const found = (text: string | Uint8Array) => {
  const whole = (
    typeof text === 'string' ? text : Buffer.from(text).toString('latin1')
  ).toLowerCase();
  return Object.values(WORDS).filter((word) => whole.includes(word.toLowerCase()));
};

it('stand in no paper and in no member of a bundle', async () => {
  const { size } = await checkpointCase(caseId);
  const volumes = [];
  for (const forum of ['prc', 'us'] as const)
    volumes.push(await madeVolume(folder, { caseId, size }, testComposition(forum)));
  const dossier = await exported(folder, { caseId, size });
  for (const pdf of [...volumes.map(({ volume }) => volume), dossier.pdf]) {
    const text = await wholeText(pdf);
    expect(text).toContain('anopenword');
    expect(found(text)).toEqual([]);
  }
  for (const { members } of [...volumes, dossier]) {
    expect(Object.keys(members).length).toBeGreaterThan(5);
    for (const [name, bytes] of Object.entries(members))
      expect([name, found(bytes)]).toEqual([name, []]);
  }
});

it('stand in no answer of the API to whoever else reads the case', async () => {
  const operations = Object.values(OPERATIONS)
    .flat()
    .filter(({ method, path: at }) => method === 'GET' && /\{caseId\}/.test(at));
  const open = operations.filter(({ path: at }) => at.match(/\{/g)?.length === 1);
  for (const [name, who] of readers) {
    let read = 0;
    for (const { id, path: at } of open) {
      const address = at.replace('{caseId}', caseId);
      for (const query of ['', `?q=${WORDS.note}`, `?q=${WORDS.fact}`]) {
        if (query !== '' && id !== 'search.find') continue;
        const response = await call('GET', `${address}${query}`, { as: who });
        const text = await response.text();
        if (response.ok) read += 1;
        expect([name, id, found(text)]).toEqual([name, id, []]);
      }
    }
    expect([name, read > 10]).toEqual([name, true]);
  }
});

it('stand in no line of the log', () => {
  log.info('the log is read');
  expect(logged.some((line) => line.includes('the log is read'))).toBe(true);
  expect(logged.filter((line) => found(line).length > 0)).toEqual([]);
});
