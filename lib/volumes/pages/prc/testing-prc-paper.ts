import { withheldRuns, withoutWordsOf } from '@/lib/dossier/bundle/withheld-runs';
import type { Act, Material } from '@/lib/dossier/pages/material';
import { exhibitName, exhibitsInOrder, masked } from '@/lib/dossier/pages/material';
import type { PromptPart } from '@/lib/dossier/pages/prompt/part';
import { promptPlace } from '@/lib/dossier/pages/prompt/setting';
import {
  fullSheet,
  LI as LI_ACCOUNT,
  partOf,
  stateOf,
  ZHOU as ZHOU_ACCOUNT,
} from '@/lib/dossier/pages/prompt/testing-part';
import { runPlace } from '@/lib/dossier/pages/runs/setting';
import { materialOf, readTestOriginal, timeOf } from '@/lib/dossier/pages/runs/testing-runs';
import { paperWords } from '@/lib/dossier/pages/words';
import { type FinishedPdf, PdfDocument } from '@/lib/dossier/pdf/document/pdf-document';
import { bearings } from '@/lib/elements/bearing';
import type { Cite } from '@/lib/elements/cite';
import { byElement, standingOf } from '@/lib/elements/standing';
import type { CaseState, ExhibitState, PromptState } from '@/lib/entries/state';
import { PRC_PARTS, type PrcPart } from '../../model';
import { type Composition, composition } from '../../schema';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { PRC_COMPOSERS } from './parts';

/** A cite of a record of the test case. */
export function cite(kind: string, id: string, revision: number | null = null): Cite {
  return {
    record: { kind, id, revision } as Cite['record'],
    entry: null,
    span: null,
    region: null,
    page: null,
  };
}

const listedAs = (exhibit: string, given: object = {}) => ({
  exhibit,
  title: '',
  content: '',
  purpose: '',
  form: 'unsaid' as const,
  copies: 1,
  remark: '',
  basis: '',
  ...given,
});

/** A composition of all parts over the test case. Identifiers of that case are short on purpose. */
export function prcComposition(given: Partial<Composition> = {}): Composition {
  const base = composition.parse({
    v: 1,
    title: '“猫晶吊坠”著作权纠纷证据册',
    forum: 'prc',
    language: 'zh',
    paper: 'A4',
    mask: true,
    annex: false,
    devices: false,
    columns: { original: true, remarks: true, purpose: true },
    parts: [...PRC_PARTS],
    groups: [],
    withheld: [],
    redactions: [],
    facts: [],
    allegations: [],
    statement: { by: '周婧怡', writtenAfterDispute: true, sentences: [] },
    claims: [],
    drafts: { authorCreated: '', materialExcluded: '', newMaterial: '', noteToOffice: '' },
    cover: {
      caseNumber: '',
      court: '北京市朝阳区人民法院',
      cause: '著作权权属、侵权纠纷',
      submitter: '晶猫设计工作室',
      role: 'claimant',
      copies: 2,
      date: '',
    },
    declarations: [],
    agreements: [],
    translations: [],
    recipient: '法院',
    purpose: '立案',
    limitBytes: null,
  });
  return {
    ...base,
    groups: [
      {
        title: '创作构思与输入',
        exhibits: [
          listedAs('exh_1', {
            title: '手稿',
            content: '耳朵向内收的猫形吊坠草图',
            purpose: '证明生成之前已有独立的创作构思',
            form: 'original',
            remark: '原件存于工作室',
          }),
          listedAs('exh_14', { form: 'copy' }),
        ],
      },
      {
        title: '生成、选择与修改',
        exhibits: ['exh_2', 'exh_3', 'exh_4', 'exh_5', 'exh_6', 'exh_7', 'exh_8'].map((id) =>
          listedAs(id, { purpose: id === 'exh_6' ? '证明请求保护的作品' : '' }),
        ),
      },
      {
        title: '权属与平台',
        exhibits: ['exh_9', 'exh_11', 'exh_12', 'exh_13', 'exh_10', 'exh_15'].map((id) =>
          listedAs(id),
        ),
      },
    ] as never,
    facts: [
      {
        text: '周婧怡在生成前绘制了手稿，确定耳朵内收的构图。',
        cites: [cite('exhibit', 'exh_1'), cite('run', 'run_1')],
        by: '律师',
        at: timeOf(500),
      },
      {
        text: '最终作品由四个候选中选出并局部重绘。',
        cites: [cite('selection', 'sel_1'), cite('modification', 'mod_1')],
        by: '律师',
        at: timeOf(500),
      },
    ],
    allegations: [
      {
        text: '被告主张双方共同撰写了提示词。',
        source: '答辩状第 3 页',
        answers: [
          {
            text: '提示词各片段的书写者见逐字归属表。',
            cites: [cite('revision', 'prm_01jdhs3q7n6y5z8k2m4p9r0tvw', 1)],
          },
        ],
        gaps: ['没有对方账户的登录记录 GAPWORD'],
      },
    ],
    statement: {
      by: '周婧怡',
      writtenAfterDispute: true,
      sentences: [
        { text: '我先画了手稿，想让猫的耳朵向内收。', cites: [cite('exhibit', 'exh_1')] },
        {
          text: '随后我输入了提示词，并逐轮调整。',
          cites: [cite('revision', 'prm_01jdhs3q7n6y5z8k2m4p9r0tvw', 1), cite('run', 'run_1')],
        },
        { text: '这一句没有记录。', cites: [] },
      ],
    },
    agreements: ['agr_1', 'agr_2'] as never,
    declarations: ['dcl_1'] as never,
    ...given,
  };
}

function placed(state: CaseState, { groups, withheld, redactions }: Composition): PlacedExhibit[] {
  const out = new Set(withheld.map(({ id }) => id as string));
  const cutUp = new Set(redactions.map(({ exhibit }) => exhibit as string));
  return groups.flatMap(({ title, exhibits }, i) =>
    exhibits.flatMap((listed, j): PlacedExhibit[] => {
      const one = state.exhibits.get(listed.exhibit);
      if (!one) return [];
      const name = `${i + 1}-${j + 1}`;
      one.label = name;
      return [
        {
          state: one,
          name,
          group: { number: i + 1, title },
          listed,
          fate: out.has(one.id) ? 'withheld' : cutUp.has(one.id) ? 'redacted' : null,
        },
      ];
    }),
  );
}

/** Acts as a ledger would have them: one admission for each exhibit, and a refused intake. */
function withActs(material: Material): Material {
  const act = (index: number, kind: string, body: Record<string, unknown>): Act => ({
    index,
    at: timeOf(index),
    claimed: null,
    kind,
    actor: { id: 'acct_zhou', name: '周婧怡', access: 'member', authenticator: 'password' },
    session: null,
    software: 'chirograph/0.9.0',
    prev: '0'.repeat(64),
    act: body,
    payload: {},
  });
  const timeline = [act(390, 'intake.refused', {})];
  const custody = new Map<string, Act[]>();
  for (const one of exhibitsInOrder(material.state)) {
    const place = { store: 'embedded', versionId: null, retainUntil: null };
    const added = act(one.admitted.index, 'exhibit.added', { exhibit: one.id, place });
    timeline.push(added);
    custody.set(one.id, [added, act(one.admitted.index + 400, 'exhibit.opened', { way: 'view' })]);
  }
  return { ...material, timeline, custody, refusedIntakes: 1 };
}

function promptPart(prompt: PromptState): PromptPart {
  const sheet = fullSheet();
  const [first] = prompt.revisions;
  const part = partOf([stateOf(sheet.attribution(), first?.revision ?? null)]);
  return {
    ...part,
    prompt,
    views: [
      {
        account: ZHOU_ACCOUNT,
        seq: 9,
        at: Date.parse(timeOf(40)),
        device: null,
        revision: 1,
        meaning: 'acknowledged',
        reason: '',
        contested: [],
      },
      {
        account: LI_ACCOUNT,
        seq: 10,
        at: Date.parse(timeOf(41)),
        device: null,
        revision: 1,
        meaning: 'contested',
        reason: '',
        contested: [{ words: 'dramatic', reason: 'mine' }],
      },
    ],
  };
}

function citing(state: CaseState, lead: 'zh' | 'en'): VolumePaper['cited'] {
  const word = (zh: string, en: string) => (lead === 'zh' ? zh : en);
  return ({ record, entry }) => {
    if (record === null) return { text: `${word('条目', 'entry')} #${entry}`, destination: null };
    const exhibit: ExhibitState | undefined = state.exhibits.get(record.id);
    if (exhibit)
      return {
        text: `${word('证据', 'Exhibit')} ${exhibitName(exhibit)}`,
        destination: `exhibit-${exhibit.number}`,
      };
    const run = state.runs.get(record.id);
    if (run) return { text: `${word('生成', 'Run')} ${run.number}`, destination: runPlace(run) };
    const prompt = state.prompts.get(record.id);
    if (prompt)
      return {
        text: `${word('提示词', 'Prompt')} ${prompt.number}`,
        destination: promptPlace(prompt.number),
      };
    if (record.kind === 'selection')
      return { text: word('选择 1', 'Choice 1'), destination: 'choice-1' };
    if (record.kind === 'modification')
      return { text: word('步骤 1', 'Step 1'), destination: 'step-1' };
    return { text: record.id, destination: null };
  };
}

/** Sets parts of a PRC volume as a paper of their own; what else a volume has is left as names. */
export async function composedPrc(
  given: CaseState,
  wanted: Composition = prcComposition(),
  readPrompt: (prompt: PromptState) => Promise<PromptPart> = async (prompt) => promptPart(prompt),
): Promise<FinishedPdf> {
  const { language } = wanted;
  const words = paperWords(language);
  const withheld = new Set(wanted.withheld.map(({ id }) => id as string));
  const hidden = withheldRuns(given, withheld);
  const state = withoutWordsOf(given, hidden);
  const exhibits = placed(state, wanted);
  const doc = PdfDocument.create({
    title: wanted.title,
    language: words.lead,
    format: wanted.paper,
    created: new Date(timeOf(0)),
  });
  const bears = byElement(
    bearings({
      state,
      markOf: (entry) => ({ at: timeOf(entry), account: 'acct_zhou' }),
      checks: [{ entry: 395, at: timeOf(395), account: 'acct_zhou', failures: 0 }],
    }),
  );
  const paper: VolumePaper = {
    doc,
    words,
    own: paperWords(language, 'prc'),
    composition: wanted,
    order: {
      dossierId: 'dos_1',
      number: 1,
      caseId: state.case,
      size: 400,
      language,
      paper: wanted.paper,
      withheld: [...withheld],
      devices: false,
      reason: '',
      recipient: '',
      withholdingReason: '',
    },
    material: withActs(materialOf(state, ['exh_3', 'exh_6'])),
    checkpoint: {
      note: 'chirograph.test/case_1\n400\nAAAA\n',
      size: 400,
      root: new Uint8Array(32).fill(90),
      signedAt: new Date(timeOf(400)),
    },
    fingerprints: ['ab'.repeat(32)],
    number: 'CG-2026-0001',
    withheld,
    withheldRuns: hidden,
    exhibits,
    bears,
    standing: (element) => standingOf(bears.get(element) ?? []),
    shown: wanted.mask ? masked : (text) => text,
    isAnnex: false,
    cited: citing(state, words.lead === 'zh-CN' ? 'zh' : 'en'),
    source: {
      readOriginal: readTestOriginal,
      readPrompt,
      progress: () => undefined,
      signal: new AbortController().signal,
    },
  };
  for (const part of wanted.parts as PrcPart[]) await PRC_COMPOSERS[part](paper);
  composePlaces(paper);
  const banner = [words.word('run.recreation.banner')];
  return doc.finish({
    header: ({ kind }) =>
      kind === 'cover'
        ? null
        : { left: [{ text: state.title, weight: 600 }], ...(kind === 'apart' ? { banner } : {}) },
    footer: ({ number, pages }) => ({
      left: [paper.number],
      right: words.prose('footer.page', { number, pages }).flatMap(({ runs }) => runs),
    }),
  });
}

/** What the rest of a volume sets, so that links lead somewhere. */
function composePlaces({ doc, material, exhibits }: VolumePaper): void {
  doc.newPage('body');
  doc.heading(1, ['Places']);
  const set = (name: string) => doc.heading(2, [`Place ${name}`], { destination: name });
  for (const { state } of exhibits) set(`exhibit-${state.number}`);
  for (const one of material.state.prompts.values()) set(promptPlace(one.number));
}
