import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { generator, modification, workEvent } from '@/db/schema/runs';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { recordWork } from '@/lib/cases/commands/amend-case';
import { recordGenerator } from './commands/record-generator';
import { recordModification } from './commands/record-modification';
import { stateRun } from './commands/state-run';
import { finishWork, publishWork } from './commands/work-events';
import { loadGenerators, loadModifications, loadWorkEvents } from './loaders';
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

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

describe('later work', () => {
  it('keeps files before and after, regions with what was done there, tool and person', async () => {
    const [before, after, mask, project] = [
      await file(here),
      await file(here),
      await file(here),
      await file(here),
    ];
    const { caseId } = here;
    await dataOf(
      recordModification(here.by, {
        caseId,
        kind: 'retouch',
        editorId: here.operator,
        before: [before],
        afterId: after,
        maskId: mask,
        projectId: project,
        regions: [
          { x: 10, y: 20, width: 300, height: 40, note: 'ear' },
          { x: 0, y: 0, width: 1, height: 1 },
        ],
        aspects: ['line'],
        tool: 'Krita',
        toolVersion: '5.2',
        purpose: 'softer ear',
        note: 'by tablet',
      }),
    );
    const { modifications } = await loadModifications(here.by, { caseId });
    expect(modifications).toMatchObject([
      {
        kind: 'retouch',
        class: 'B',
        editor: { name: 'Lin' },
        before: [{ exhibitId: before }],
        after: { exhibitId: after },
        mask: { exhibitId: mask },
        project: { exhibitId: project },
        regions: [
          { x: 10, y: 20, width: 300, height: 40, note: 'ear' },
          { x: 0, y: 0, width: 1, height: 1, note: '' },
        ],
        tool: 'Krita',
        toolVersion: '5.2',
        purpose: 'softer ear',
        note: 'by tablet',
      },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().update(modification).set({ maskId: null });
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.differs', found: 'null' }]);
  });

  it('refuses a file that would be its own origin, and files of another case', async () => {
    const one = await file(here);
    const { caseId, by } = here;
    const foreign = await file(await workshop());
    for (const files of [
      { before: [one], afterId: one },
      { before: [foreign], afterId: one },
      { before: [one], afterId: foreign },
      { before: [], afterId: one, maskId: foreign },
    ]) {
      const reply = await recordModification(by, { caseId, kind: 'crop', ...files });
      expect(reply).toMatchObject({ code: 'INVALID' });
    }
  });
});

describe('a work', () => {
  it('is finished by a file and published at places, each said again and kept', async () => {
    const { caseId, by } = here;
    const { workId } = await dataOf(recordWork(by, { caseId, title: 'Pendant' }));
    const [first, final, capture] = [await file(here), await file(here), await file(here)];
    await dataOf(finishWork(by, { caseId, workId, exhibitId: first }));
    await dataOf(finishWork(by, { caseId, workId, exhibitId: final, byId: here.writer }));
    await dataOf(
      publishWork(by, {
        caseId,
        workId,
        happenedAt: ago(2),
        exhibitId: final,
        captureId: capture,
        place: 'https://example.test/pendant',
        audience: 'everybody',
        promptShown: false,
      }),
    );
    const { events, works } = await loadWorkEvents(by, { caseId });
    expect(works.map(({ title }) => title)).toContain('Pendant');
    expect(events).toMatchObject([
      { kind: 'finished', exhibit: { exhibitId: first } },
      { kind: 'finished', exhibit: { exhibitId: final }, by: { name: '周婧怡' } },
      { kind: 'published', capture: { exhibitId: capture }, promptShown: false },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().delete(workEvent).where(eq(workEvent.kind, 'published'));
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.missing' }]);
  });

  it('of another case is not found', async () => {
    const other = await workshop();
    const { workId } = await dataOf(recordWork(other.by, { caseId: other.caseId, title: 'x' }));
    const { caseId, by } = here;
    const exhibitId = await file(here);
    expect(await finishWork(by, { caseId, workId, exhibitId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await publishWork(by, { caseId, workId, place: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an account at a tool', () => {
  it('is stated, stated anew, and counted by its runs', async () => {
    const { caseId, by } = here;
    const [proof, terms] = [await file(here), await file(here)];
    const about = { caseId, service: 'Generator', account: 'studio@example.test', plan: 'Pro' };
    const { generatorId } = await dataOf(recordGenerator(by, about));
    await dataOf(stateRun(by, { caseId, tool: 'x', generatorId }));
    await dataOf(
      recordGenerator(by, {
        ...about,
        generatorId,
        holderId: here.writer,
        startsOn: '2026-01-01',
        proofs: [proof],
        termsId: terms,
      }),
    );
    const { generators } = await loadGenerators(by, { caseId });
    expect(generators).toMatchObject([
      {
        holder: { name: '周婧怡' },
        startsOn: '2026-01-01',
        endsOn: null,
        proofs: [{ exhibitId: proof }],
        terms: { exhibitId: terms },
        runs: 1,
      },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().update(generator).set({ holderId: here.operator });
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.differs' }]);
  });

  it('of another case cannot be stated anew', async () => {
    const other = await workshop();
    const { generatorId } = await dataOf(
      recordGenerator(other.by, { caseId: other.caseId, service: 'x' }),
    );
    const { caseId, by } = here;
    expect(await recordGenerator(by, { caseId, generatorId, service: 'y' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
