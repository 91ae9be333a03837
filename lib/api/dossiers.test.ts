import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person } from '@/db/testing/world';
import { completeDossier, endDossier } from '@/lib/dossier/commands/finish';
import type { DossierItem } from '@/lib/dossier/dto';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { env } from '@/lib/kernel/env';
import type { LedgerPage } from '@/lib/logbook/dto';
import { cookieOf } from '@/lib/session/cookie';
import { objectKey, putObject } from '@/lib/storage/objects';
import * as dossiers from './operations/dossiers';
import { listEntries } from './operations/ledger';
import { answered, type Bearer, bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let guest: Bearer;
let counsel: Bearer;
let reader: Bearer;
let caseId: string;

const MAKER = { actor: service('dossier'), client: NO_CLIENT };
const WISH = { reason: '提交法院', recipient: '北京互联网法院' };

beforeAll(async () => {
  api = await testInstance();
  let workspaceId: string;
  ({ workspaceId, owner, stranger } = await studio());
  caseId = await openedCase(owner, workspaceId);
  guest = await bearer(await person('Guest'));
  await join(workspaceId, guest, 'guest', caseId);
  counsel = await bearer(await person('Counsel'));
  await join(workspaceId, counsel, 'counsel');
  reader = await bearer(await person('Reader'), 'read');
  await join(workspaceId, reader, 'member');
});

afterAll(() => api.close());

const at = (part = '') => `/cases/${caseId}/dossiers${part}`;

const asked = async (as: Bearer = owner, wish: object = WISH) =>
  answered<{ dossierId: string; number: number; size: number }>(
    dossiers.requestDossierOperation,
    await call('POST', at(), { as, json: wish }),
  );

const one = async (dossierId: string, as: Bearer = owner) =>
  answered<DossierItem>(dossiers.getDossier, await call('GET', at(`/${dossierId}`), { as }));

const newest = async () => {
  const response = await call('GET', `/cases/${caseId}/ledger?limit=1`, { as: owner });
  return (await answered<LedgerPage>(listEntries, response)).entries[0];
};

describe('an export asked for', () => {
  it('is recorded with its purpose and recipient, and can be followed at its address', async () => {
    const response = await call('POST', at(), { as: counsel, json: { ...WISH, language: 'zh' } });
    const entry = Number(response.headers.get('chirograph-entry'));
    const location = response.headers.get('location');
    const { dossierId, size } = await answered<{ dossierId: string; size: number }>(
      dossiers.requestDossierOperation,
      response,
    );
    expect(location).toBe(`/api/v1${at(`/${dossierId}`)}`);
    expect(await one(dossierId)).toMatchObject({
      ...WISH,
      state: 'queued',
      language: 'zh',
      paper: 'A4',
      size,
      entry,
      pdf: null,
      progress: { step: '', cancelling: false },
    });
    const list = await call('GET', at(), { as: counsel });
    const { dossiers: all } = await answered<{ dossiers: DossierItem[] }>(
      dossiers.listDossiers,
      list,
    );
    expect(all.map((d) => d.id)).toContain(dossierId);
  });

  it('is made once though it is asked for twice with one key', async () => {
    const headers = { 'idempotency-key': 'dossier-1' };
    const first = await call('POST', at(), { as: owner, json: WISH, headers });
    const second = await call('POST', at(), { as: owner, json: WISH, headers });
    expect(await second.json()).toEqual(await first.json());
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('is refused without a purpose, without a reason to withhold, and beyond the ledger', async () => {
    const post = (json: object) => call('POST', at(), { as: owner, json });
    expect(await refused(await post({ recipient: 'x', reason: ' ' }), 422)).toMatchObject({
      fields: { reason: 'required' },
    });
    const exhibit = `exh_${'0'.repeat(26)}`;
    expect(await refused(await post({ ...WISH, withheld: [exhibit] }), 422)).toMatchObject({
      fields: { withholdingReason: 'required' },
    });
    expect(await refused(await post({ ...WISH, size: 1_000_000 }), 422)).toMatchObject({
      fields: { size: 'beyond_ledger' },
    });
    const unknown = { ...WISH, withheld: [exhibit], withholdingReason: 'secret' };
    expect(await refused(await post(unknown), 404)).toMatchObject({ reason: 'exhibit' });
  });

  it('stops when asked to, and then cannot be stopped again', async () => {
    const { dossierId } = await asked();
    const stop = () => call('POST', at(`/${dossierId}/cancellation`), { as: owner });
    await answered(dossiers.cancelDossierOperation, await stop());
    expect((await one(dossierId)).progress?.cancelling).toBe(true);
    await endDossier(MAKER, { caseId, dossierId, outcome: 'cancelled', reason: 'cancelled' });
    expect(await one(dossierId)).toMatchObject({ state: 'cancelled', progress: null });
    expect(await refused(await stop(), 409)).toMatchObject({ reason: 'dossier_ended' });
  });

  it('says as what it failed', async () => {
    const { dossierId } = await asked();
    await database()
      .update(job)
      .set({ state: 'failed', failure: 'job_failed' })
      .where(eq(job.kind, 'dossier'));
    await endDossier(MAKER, { caseId, dossierId, outcome: 'failed', reason: 'job_failed' });
    expect(await one(dossierId)).toMatchObject({ state: 'failed', failure: 'job_failed' });
  });
});

describe('a finished export', () => {
  let dossierId: string;
  const files = { pdf: '%PDF-1.7 stands for a paper', bundle: 'PK stands for a bundle' };

  beforeAll(async () => {
    ({ dossierId } = await asked());
    const [pdf, bundle] = [files.pdf, files.bundle].map((text) => ({
      sha256: sha256Hex(text),
      bytes: text.length,
    }));
    if (!pdf || !bundle) throw new Error('two files');
    for (const [text, made] of [
      [files.pdf, pdf],
      [files.bundle, bundle],
    ] as const) {
      const key = objectKey(caseId, made.sha256);
      const contentType = 'application/octet-stream';
      await putObject({ key, body: Buffer.from(utf8(text)), ...made, contentType });
    }
    const done = { caseId, dossierId, pdf: { ...pdf, pages: 3 }, bundle };
    const reply = await completeDossier(MAKER, done);
    if (!reply.ok) throw new Error(reply.code);
  });

  it.each(['pdf', 'bundle'] as const)(
    'hands out its %s after recording who asked',
    async (part) => {
      const response = await call('GET', at(`/${dossierId}/${part}`), { as: counsel });
      expect(response.status).toBe(303);
      expect(response.headers.get('chirograph-sha256')).toBe(sha256Hex(files[part]));
      expect((await newest())?.kind).toBe('dossier.opened');
      const stored = await fetch(response.headers.get('location') ?? '');
      expect(await stored.text()).toBe(files[part]);
      expect(stored.headers.get('content-disposition')).toMatch(/^attachment;.*dossier-\d\d/);
    },
  );

  it('hands out nothing that it does not have', async () => {
    await refused(await call('GET', at(`/${dossierId}/originals`), { as: owner }), 404);
    const { dossierId: queued } = await asked();
    await refused(await call('GET', at(`/${queued}/pdf`), { as: owner }), 404);
  });

  it('is not fetched with the cookie of a browser that another site asks to', async () => {
    const token = await encode({
      token: { sid: owner.sessionId },
      secret: env().CHIROGRAPH_SECRET,
    });
    const asked = (site: string) =>
      call('GET', at(`/${dossierId}/pdf`), {
        headers: { cookie: `${cookieOf('session').name}=${token}`, 'sec-fetch-site': site },
      });
    const before = (await newest())?.index;
    expect(await refused(await asked('cross-site'), 403)).toMatchObject({
      reason: 'foreign_origin',
    });
    expect((await newest())?.index).toBe(before);
    expect((await asked('same-origin')).status).toBe(303);
  });
});

describe('who may not', () => {
  it('gets the same answer as for an export that does not exist', async () => {
    const { dossierId } = await asked();
    for (const path of [at(), at(`/${dossierId}`), at(`/${dossierId}/pdf`)]) {
      await refused(await call('GET', path, { as: stranger }), 404);
      await refused(await call('GET', path), 401);
      await refused(await call('GET', path, { as: guest }), 403);
    }
    await refused(await call('POST', at(), { as: stranger, json: WISH }), 404);
    await refused(await call('POST', at(), { as: guest, json: WISH }), 403);
    await refused(await call('POST', at(`/${dossierId}/cancellation`), { as: stranger }), 404);
  });

  it('may look at exports with a read-only token, and change nothing', async () => {
    const { dossierId } = await asked();
    expect((await one(dossierId, reader)).id).toBe(dossierId);
    const posted = await call('POST', at(), { as: reader, json: WISH });
    expect(await refused(posted, 403)).toMatchObject({ reason: 'token_scope' });
  });
});
