import { PROMPT, timeOf } from '@/lib/dossier/pages/runs/testing-runs';
import type { Cite } from '@/lib/elements/cite';
import { PRC_PARTS } from '../../model';
import { type Composition, composition } from '../../schema';

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
    v: 2,
    article94: [
      {
        limb: 'five',
        text: '双方约定由本平台保存过程记录。',
        cites: [cite('exhibit', 'exh_9')],
      },
    ],
    groups: [
      {
        title: '创作构思与输入',
        exhibits: [
          listedAs('exh_1', {
            title: '手稿',
            content: '耳朵向内收的猫形吊坠草图',
            purpose: '证明生成之前已有独立的创作构思',
            form: 'original',
            evidence: 'documentary',
            remark: '原件存于工作室',
          }),
          listedAs('exh_14', { form: 'copy', evidence: 'electronic', data: 'message' }),
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
            cites: [cite('revision', PROMPT, 1)],
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
          cites: [cite('revision', PROMPT, 1), cite('run', 'run_1')],
        },
        { text: '这一句没有记录。', cites: [] },
      ],
    },
    agreements: ['agr_1', 'agr_2'] as never,
    declarations: ['dcl_1'] as never,
    translations: ['trl_1', 'trl_2'] as never,
    ...given,
  };
}
