import { fullState } from '@/lib/dossier/pages/runs/testing-full';
import { LI, markOf, PROMPT, timeOf, ZHOU } from '@/lib/dossier/pages/runs/testing-runs';
import type { PreservationLine } from '@/lib/elements/preservation';
import type { CaseState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';

/** Words of the test prompt's only revision. */
export const WORDS = 'a tiny cat-shaped crystal pendant, dramatic studio light';

/** A full case before a US forum: agreements, answers, links, a notice and a hold besides the making. */
export async function usState(): Promise<CaseState> {
  const state = await fullState();
  state.forums = ['us'];
  state.disputeDate = '2026-03-05';
  addTitle(state);
  addAnswers(state);
  addLinks(state);
  addHold(state);
  return state;
}

function addTitle(state: CaseState): void {
  const text = 'Li draws the ears.\n周婧怡写提示词并选图。';
  state.agreements.set('agr_1', {
    id: 'agr_1',
    versions: [
      {
        version: 1,
        kind: 'division_of_work',
        parties: [ZHOU, LI],
        sha256: sha256Hex(text),
        title: 'Who does what 分工',
        text,
        proposed: markOf(330),
      },
    ],
    answers: [
      {
        version: 1,
        sha256: sha256Hex(text),
        contributor: ZHOU,
        answer: 'accepted',
        reason: '',
        answered: markOf(331),
      },
    ],
  });
  state.declarations.set('dec_1', {
    id: 'dec_1',
    template: 'process',
    versions: [
      {
        version: 1,
        questionnaire: 1,
        contributor: ZHOU,
        blanks: [{ key: 'aims', text: 'Ears turned in, as in the sketch.' }],
        saved: markOf(332),
      },
    ],
  });
  state.translations.set('trn_1', {
    id: 'trn_1',
    record: { kind: 'revision', id: PROMPT, revision: 1 },
    span: { from: 7, to: 17 },
    sourceSha256: sha256Hex(WORDS.slice(7, 17)),
    from: 'en',
    to: 'zh-CN',
    translator: null,
    aid: 'machine_aided',
    replaces: null,
    source: WORDS.slice(7, 17),
    text: '猫形',
    translatorName: 'Deng Yue 邓越',
    competence: 'sworn translator 注册翻译',
    note: '',
    added: markOf(333),
  });
  const zhou = state.contributors.get(ZHOU);
  if (zhou) zhou.employer = 'Cat Studio Ltd. 猫工作室';
  state.roles.set('role_1', {
    id: 'role_1',
    contributor: LI,
    name: 'commissioner',
    standing: 'disputed',
    startsOn: '2026-01-01',
    endsOn: null,
    entry: 6,
  });
}

function addAnswers(state: CaseState): void {
  state.answers.push({
    entry: 300,
    leaf: sha256Hex('step'),
    contributor: LI,
    meaning: 'disagreement',
    reason: '我只改了左耳 I only did the left ear.',
    answered: markOf(340),
  });
  state.questionAnswers.push({
    question: 'qst_1',
    contributor: ZHOU,
    record: null,
    asked: { by: 'acct_counsel', at: timeOf(341), sha256: sha256Hex('q') },
    text: 'Who chose candidate 4, and why?',
    answer: 'I did: it agrees with my sketch.',
    answered: markOf(342),
  });
}

function addLinks(state: CaseState): void {
  const link = (id: string, given: object) =>
    state.links.set(id, {
      id,
      element: 'E7',
      bearing: 'supports',
      record: { kind: 'exhibit', id: 'exh_6', revision: null },
      aspects: ['line'],
      region: null,
      span: null,
      note: '',
      linked: markOf(350 + state.links.size),
      withdrawn: null,
      ...given,
    });
  link('lnk_1', {
    region: { x: 180, y: 40, width: 100, height: 120 },
    note: '左耳的线条 the line of the left ear',
  });
  link('lnk_2', {
    record: { kind: 'revision', id: PROMPT, revision: 1 },
    span: { from: 7, to: 17, sha256: sha256Hex(WORDS.slice(7, 17)) },
    note: 'the ears of a cat',
  });
  link('lnk_3', {
    record: { kind: 'revision', id: PROMPT, revision: 1 },
    aspects: ['colour'],
    span: { from: 0, to: 5, sha256: sha256Hex('other words') },
  });
  link('lnk_4', { aspects: ['composition'], bearing: 'against', note: 'the tool did this' });
}

function addHold(state: CaseState): void {
  state.notices.set('ntc_1', {
    id: 'ntc_1',
    kind: 'warning',
    direction: 'received',
    happenedAt: timeOf(355),
    exhibit: null,
    from: 'Bergström & Partners',
    to: 'Cat Studio',
    note: 'They say it is theirs.',
    recorded: markOf(360),
  });
  state.holds.set('hld_1', {
    id: 'hld_1',
    startsAt: timeOf(356),
    people: [ZHOU, LI],
    notice: 'ntc_1',
    scope: 'Every file of the pendant',
    reason: 'warning letter',
    placed: markOf(361),
    released: null,
  });
  state.declarations.set('dec_2', {
    id: 'dec_2',
    template: 'hold_notice',
    versions: [
      {
        version: 1,
        questionnaire: 1,
        contributor: ZHOU,
        blanks: [{ key: 'received', text: 'Received on 5 March.' }],
        saved: markOf(365),
      },
    ],
  });
}

/** Lines of the preservation log of that case, as its entries would give them. */
export function usPreservation(): PreservationLine[] {
  const line = (entry: number, kind: string) => ({
    entry,
    at: timeOf(entry),
    account: 'acct_zhou',
    kind,
  });
  const opened = { group: 'custody', exhibit: 'exh_3', dossier: null } as const;
  return [
    { ...line(354, 'case.dispute_dated'), group: 'dispute', date: '2026-03-05', reason: 'letter' },
    { ...line(20, 'exhibit.opened'), ...opened },
    { ...line(360, 'notice.recorded'), group: 'notice', notice: 'ntc_1' },
    { ...line(361, 'hold.placed'), group: 'hold', event: 'placed', hold: 'hld_1' },
    {
      ...line(365, 'declaration.saved'),
      group: 'acknowledgement',
      declaration: 'dec_2',
      version: 1,
      contributor: ZHOU,
      received: true,
    },
    {
      ...line(366, 'erasure.refused'),
      group: 'deletion',
      event: 'refused',
      of: 12,
      holds: ['hld_1'],
      reason: 'asked for',
    },
    { ...line(9000, 'exhibit.opened'), ...opened },
  ];
}
