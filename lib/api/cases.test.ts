import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person } from '@/db/testing/world';
import type { CaseHead } from '@/lib/cases/dto';
import * as cases from './operations/cases';
import * as people from './operations/contributors';
import { listTokens } from './operations/tokens';
import { answered, type Bearer, bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let stranger: Bearer;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
});

afterAll(() => api.close());

describe('cases over the API', () => {
  it('are opened, read, listed and amended', async () => {
    const body = {
      workspaceId,
      title: '猫咪晶钻吊坠',
      kind: 'image',
      forums: ['prc'],
      works: [{ title: 'Pendant No. 3', completedOn: '2026-09-01' }],
    };
    const opened = await call('POST', '/cases', { as: owner, json: body });
    expect(opened.headers.get('chirograph-entry')).toMatch(/^\d+$/);
    const location = opened.headers.get('location') ?? '';
    const { caseId } = await answered<{ caseId: string }>(cases.openCaseOperation, opened);
    expect(location).toBe(`/api/v1/cases/${caseId}`);
    const amended = await call('PATCH', `/cases/${caseId}`, { as: owner, json: { party: 'Li' } });
    await answered(cases.amendCaseOperation, amended);
    const head = await answered<CaseHead>(
      cases.getCase,
      await call('GET', `/cases/${caseId}`, { as: owner }),
    );
    expect(head).toMatchObject({ title: '猫咪晶钻吊坠', party: 'Li', forums: ['prc'] });
    await answered(
      cases.getOverview,
      await call('GET', `/cases/${caseId}/overview`, { as: owner }),
    );
    const list = await answered<{ cases: { id: string }[] }>(
      cases.listCases,
      await call('GET', `/cases?workspaceId=${workspaceId}&limit=1`, { as: owner }),
    );
    expect(list.cases.map((c) => c.id)).toEqual([caseId]);
    const own = await answered<{ id: string }[]>(
      cases.listWorkspaces,
      await call('GET', '/workspaces', { as: owner }),
    );
    expect(own.map((w) => w.id)).toEqual([workspaceId]);
  });

  it('are paged from newest to oldest without gap or repetition', async () => {
    const made = [await openedCase(owner, workspaceId), await openedCase(owner, workspaceId)];
    const page = async (before?: number) => {
      const query = `/cases?workspaceId=${workspaceId}&limit=1${before ? `&before=${before}` : ''}`;
      const response = await call('GET', query, { as: owner });
      return (
        await answered<{ cases: { id: string; cursor: number }[] }>(cases.listCases, response)
      ).cases[0];
    };
    const first = await page();
    const second = await page(first?.cursor);
    expect([second?.id, first?.id]).toEqual(made);
  });

  it('take a dispute date, works and a status, each with its entry', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const at = (name: string, json: unknown) =>
      call('POST', `/cases/${caseId}/${name}`, { as: owner, json });
    const dated = await at('dispute-date', { date: '2026-10-01', reason: 'first notice' });
    await answered(cases.setDisputeDateOperation, dated);
    expect(Number(dated.headers.get('chirograph-entry'))).toBeGreaterThan(0);
    await answered(cases.recordWorkOperation, await at('works', { title: 'Second work' }));
    const status = await at('status', { to: 'closed', reason: 'settled' });
    await answered(cases.setStatusOperation, status);
    const late = await refused(await at('works', { title: 'Too late' }), 409);
    expect(late).toMatchObject({ title: 'SEALED', reason: 'case_closed' });
  });
});

describe('people over the API', () => {
  it('are named, amended, given roles, linked to accounts and viewed', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const member = await bearer(await person('陈淳'));
    await join(workspaceId, member, 'member');
    const all = `/cases/${caseId}/contributors`;
    const added = await call('POST', all, {
      as: owner,
      json: { name: '陈淳', standing: 'member' },
    });
    const { contributorId } = await answered<{ contributorId: string }>(
      people.addContributorOperation,
      added,
    );
    const one = `${all}/${contributorId}`;
    const amended = await call('PATCH', one, { as: owner, json: { employer: 'Studio' } });
    await answered(people.amendContributorOperation, amended);
    const role = { name: 'prompt_writer', startsOn: '2026-09-01' };
    const given = await call('POST', `${one}/roles`, { as: owner, json: role });
    await answered(people.recordRoleOperation, given);
    const { accountId } = member;
    const linked = await call('POST', `${one}/accounts`, { as: owner, json: { accountId } });
    await answered(people.linkAccountOperation, linked);
    const view = await answered<{ contributor: { accounts: unknown[] } }>(
      people.getContributor,
      await call('GET', one, { as: owner }),
    );
    expect(view.contributor.accounts).toHaveLength(1);
    const unlinked = await call('DELETE', `${one}/accounts/${accountId}`, {
      as: owner,
      json: { reason: 'wrong person' },
    });
    await answered(people.unlinkAccountOperation, unlinked);
    await answered(people.listContributors, await call('GET', all, { as: owner }));
  });

  it('keep the reason of a link taken back out of addresses', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const address = `/cases/${caseId}/contributors/ctr_${'0'.repeat(26)}/accounts/${owner.accountId}?reason=x`;
    const response = await call('DELETE', address, { as: owner, json: { reason: 'x' } });
    expect(await refused(response, 422)).toMatchObject({ fields: { reason: 'unknown_field' } });
  });
});

describe('what a caller may not see', () => {
  it('is answered exactly like what does not exist', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const absent = `case_${'0'.repeat(26)}`;
    const parts = [
      '',
      '/overview',
      '/contributors',
      '/exhibits',
      '/ledger',
      '/ledger/entries',
      '/ledger/payloads',
      '/ledger/checkpoint',
      '/ledger/checks',
      '/ledger/proofs/inclusion?index=0',
      '/ledger/proofs/consistency?from=1',
      `/exhibits/exh_${'0'.repeat(26)}`,
      `/exhibits/exh_${'0'.repeat(26)}/original?way=view`,
      `/copies/${'0'.repeat(64)}/view`,
    ];
    for (const part of parts) {
      const seen: unknown[] = [];
      for (const id of [caseId, absent, 'case_malformed', 'x']) {
        const response = await call('GET', `/cases/${id}${part}`, { as: stranger });
        const { ref: _, ...problem } = await refused(response, 404);
        seen.push(problem);
      }
      expect(new Set(seen.map((s) => JSON.stringify(s))).size, part).toBe(1);
    }
  });

  it('is not changed either', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const writes: [string, string, unknown][] = [
      ['PATCH', '', { title: 'mine' }],
      ['POST', '/status', { to: 'closed', reason: 'r' }],
      ['POST', '/contributors', { name: 'x', standing: 'outsider' }],
      ['POST', '/exhibits/texts', { kind: 'note', title: 't', text: 'x' }],
      ['POST', '/intakes', { sha256: '0'.repeat(64), bytes: 1 }],
      ['POST', '/ledger/entries/0/erasure', { reason: 'r' }],
    ];
    for (const [method, part, json] of writes) {
      const response = await call(method as 'POST', `/cases/${caseId}${part}`, {
        as: stranger,
        json,
      });
      expect((await refused(response, 404)).title, part).toBe('NOT_FOUND');
    }
    const head = await call('GET', `/cases/${caseId}`, { as: owner });
    expect((await answered<CaseHead>(cases.getCase, head)).title).toBe('Pendant');
  });
});

describe('a token', () => {
  it('for reading changes nothing', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const reader = await bearer(owner, 'read');
    await answered(cases.getCase, await call('GET', `/cases/${caseId}`, { as: reader }));
    const response = await call('PATCH', `/cases/${caseId}`, { as: reader, json: { title: 'x' } });
    expect(await refused(response, 403)).toMatchObject({ reason: 'token_scope' });
  });

  it('sees its owner’s tokens and makes or ends none', async () => {
    await answered(listTokens, await call('GET', '/tokens', { as: owner }));
    const made = await call('POST', '/tokens', {
      as: owner,
      json: { name: 'more', scopes: 'read', days: 7 },
    });
    expect(await refused(made, 403)).toMatchObject({ reason: 'in_person' });
    const ended = await call('DELETE', `/tokens/tok_${'0'.repeat(26)}`, { as: owner });
    await refused(ended, 403);
  });
});
