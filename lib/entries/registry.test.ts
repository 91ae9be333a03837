import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { SOFTWARE } from '@/lib/kernel/version';
import { payloadCommitment } from '@/lib/proof/payload';
import { caseOpened } from './case-opened.v1';
import { draft } from './draft';
import { ENTRY_KINDS, entryKind } from './registry';
import { replayEntry } from './replay';
import { ReplayError } from './replay-step';
import { emptyState } from './state';

const actor = { id: 'acct_00000000000000000000000001', session: null, access: 'owner' };
const opened = {
  workspace: 'ws_00000000000000000000000001',
  number: 1,
  kind: 'image' as const,
  side: 'none' as const,
  forums: [] as 'prc'[],
  textAsOf: '2026-01-01',
  disputeDate: null,
  language: 'zh' as const,
};

describe('the registry of entry kinds', () => {
  it('names each kind and version once', () => {
    const names = ENTRY_KINDS.map((k) => `${k.kind}.v${k.v}`);
    expect(new Set(names).size).toBe(names.length);
    for (const kind of ENTRY_KINDS) expect(entryKind(kind.kind, kind.v)).toBe(kind);
  });

  it('is described kind by kind in the formats', () => {
    const text = readFileSync(path.resolve('docs/formats/entry-kinds.md'), 'utf8');
    for (const kind of ENTRY_KINDS) expect(text).toContain(`### ${kind.kind} v${kind.v}`);
  });

  it('writes the version of the software that package.json states', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(SOFTWARE).toBe(`chirograph/${version}`);
  });
});

describe('a draft', () => {
  it('refuses fields its kind does not have, and words outside the vocabulary', () => {
    expect(() =>
      draft(caseOpened, { ...opened, secret: 1 } as never, { title: 'x', party: '' }),
    ).toThrow();
    expect(() =>
      draft(caseOpened, { ...opened, kind: 'poem' } as never, { title: 'x', party: '' }),
    ).toThrow();
    expect(() => draft(caseOpened, opened, { title: 'a\u0000b', party: '' })).toThrow();
    expect(() => draft(caseOpened, opened, { title: '\ud800', party: '' })).toThrow();
  });

  it('keeps texts exactly as they came', () => {
    const title = ' e\u0301 \u200b 𠮷 ‮ ';
    expect(
      JSON.parse(draft(caseOpened, opened, { title, party: '' }).payload?.data ?? '').title,
    ).toBe(title);
  });

  it('commits a payload as the formats say, with another salt each time', () => {
    const [one, two] = [0, 1].map(() => draft(caseOpened, opened, { title: '名', party: '' }));
    const payload = JSON.parse(one?.payload?.data ?? '');
    expect(one?.payload?.digest).toBe(payloadCommitment(one?.payload?.salt ?? '', payload));
    expect(canonicalJson(payload)).toBe(one?.payload?.data);
    expect(one?.payload?.digest).not.toBe(two?.payload?.digest);
  });
});

describe('replay', () => {
  const entry = (index: number, kind: string, act: unknown, payload: unknown = null) => ({
    index,
    kind,
    v: 1,
    at: '2026-11-25T00:00:00.000Z',
    actor,
    act,
    payload,
  });

  it('reads an erased payload as empty texts and goes on', () => {
    const state = emptyState('case_00000000000000000000000001');
    replayEntry(state, entry(0, 'case.opened', opened));
    expect(state).toMatchObject({ title: '', number: 1, size: 1 });
  });

  it('reads a work that version 1 stated as one without a registration', () => {
    const state = emptyState('case_00000000000000000000000001');
    const work = 'work_00000000000000000000000001';
    const act = { work, completedOn: '2023-02-14', publishedOn: null };
    const payload = { title: 'Companion Heart', publishedAt: '' };
    replayEntry(state, entry(0, 'case.work_recorded', act, payload));
    expect(state.works.get(work)).toMatchObject({
      title: 'Companion Heart',
      completedOn: '2023-02-14',
      registrationNumber: '',
      registrationAuthority: '',
      registeredOn: null,
    });
  });

  it('passes over kinds of newer software', () => {
    const state = emptyState('case_00000000000000000000000001');
    replayEntry(state, entry(0, 'run.finished', { anything: true }));
    expect(state.size).toBe(1);
  });

  it.each([
    ['an unknown exhibit', 'exhibit.described', { exhibit: 'exh_00000000000000000000000001' }],
    ['a status the case did not have', 'case.status_changed', { from: 'sealed', to: 'closed' }],
    ['a body that does not fit', 'case.opened', { number: 'one' }],
  ])('names an entry about %s', (_what, kind, act) => {
    const state = emptyState('case_00000000000000000000000001');
    expect(() => replayEntry(state, entry(7, kind, act, { reason: 'r' }))).toThrow(ReplayError);
  });
});
