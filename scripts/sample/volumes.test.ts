import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { bare, openPdf, pageText, rowsUnder } from '@/lib/dossier/pdf/testing/read-pdf';
import { FIGURES, makingFigures } from '@/lib/elements/making-figures';
import type { CaseState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { caseStateAt } from '@/lib/ledger/read';
import { enteredHeads } from '@/lib/prompts/commands/enter-heads';
import { loadChronology } from '@/lib/review/loaders';
import { defaultComposition } from '@/lib/volumes/queries/default-composition';
import type { Composition } from '@/lib/volumes/schema';
import { madeVolume, verifiedVolume } from '@/lib/volumes/testing-volumes';
import { openSampleCase } from './case';

// The volumes that the sample case gives as it stands, whole. With SHOTS=1 they are written where people
// can look at them.

const SHOTS = path.resolve('e2e/screenshots/volumes');
/** Stretches of the joint prompt, one of each writer and way; between them stand the marks of authors. */
const STRETCHES = [
  'cat-shaped crystal pendant',
  'eight hearts and eight arrows facets',
  'midnight blue',
  '耳朵往里收一点，像草稿那样',
  '45° three-quarter view',
];

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let instance: TestInstance;
let folder: string;
let caseId: string;
let zhou: Person;
let size: number;
let state: CaseState;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-sample-volumes-'));
  const workspaceId = await room();
  zhou = await person('周婧怡（样例）');
  const li = await person('李䶮（样例）');
  await join(workspaceId, zhou, 'owner');
  await join(workspaceId, li, 'member');
  caseId = await openSampleCase({ workspaceId, zhou, li });
  await enteredHeads.work();
  ({ size } = await checkpointCase(caseId));
  state = await caseStateAt(caseId, size);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

describe.each([
  ['prc', (page: number, of: number) => `第${page}页共${of}页`],
  ['us', (page: number, of: number) => `Page${page}of${of}`],
] as const)('the volume of the sample case for %s', (forum, footer) => {
  let wanted: Composition;
  let made: Awaited<ReturnType<typeof madeVolume>>;
  let pages: string[];

  beforeAll(async () => {
    wanted = {
      ...defaultComposition(state, forum, { facts: [], allegations: [], claims: [] }),
      recipient: forum === 'prc' ? '北京互联网法院' : 'U.S. Copyright Office',
      purpose: 'filing',
    };
    made = await madeVolume(folder, { caseId, size }, wanted);
    const pdf = await openPdf(made.volume);
    pages = [];
    for (let page = 1; page <= pdf.numPages; page++) pages.push(await pageText(pdf, page));
    if (process.env.SHOTS !== '1') return;
    mkdirSync(SHOTS, { recursive: true });
    for (const [role, bytes] of Object.entries({
      volume: made.volume,
      annex: made.annex,
      recreations: made.recreations,
    })) {
      if (bytes) writeFileSync(path.join(SHOTS, `sample-case-${forum}-${role}.pdf`), bytes);
    }
  });

  it('is an archive file whose printed page numbers are those of the PDF', async () => {
    expect(await checkArchive(made.volume)).toEqual([]);
    const wrong = pages.flatMap((text, i) =>
      text.endsWith(footer(i + 1, pages.length)) ? [] : [i + 1],
    );
    expect(wrong).toEqual([]);
  });

  it('prints the prompt and the digest of every exhibit in its groups', () => {
    const text = pages.join('');
    const printed = [...state.exhibits.values()]
      .filter((one) => one.class !== 'E')
      .map((one) => one.versions.at(-1)?.sha256 ?? '');
    const sought = [...STRETCHES.map((words) => words.replaceAll(' ', '')), ...printed];
    expect(sought.filter((words) => !text.includes(words))).toEqual([]);
  });

  it.runIf(forum === 'prc')('counts iterations and times of acts as the screen does', async () => {
    const { making } = await loadChronology(zhou.caller, { caseId });
    expect(making?.figures).toEqual(makingFigures(state));
    const [counted] = await rowsUnder(made.volume, '已发送或留存的提示词（冻结版本）');
    expect(counted).toEqual(FIGURES.map((name) => String(making?.figures[name])));
    const shown = making?.times.map(({ name, acts, stretches, whole }) => {
      const minutes = Math.round(whole / 60_000);
      const duration = `${Math.floor(minutes / 60)}小时${minutes % 60}分`;
      return [bare(name), String(acts), String(stretches), duration];
    });
    expect(shown?.length).toBe(2);
    const tables = await rowsUnder(made.volume, '人员');
    const printed = tables.filter(([, , , duration]) => /^\d+小时\d+分$/.test(duration ?? ''));
    expect(printed.map((row) => row.slice(0, 4))).toEqual(shown);
  });

  it('verifies by what its bundle holds, and is the same bytes when it is made again', async () => {
    expect(await verifiedVolume(folder, made)).toMatchObject({ status: 0 });
    const again = await madeVolume(folder, { caseId, size }, wanted);
    expect(sha256Hex(again.volume)).toBe(sha256Hex(made.volume));
  });
});
