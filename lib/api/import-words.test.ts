import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { ImportItem } from '@/lib/imports/dto';
import * as imports from './operations/imports';
import { answered, type Bearer, call, openedCase, studio } from './testing-api';
import { fresh } from './testing-exhibits';
import { importFiles } from './testing-imports';

let api: TestInstance;
let owner: Bearer;
let workspaceId: string;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner } = await studio());
});

afterAll(() => api.close());

describe('an import', () => {
  it('that began as recreations stays one for whoever goes on with it', async () => {
    const desk = { as: owner, caseId: await openedCase(owner, workspaceId) };
    const files = [{ name: 'later.png', bytes: fresh() }];
    const { files: became, importId } = await importFiles(desk, 'Shown later', files, {
      about: { recreation: true, source: 'the same script, a year later' },
    });
    expect(became).toMatchObject([{ state: 'admitted', exhibit: { class: 'E' } }]);
    const address = `/cases/${desk.caseId}/imports/${importId}`;
    const one = await answered<ImportItem>(
      imports.getImport,
      await call('GET', address, { as: owner }),
    );
    expect(one.common).toMatchObject({ recreation: true, source: 'the same script, a year later' });
  });
});
