import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { captureGap, captureSource, importBatch, importItem } from '@/db/schema/captures';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { closeSource, openSource } from '@/lib/capture/commands/manage-source';
import { recordGap } from '@/lib/capture/commands/record-gap';
import { endImport } from '@/lib/imports/commands/end-import';
import { nameFiles } from '@/lib/imports/commands/name-files';
import { openImport } from '@/lib/imports/commands/open-import';
import { dataOf, failuresOf, type Workshop, workshop } from '@/lib/runs/testing-runs';

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

const now = () => new Date().toISOString();
const failures = () => failuresOf(here.caseId);

describe('the full check of sources', () => {
  it('agrees with one that opened and closed, and names a gap that was changed or lost', async () => {
    const { caseId, by } = here;
    const { sourceId } = await dataOf(openSource(by, { caseId, tool: 'folder', label: 'Desk' }));
    const gap = { cause: 'offline' as const, count: 3, from: now(), to: now(), reason: 'cable' };
    await dataOf(recordGap(by, { caseId, sourceId, runId: null, ...gap }));
    await dataOf(closeSource(by, { caseId, sourceId }));
    expect(await failures()).toEqual([]);
    await database().update(captureGap).set({ count: 1 }).where(eq(captureGap.caseId, caseId));
    expect(await failures()).toMatchObject([{ expected: '3', found: '1' }]);
    await database().delete(captureGap).where(eq(captureGap.caseId, caseId));
    expect(await failures()).toMatchObject([{ check: 'table.missing' }]);
  });

  it('names a source that was opened again behind the back of the ledger', async () => {
    const { caseId, by } = here;
    const { sourceId } = await dataOf(openSource(by, { caseId, tool: 'folder', label: 'Desk' }));
    await dataOf(closeSource(by, { caseId, sourceId }));
    await database()
      .update(captureSource)
      .set({ closedAt: null, closeEntry: null })
      .where(eq(captureSource.id, sourceId));
    expect((await failures()).map(({ record }) => record).sort()).toEqual([
      `capture_source ${sourceId} closeEntry`,
      `capture_source ${sourceId} closedAt`,
    ]);
  });
});

describe('the full check of imports', () => {
  it('looks at those that have ended, and names a file whose fate was changed', async () => {
    const { caseId, by } = here;
    const open = async (label: string) => {
      const { importId } = await dataOf(openImport(by, { caseId, label }));
      const files = [
        { name: 'a.png', bytes: 1 },
        { name: 'b.png', bytes: 2 },
      ];
      await dataOf(nameFiles(by, { caseId, importId, from: 0, files }));
      return importId;
    };
    await open('goes on');
    const importId = await open('ends');
    await dataOf(endImport(by, { caseId, importId, cancelled: true }));
    expect(await failures()).toEqual([]);
    await database()
      .update(importItem)
      .set({ state: 'admitted' })
      .where(eq(importItem.importId, importId));
    expect(await failures()).toMatchObject([
      { record: `import_batch ${importId} admitted`, expected: '0', found: '2' },
    ]);
    await database()
      .update(importBatch)
      .set({ label: 'other' })
      .where(eq(importBatch.id, importId));
    expect(await failures()).toHaveLength(2);
  });
});
