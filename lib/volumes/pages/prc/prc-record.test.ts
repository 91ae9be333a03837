import { describe, expect, it, vi } from 'vitest';
import { bareState, LI, ZHOU } from '@/lib/dossier/pages/runs/testing-runs';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { bare } from '@/lib/dossier/pdf/testing/read-pdf';
import { MESSAGES } from '@/lib/i18n/messages';
import { prcComposition } from './testing-prc-composition';
import { bytesOf, files, filesOf, volume } from './testing-prc-files';
import { composedPrc } from './testing-prc-paper';
import { readVolume, tableWith } from './testing-prc-reading';
import { METHOD, prcState } from './testing-prc-state';

// Setting and reading a volume takes long on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const { prc } = MESSAGES.zh;

describe('what the record says of the making', () => {
  it('parts the timeline at the dispute, with both clocks, pictures and letters', async () => {
    const read = await volume();
    const heads = ['时间', '行为行为人账号', '工具/模型版本输入', '输出(缩略图)哈希', '类别'];
    const rows = read.tables
      .filter((one) => one.heads.join('|') === heads.join('|'))
      .flatMap((one) => one.rows);
    const run = rows.find(([, act]) => act?.startsWith('生成生成任务1'));
    expect(run?.[0]).toMatch(/^声称时间2026-03-04.*记录时间2026-03-04/);
    expect(run?.[2]).toContain('seed18446744073709551615');
    expect(run?.[4]).toBe('A源头实时采集');
    expect(rows.filter(([, act]) => /^作品(完成|发表)/.test(act ?? ''))).toHaveLength(2);
    expect(rows.find(([, act]) => act?.includes('证据1-2'))?.[4]).toContain('X不利证据');
    const [before, after] = ['之前', '当日及以后'].map((word) =>
      read.headings.find(({ text }) => text === `争议日期（2026-03-05）${word}`),
    );
    expect(before && after).toBeTruthy();
    expect(read.alts.every((alt) => alt !== '')).toBe(true);
    // What was made later is no part of the making.
    expect(rows.flat().join('')).not.toContain('模拟');
  });

  it('attributes every stretch of a text, with translations and what people say of it', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '版本字段',
      '文字片段',
      '中文译文',
      '撰写人录入人来源(键入/粘贴/口述/模型改写)',
      '时间',
      '确认状态',
    );
    const dramatic = rows.find(([, words]) => words === 'dramatic');
    expect(dramatic?.[3]).toBe('LiWei录入：LiWei键入由LiWei移动');
    expect(dramatic?.[5]).toBe('周婧怡：确认LiWei：异议');
    expect(dramatic?.[2]).toBe('未附译文');
    const pasted = rows.find(([, words]) => words?.includes('octanerender'));
    expect(pasted?.[3]).toMatch(/^不明录入：周婧怡自外部粘贴/);
    expect(rows.find(([, words]) => words?.includes('volumetric'))?.[3]).toContain(
      '模型：qwen-max',
    );
    expect(read.text).toContain('王译en→zh-CN机器辅助');
    expect(read.text).toMatch(/证据3-1第\d+页terms用户协议LiWei/);
  });

  it('keeps runs, values and reasons in the columns of 生成记录表', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '任务编号',
      '工具及版本模型',
      '参数随机种子',
      '参考素材',
      '输出数量选中/未选',
      '选择理由及记录时间',
    );
    expect(rows[0]?.[2]).toContain('18446744073709551615结果中');
    expect(rows[0]?.[4]).toBe('4选中1未选2未定1');
    expect(rows[1]?.[4]).toContain('未记录结束');
    tableWith(read, '步骤', '区域/图层', '修改前', '修改后', '操作人', '软件版本', '时间');
  });

  it('lists one person alone where that is asked for, and says so with what is left out', async () => {
    const everybody = await volume();
    const parts = ['cover', 'timeline', 'words', 'people', 'withheld'] as const;
    const read = await readVolume(bytesOf(await filesOf({ actsOf: LI, parts: [...parts] })));
    const acts = ({ tables }: typeof read) =>
      tables.filter(({ heads }) => heads[0] === '时间').flatMap(({ rows }) => rows);
    const mine = acts(read);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.length).toBeLessThan(acts(everybody).length);
    expect(mine.every(([, act]) => act?.includes('LiWei'))).toBe(true);
    const words = tableWith(
      read,
      '版本字段',
      '文字片段',
      '中文译文',
      '撰写人录入人来源(键入/粘贴/口述/模型改写)',
      '时间',
      '确认状态',
    );
    expect(words.map(([, text]) => text)).toContain('dramatic');
    expect(words.every(([, , , writer]) => writer?.startsWith('LiWei'))).toBe(true);
    const people = read.tables.find(({ heads }) => heads[0] === '姓名/名称身份核验方式')?.rows;
    const rows = people?.filter(({ length }) => length === 6);
    expect(rows?.map(([name]) => name?.slice(0, 5))).toEqual(['LiWei']);
    const [, listed, all] =
      /仅列LiWei的行为：记录在案(\d+)项中的(\d+)项/.exec(bare(read.text)) ?? [];
    expect(Number(all)).toBeLessThan(Number(listed));
    expect(bare(read.text)).toContain(`其余${Number(listed) - Number(all)}项未列于表中`);
    const other = await readVolume(bytesOf(await filesOf({ actsOf: ZHOU, parts: ['timeline'] })));
    expect(acts(other).some(([, act]) => act?.includes('周婧怡'))).toBe(true);
    expect(bare(everybody.text)).not.toContain('仅列LiWei');
    const nobody = await readVolume(
      bytesOf(await filesOf({ actsOf: 'ctr_3', parts: ['timeline'] })),
    );
    expect(acts(nobody)).toEqual([]);
    expect(bare(nobody.text)).toMatch(/下表仅列陈镕的行为：记录在案\d+项中的0项/);
    expect(bare(nobody.text)).not.toContain(bare(prc.timeline.none));
  });

  it('counts acts of people and keeps silence apart from consent and dissent', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '姓名/名称身份核验方式',
      '与提交人关系',
      '角色及期间',
      '实际行为(数量)',
      '协议依据',
      '本人确认/异议',
    );
    const of = (name: string) => rows.find(([first]) => first?.startsWith(name));
    expect(of('周婧怡')?.[3]).toContain('书写提示词43个字符（现存）指示生成×1');
    expect(of('周婧怡')?.[5]).toBe('行为：认为系本人创作×1提示词版本：确认×1');
    expect(of('LiWei')?.[5]).toContain('行为：异议×1');
    expect(of('LiWei')?.[4]).toContain('未答复（既非接受，亦非不接受）');
    expect(of('陈镕')?.[5]).toBe('未作表示（既非确认，亦非异议）');
    expect(read.text).not.toContain('110101199003074258');
    expect(read.text).toContain(bare('第十一条、第十四条、第十八条、第十九条'));
  });
});

describe('what the volume says of the data', () => {
  it('takes up the seven heads of article 93 in order, with incidents by month', async () => {
    const read = await volume();
    const heads = Object.values(prc.authenticity).filter((text) =>
      /^（[一二三四五六七]）/.test(text),
    );
    expect(heads).toHaveLength(7);
    const found = read.headings
      .map(({ text }) => text)
      .filter((text) => /^（[一二三四五六七]）/.test(text));
    expect(found).toEqual(heads.map(bare));
    const months = tableWith(
      read,
      '期间',
      '采集缺口',
      '核验不符',
      '拒绝接收',
      '删除个人信息',
      '异常',
    );
    expect(months).toEqual([['2026-03', '1', '0', '1', '0', '已发生']]);
    // The tables without a head that follow stand with it.
    const limbs = tableWith(read, '条款', '本案记录', '提交人援引').slice(0, 6);
    expect(limbs.map(([, , said]) => said?.slice(0, 3))).toEqual([
      '未援引',
      '未援引',
      '未援引',
      '未援引',
      '援引双',
      '未援引',
    ]);
    expect(limbs[4]?.[2]).toMatch(/^援引双方约定由本平台保存过程记录。证据3-1第\d+页$/);
    expect(limbs[4]?.[1]).toContain('当事人2人，接受1人，不接受0人');
    expect(read.text).toContain(bare(METHOD));
    // A declaration is printed with every question, filled or not.
    const asked = tableWith(read, '问题', '填写内容');
    expect(asked[0]?.[1]).toContain('自行部署');
    expect(asked[1]?.[1]).toMatch(/^_+$/);
  });

  it('prints every digest whole, and says what was not checked', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '证据编号文件名',
      '字节数算法',
      '哈希值计算范围',
      '首次计算时间本次校验时间结果',
    );
    const state = await prcState();
    for (const { versions } of state.exhibits.values())
      for (const { sha256 } of versions)
        expect(rows.some(([, , digest]) => digest === `${sha256}原件全部字节`)).toBe(true);
    expect(rows.find(([first]) => first?.startsWith('3-4'))?.[3]).toContain('未重新读取未校验');
  });

  it('claims no time stamp, no chain and no notary', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '类型机构',
      '编号存证时间',
      '对象(文件/默克尔根)',
      '验证方法',
      '证明范围(仅证明存证后未被篡改)',
    );
    expect(rows.slice(-3).map((row) => row.slice(0, 2))).toEqual([
      ['可信时间戳（RFC3161）', '无'],
      ['区块链存证', '无'],
      ['公证', '无'],
    ]);
  });

  it('leaves every cell for opinions empty', async () => {
    const rows = tableWith(await volume(), '证据编号', '真实性', '合法性', '关联性', '证明力');
    expect(rows.every(([, ...cells]) => cells.every((cell) => cell === ''))).toBe(true);
  });

  it('binds recreations apart, with a banner on every page and what differs', async () => {
    const { pages } = await readVolume(bytesOf(await files(), 'recreations'));
    const banner = bare('本部分为事后模拟，不作为原始生成过程记录');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.includes(banner))).toBe(true);
    expect(pages.join('')).toContain('差异对照表');
  });
});

describe('what is left out', () => {
  it('is counted by number and reason, and told in no word', async () => {
    const read = await readVolume(
      bytesOf(
        await filesOf({
          withheld: [
            {
              kind: 'exhibit',
              id: 'exh_14' as never,
              reason: '涉及商业秘密',
              ground: 'confidential',
            },
            { kind: 'run', id: 'run_2' as never, reason: '与本案无关' },
          ],
        }),
      ),
    );
    expect(read.text).not.toContain('聊天记录');
    expect(read.text).not.toContain('双方就耳朵形状的讨论');
    expect(read.text).toContain('另有1项未提交：1-2');
    const totals = tableWith(read, '种类', '持有', '提交', '未提交');
    expect(totals).toEqual([
      ['证据', '15', '14', '1'],
      ['提示词', '1', '1', '0'],
      ['生成任务（其中事后模拟1）', '3', '2', '1'],
    ]);
    const reasons = tableWith(read, '种类', '未提交', '理由', '编号');
    expect(reasons[0]).toEqual(['证据', '1', '涉及商业秘密', '1-2']);
    // A table without a head that follows stands with it.
    expect(tableWith(read, '性质', '未提交').slice(0, 5)).toEqual([
      ['与律师的保密往来（特权）', '0'],
      ['保密信息或商业秘密', '1'],
      ['个人信息', '0'],
      ['其他', '0'],
      ['未注明', '1'],
    ]);
  });

  it('is nothing in a case with nothing in it, and every part says so', async () => {
    const [file] = await composedPrc(
      bareState(),
      prcComposition({
        groups: [],
        facts: [],
        allegations: [],
        agreements: [],
        declarations: [],
        statement: { by: '', writtenAfterDispute: null, sentences: [] },
      }),
    );
    const bytes = file?.bytes ?? new Uint8Array(0);
    expect(await checkArchive(bytes)).toEqual([]);
    const { text, headings } = await readVolume(bytes);
    expect(headings.filter(({ level }) => level === 1).length).toBeGreaterThanOrEqual(18);
    for (const said of [
      prc.list.none,
      prc.works.none,
      prc.statement.none,
      prc.timeline.none,
      prc.words.none,
      prc.runs.none,
      prc.later.none,
      prc.recreations.none,
      prc.withheld.nothing,
    ])
      expect(text).toContain(bare(said));
  });
});
