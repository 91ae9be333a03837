import { LI as LI_ACCOUNT, ZHOU as ZHOU_ACCOUNT } from '@/lib/dossier/pages/prompt/testing-part';
import { fullState } from '@/lib/dossier/pages/runs/testing-full';
import {
  file,
  LI,
  markOf,
  PROMPT,
  picture,
  timeOf,
  ZHOU,
} from '@/lib/dossier/pages/runs/testing-runs';
import type { CaseState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';

/** Words of an agreement as its parties were given them. */
export const METHOD = '各方同意以本平台保存的记录作为约定的保存方式。';

/**
 * A case in which a part of a PRC volume finds something for each of its tables: a dispute, people
 * with roles and answers, agreements, a translation, adverse and later records, a notice and a hold.
 */
export async function prcState(): Promise<CaseState> {
  const state = await fullState();
  state.disputeDate = '2026-03-05';
  state.textAsOf = '2026-11-01';
  state.number = 1;
  state.party = '晶猫设计工作室';
  state.side = 'claimant';
  people(state);
  exhibits(state);
  await recreated(state);
  agreements(state);
  links(state);
  state.translations.set('trl_1', {
    id: 'trl_1',
    record: { kind: 'revision', id: PROMPT, revision: 1 } as never,
    span: { from: 0, to: 4 },
    sourceSha256: sha256Hex('tiny'),
    from: 'en',
    to: 'zh-CN',
    translator: null,
    aid: 'machine_aided',
    replaces: null,
    source: 'tiny',
    text: '小巧的',
    translatorName: '王译',
    competence: '',
    note: '',
    added: markOf(330),
  });
  const first = state.translations.get('trl_1');
  if (first)
    state.translations.set('trl_2', {
      ...first,
      id: 'trl_2',
      record: { kind: 'exhibit', id: 'exh_9', revision: null } as never,
      span: null,
      source: 'terms',
      text: '用户协议',
      translator: LI,
      aid: 'none',
      added: markOf(331),
    });
  return state;
}

function people(state: CaseState): void {
  const zhou = state.contributors.get(ZHOU);
  const li = state.contributors.get(LI);
  if (!zhou || !li) throw new Error('the test case has two people');
  zhou.accounts.set(ZHOU_ACCOUNT, { linkedAt: timeOf(0), displayName: '', entry: 2 });
  li.accounts.set(LI_ACCOUNT, { linkedAt: timeOf(0), displayName: '', entry: 2 });
  zhou.employer = '晶猫设计工作室';
  zhou.identityCheck = '身份证核对，证号 110101199003074258';
  state.contributors.set('ctr_3', {
    ...zhou,
    id: 'ctr_3',
    standing: 'outsider',
    name: '陈镕',
    employer: '',
    identityCheck: '',
    names: [{ name: '陈镕', entry: 1 }],
    accounts: new Map(),
  });
  const roles = [
    [ZHOU, 'lead_creator', 'acknowledged', '2026-01-01'],
    [LI, 'operator', 'asserted', null],
    ['ctr_3', 'commissioner', 'disputed', null],
  ] as const;
  for (const [i, [contributor, name, standing, startsOn]] of roles.entries())
    state.roles.set(`rol_${i}`, {
      id: `rol_${i}`,
      contributor,
      name,
      standing,
      startsOn,
      endsOn: null,
      entry: 5,
    });
  const answer = (contributor: string, meaning: 'authorship' | 'disagreement', entry: number) =>
    state.answers.push({
      contributor,
      entry,
      meaning,
      reason: '',
      answered: markOf(entry + 20),
    } as never);
  answer(ZHOU, 'authorship', 200);
  answer(LI, 'disagreement', 300);
}

function exhibits(state: CaseState): void {
  const bytes = (text: string) => Buffer.from(text);
  const change = (id: string, given: Partial<ReturnType<typeof one>>) =>
    Object.assign(one(id), given);
  const one = (id: string) => {
    const found = state.exhibits.get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const stated = file(state, '事后陈述', bytes('我记得是我先提出的。'), 'text/plain');
  change(stated, { kind: 'statement', class: 'D', rule: 'stated_later', fileName: '' });
  const vendor = file(state, '平台出具的任务记录', bytes('{"job":"8812"}'), 'application/json');
  change(vendor, {
    class: 'A+',
    classAtIntake: 'A+',
    rule: 'issued_by_third_party',
    issued: {
      issuer: 'tool_provider',
      issuedBy: '即梦平台',
      verification: '客服热线，凭任务编号 8812 查询',
    },
    source: '即梦平台',
    acquisition: '依申请出具',
    happenedAt: timeOf(120),
  });
  const only = file(state, '仅哈希', bytes('kept by its owner'), 'application/pdf');
  change(only, { kind: 'hash_only', class: 'C-', rule: 'digest_only' });
  const chat = file(state, '聊天记录', bytes('还是改小一点'), 'text/plain');
  change(chat, { class: 'C', rule: 'embedded_record_found', description: '双方就耳朵形状的讨论' });
}

async function recreated(state: CaseState): Promise<void> {
  const one = state.exhibits.get('exh_10');
  if (one) Object.assign(one, { class: 'E', classAtIntake: 'E', rule: 'declared_recreation' });
  const later = await picture(state, '手工描摹演示');
  const other = state.exhibits.get(later);
  if (other) Object.assign(other, { class: 'E', classAtIntake: 'E', rule: 'declared_recreation' });
}

function agreements(state: CaseState): void {
  const version = (kind: 'evidence_method' | 'ownership', title: string, text: string) => ({
    version: 1,
    kind,
    title,
    text,
    parties: [ZHOU, LI],
    sha256: sha256Hex(text),
    proposed: markOf(60),
  });
  state.agreements.set('agr_1', {
    id: 'agr_1',
    versions: [version('evidence_method', '证据保存方法约定', METHOD)],
    answers: [
      {
        version: 1,
        sha256: sha256Hex(METHOD),
        contributor: ZHOU,
        answer: 'accepted',
        reason: '',
        answered: markOf(61),
      } as never,
    ],
  });
  state.agreements.set('agr_2', {
    id: 'agr_2',
    versions: [
      version('ownership', '权属约定', '著作权归晶猫设计工作室。\n报酬另行结算。') as never,
    ],
    answers: [
      {
        version: 1,
        sha256: sha256Hex('x'),
        contributor: LI,
        answer: 'declined',
        reason: '未约定署名',
        answered: markOf(62),
      } as never,
    ],
  } as never);
  state.declarations.set('dcl_1', {
    id: 'dcl_1',
    template: 'system_operator',
    versions: [
      {
        version: 1,
        questionnaire: 1,
        contributor: null,
        blanks: [{ key: 'position', text: '晶猫设计工作室自行部署，与原告存在利害关系。' }],
        saved: markOf(350),
      },
    ],
  });
}

function links(state: CaseState): void {
  const link = (id: string, element: string, bearing: string, record: object) =>
    state.links.set(id, {
      id,
      element,
      bearing,
      record,
      aspects: [],
      region: null,
      span: null,
      note: '',
      linked: markOf(340),
      withdrawn: null,
    } as never);
  link('lnk_1', 'E15', 'supports', { kind: 'exhibit', id: 'exh_9', revision: null });
  link('lnk_2', 'E14', 'against', { kind: 'exhibit', id: 'exh_14', revision: null });
  state.notices.set('ntc_1', {
    id: 'ntc_1',
    kind: 'warning',
    direction: 'received',
    happenedAt: timeOf(700),
    exhibit: null,
    from: '某公司',
    to: '晶猫设计工作室',
    note: '收到侵权警告函',
    recorded: markOf(720),
  } as never);
}
