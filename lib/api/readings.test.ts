import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { finding, reading } from '@/db/schema/readings';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { recordLines } from '@/lib/dossier/pages/record-facts';
import { readingsWith } from '@/lib/exhibits/commands/read-records';
import type { CustodyEvent, Readings } from '@/lib/exhibits/dto';
import { doReadings } from '@/lib/exhibits/testing-readings';
import type { JobHandler } from '@/lib/jobs/handlers';
import { sha256Hex } from '@/lib/kernel/digest';
import { caseStateAt } from '@/lib/ledger/read';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { READERS_VERSION } from '@/lib/records/reading';
import { pngWith } from '@/lib/records/testing-records';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { getCustody, getReadings, readAgainOperation } from './operations/exhibits';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';
import { admitted, type Desk, detail } from './testing-exhibits';

const SAMPLES = path.resolve('../shared/samples');
const SEED = '18446744073709551615';
const picture = (words: string) =>
  pngWith({ parameters: `${words}\nSteps: 4, Seed: ${SEED}, Size: 9x9` });

let api: TestInstance;
let desk: Desk;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;
let script: string;
let handler: JobHandler;

beforeAll(async () => {
  api = await testInstance();
  const made = await studio();
  ({ owner, stranger } = made);
  caseId = await openedCase(owner, made.workspaceId);
  desk = { as: owner, caseId };
  script = await bundle(
    process.cwd(),
    'lib/previews/reading-worker.ts',
    `reading-api-${process.pid}`,
  );
  handler = readingsWith({ script });
});

afterAll(async () => {
  rmSync(script, { force: true });
  await api.close();
});

const work = () => doReadings(handler);

const readings = async (exhibitId: string, query = '') =>
  answered<Readings>(
    getReadings,
    await call('GET', `/cases/${caseId}/exhibits/${exhibitId}/readings${query}`, { as: owner }),
  );

const again = (exhibitId: string, as = owner) =>
  call('POST', `/cases/${caseId}/exhibits/${exhibitId}/readings`, { as });

const sound = async () => (await runCheck(caseId)).failures;

describe('what was read in an exhibit', () => {
  it('is there once the queue came to it, with its entry, its findings and its digest', async () => {
    const one = await admitted(desk, picture('a hat'));
    expect(await readings(one.id)).toMatchObject({ readings: [], shown: null, readable: true });
    expect((await detail(desk, one.id)).record).toBeNull();
    expect(await work()).toBe(1);
    const { readings: all, shown } = await readings(one.id);
    expect(all).toMatchObject([
      { readers: READERS_VERSION, failure: null, objectSha256: one.sha256 },
    ]);
    expect(shown?.reading.statements[0]?.texts[0]?.value).toBe('a hat');
    const parameters = shown?.reading.statements[0]?.passes[0]?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'seed')?.value).toBe(SEED);
    const [row] = await database().select().from(reading).where(eq(reading.exhibitId, one.id));
    expect(sha256Hex(row?.body ?? '')).toBe(all[0]?.sha256);
    expect(row?.entry).toBe(all[0]?.entry);
    const found = await database().select().from(finding).where(eq(finding.exhibitId, one.id));
    expect(found.map(({ code }) => code)).toEqual(['pixel_size_differs']);
    expect((await detail(desk, one.id)).record).toBe('AUTOMATIC1111 infotext');
    const log = await call('GET', `/cases/${caseId}/exhibits/${one.id}/custody`, { as: owner });
    const { events } = await answered<{ events: CustodyEvent[] }>(getCustody, log);
    expect(events[0]).toMatchObject({ kind: 'exhibit.read', object: null });
    expect(events[0]?.act.sha256).toBe(one.sha256);
    expect(await sound()).toEqual([]);
  });

  it('of a file without a record is that none was found, and leaves no entry', async () => {
    const one = await admitted(desk, pngWith({}));
    const before = (await runCheck(caseId)).size;
    await work();
    const { readings: all, shown } = await readings(one.id);
    expect(all).toMatchObject([{ entry: null, failure: null }]);
    expect(shown?.reading).toMatchObject({ statements: [], findings: [] });
    expect((await runCheck(caseId)).size).toBe(before);
  });

  it('stays beside a later reading that somebody asked for', async () => {
    const one = await admitted(desk, picture('a coat'));
    await work();
    expect((await again(one.id)).status).toBe(204);
    await work();
    const { readings: all } = await readings(one.id);
    expect(all).toHaveLength(2);
    expect(all[0]?.sha256).toBe(all[1]?.sha256);
    expect(all.every(({ entry }) => entry !== null)).toBe(true);
    const first = await readings(one.id, `?readingId=${all[1]?.id}`);
    expect(first.shown?.id).toBe(all[1]?.id);
    expect(await sound()).toEqual([]);
  });

  it('that was altered in the table is found by a full check', async () => {
    const one = await admitted(desk, picture('a shoe'));
    await work();
    const [row] = await database().select().from(reading).where(eq(reading.exhibitId, one.id));
    const change = (body: string) =>
      database()
        .update(reading)
        .set({ body })
        .where(eq(reading.id, row?.id ?? ''));
    await change((row?.body ?? '').replace('a shoe', 'a boot'));
    expect((await sound()).map(({ check, record }) => [check, record])).toEqual([
      ['table.differs', `reading ${row?.id} bodySha256`],
    ]);
    await change(row?.body ?? '');
    expect(await sound()).toEqual([]);
  });

  it('is for nobody outside, and read again by nobody who may only look', async () => {
    const one = await admitted(desk, picture('a glove'));
    const address = `/cases/${caseId}/exhibits/${one.id}/readings`;
    await refused(await call('GET', address, { as: stranger }), 404);
    await refused(await again(one.id, stranger), 404);
    await refused(
      await call('GET', `${address}?readingId=rdg_${'0'.repeat(26)}`, { as: owner }),
      404,
    );
    expect(readAgainOperation.method).toBe('POST');
  });

  it('is printed in a few lines, and not at all where it is not the one recorded', async () => {
    const one = await admitted(desk, picture('a scarf\u202E'));
    await work();
    const printed = async () => {
      const { size } = await runCheck(caseId);
      return (await recordLines(await caseStateAt(caseId, size))).get(one.id);
    };
    expect(await printed()).toMatchObject({
      sound: true,
      findings: 1,
      lines: [
        { key: 'recordTool', text: 'AUTOMATIC1111 infotext' },
        { key: 'recordPrompt', text: 'a scarf‹U+202E›' },
        { key: 'recordSeed', text: SEED },
      ],
    });
    const of = eq(reading.exhibitId, one.id);
    const [row] = await database().select().from(reading).where(of);
    await database().update(reading).set({ body: '{}' }).where(of);
    expect(await printed()).toMatchObject({ sound: false, lines: [] });
    await database()
      .update(reading)
      .set({ body: row?.body ?? '' })
      .where(of);
  });

  it.skipIf(!existsSync(SAMPLES))(
    'of a signed picture tells content, signer and time (skipped: no samples)',
    async () => {
      const one = await admitted(desk, readFileSync(path.join(SAMPLES, 'gemini-c2pa.png')));
      await work();
      const { shown } = await readings(one.id);
      expect(shown?.reading.credentials).toMatchObject({ content: 'unchanged' });
      expect((await detail(desk, one.id)).record).toContain('Google');
    },
  );
});
