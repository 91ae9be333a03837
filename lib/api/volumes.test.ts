import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { pagedPdf } from '@/lib/previews/testing-files';
import { completeVolume } from '@/lib/volumes/commands/complete-volume';
import type { Comparison, ExhibitSheet } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import { testComposition } from '@/lib/volumes/testing-volumes';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { admitBytesOperation, writeTextOperation } from './operations/exhibits';
import * as volumes from './operations/volumes';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';

// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let caseId: string;

beforeAll(async () => {
  api = await testInstance();
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
  let workspaceId: string;
  ({ workspaceId, owner, stranger } = await studio());
  caseId = await openedCase(owner, workspaceId);
});

afterAll(() => api.close());

const MAKER = { actor: service('volume'), client: NO_CLIENT };

async function note(title: string): Promise<string> {
  const json = { kind: 'note', title, text: title };
  const response = await call('POST', `/cases/${caseId}/exhibits/texts`, { as: owner, json });
  return (await answered<{ exhibitId: string }>(writeTextOperation, response)).exhibitId;
}

/** A finished volume, as the job records it. */
async function volume(changes: Partial<Composition>, previous: string | null = null) {
  const json = { composition: testComposition('us', changes), previous };
  const response = await call('POST', `/cases/${caseId}/volumes`, { as: owner, json });
  const { dossierId } = await answered<{ dossierId: string }>(
    volumes.requestVolumeOperation,
    response,
  );
  const made = { role: 'volume' as const, part: 1, parts: 1, sha256: 'a'.repeat(64), bytes: 1 };
  const files = [{ ...made, pages: 12 }];
  const reply = await completeVolume(MAKER, { caseId, dossierId, files, redactions: [] });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return dossierId;
}

describe('a volume compared with an earlier one', () => {
  const at = (dossierId: string, query = '') =>
    `/cases/${caseId}/volumes/${dossierId}/comparison${query}`;
  const compared = async (address: string) =>
    answered<Comparison>(
      volumes.compareVolumesOperation,
      await call('GET', address, { as: owner }),
    );

  it('says what was added, kept back and dropped since', async () => {
    const kept = await note('Sketch');
    const first = await volume({});
    await note('Found later');
    const second = await volume({
      withheld: [{ kind: 'exhibit', id: kept, reason: 'privileged' }],
      parts: ['cover', 'index', 'completeness'],
      maskedWords: ['Li Yan'],
      limitBytes: 5 * 1024 ** 2,
    });
    const third = await volume({}, first);
    const found = await compared(at(second));
    expect(found.older).toMatchObject({ dossierId: first, number: 1, pages: 12, forum: 'us' });
    expect(found.newer).toMatchObject({ dossierId: second, number: 2 });
    expect(found.added).toEqual([{ name: '1-2', number: 2, title: 'Found later' }]);
    expect(found.withheld).toEqual({
      added: [{ kind: 'exhibit', number: 1, title: 'Sketch' }],
      lifted: [],
    });
    expect(found.parts.dropped).toContain('chronology');
    expect(found.settings).toEqual(['maskedWords', 'groups', 'limitBytes']);
    // Made again from the first, the third is compared with it and not with the one before.
    expect((await compared(at(third))).older.dossierId).toBe(first);
    expect((await compared(at(third, `?with=${second}`))).withheld.lifted).toHaveLength(1);
  });

  it('is not there without another volume of the case, nor for strangers', async () => {
    const workspace = await studio();
    const other = await openedCase(workspace.owner, workspace.workspaceId);
    const own = await volume({});
    await refused(await call('GET', at(own, `?with=${own}`), { as: owner }), 404);
    await refused(await call('GET', at(own), { as: stranger }), 404);
    const elsewhere = `/cases/${other}/volumes/${own}/comparison`;
    await refused(await call('GET', elsewhere, { as: workspace.owner }), 404);
    await refused(await call('GET', at(own, '?since=1'), { as: owner }), 422);
  });
});

describe('a page of a PDF exhibit', () => {
  it('is drawn with its size in points and the number of pages', async () => {
    const response = await call('POST', `/cases/${caseId}/exhibits?title=Letter`, {
      as: owner,
      body: pagedPdf(3, '0 0 1 rg 10 10 50 50 re f', '[0 0 595.276 841.89]') as BodyInit,
      headers: { 'content-type': 'application/pdf', 'x-file-name': 'letter.pdf' },
    });
    const { exhibitId } = await answered<{ exhibitId: string }>(admitBytesOperation, response);
    const at = (page: number, version = 1) =>
      `/cases/${caseId}/exhibits/${exhibitId}/sheets/${page}?version=${version}`;
    const answer = await call('GET', at(2), { as: owner });
    const sheet = await answered<ExhibitSheet>(volumes.exhibitSheetOperation, answer);
    expect(sheet).toMatchObject({ drawn: true, page: 2, pages: 3 });
    if (!sheet.drawn) throw new Error(sheet.reason);
    expect(sheet.width).toBeCloseTo(595.276, 2);
    expect(Buffer.from(sheet.picture, 'base64').toString('latin1', 8, 12)).toBe('WEBP');
    await refused(await call('GET', at(4), { as: owner }), 404);
    await refused(await call('GET', at(1, 2), { as: owner }), 404);
    await refused(await call('GET', at(1), { as: stranger }), 404);
    await refused(await call('GET', at(1).replace(/\?.*/, ''), { as: owner }), 422);
  });

  it('is not drawn of what has none, and this is said', async () => {
    const address = `/cases/${caseId}/exhibits/${await note('A note')}/sheets/1?version=1`;
    const answer = await call('GET', address, { as: owner });
    expect(await answered(volumes.exhibitSheetOperation, answer)).toEqual({
      drawn: false,
      reason: 'no_pdf',
    });
  });
});
