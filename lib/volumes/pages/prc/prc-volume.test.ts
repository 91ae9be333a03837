import { describe, expect, it, vi } from 'vitest';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { ink, renderPage } from '@/lib/dossier/pdf/testing/render-pdf';
import { bytesOf, files, filesOf, volume } from './testing-prc-files';
import { readVolume, tableWith } from './testing-prc-reading';

// Setting and reading a volume takes long on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

describe('a PRC volume', () => {
  it('is tagged and archived as the standards ask, in each language, with no word missing', async () => {
    const errors = vi.spyOn(console, 'error');
    const all = [
      ...(await files()),
      ...(await filesOf({ language: 'both' })),
      ...(await filesOf({ language: 'en', paper: 'Letter' })),
    ];
    for (const { bytes, missing } of all) {
      expect(await checkArchive(bytes)).toEqual([]);
      expect(missing.every(({ codePoint }) => codePoint === 0x20bb7)).toBe(true);
    }
    expect(errors.mock.calls).toEqual([]);
  });

  it('has its parts in the order of filing, under their exact headings', async () => {
    const { headings } = await volume();
    const wanted = [
      '“猫晶吊坠”著作权纠纷证据册',
      '卷内目录',
      '证据目录',
      '案件事实与证据对照表（要件事实—证据）',
      '作品基本信息表',
      '创作说明（创作思路、输入指令的内容、对生成内容的选择和修改过程）',
      '创作过程时间轴',
      '提示词逐字归属表',
      '生成记录表',
      '修改记录表',
      '参与人员及分工表',
      '权属证据',
      '电子数据真实性说明（对应《最高人民法院关于民事诉讼证据的若干规定》第九十三条第一款各项）',
      '电子数据提取、固定与保管记录',
      '时间戳／存证／公证信息表',
      '未提交材料说明',
      '质证意见预留表',
      '附录',
    ];
    const found = headings.filter(({ level }) => level === 1).map(({ text }) => text);
    expect(found.filter((text) => wanted.includes(text))).toEqual(wanted);
  });

  it('prints the contents with the page on which each part begins', async () => {
    const read = await volume();
    // The head of the list of exhibits, a table without a head of its own, stands with it.
    const rows = tableWith(read, '序号', '名称', '页码').filter((row) => row.length === 3);
    expect(rows).toHaveLength(17);
    for (const [, name, page] of rows) {
      if (name === '事后模拟') continue;
      const heading = read.headings.find(({ level, text }) => level === 1 && text === name);
      expect([name, page]).toEqual([name, String(heading?.page)]);
    }
  });
});

describe('what is seen of it', () => {
  const SIDE = 48;

  it('is every sign of a Chinese heading, and nothing in the margins of any page', async () => {
    const bytes = bytesOf(await files());
    const { headings, pages } = await volume();
    const at = headings.find(({ text }) => text === '证据目录')?.page ?? 0;
    const scale = 3;
    const list = await renderPage(bytes, at - 1, scale);
    // The heading of a part begins a page: four signs of 17 points below each other's right.
    for (let i = 0; i < 4; i++) {
      const box = {
        x: (56 + 17 * i) * scale,
        y: 64 * scale,
        width: 17 * scale,
        height: 20 * scale,
      };
      expect(ink(list, box)).toBeGreaterThan(300);
    }
    for (let page = 1; page < pages.length; page += 3) {
      const image = await renderPage(bytes, page, 1);
      const { width, height } = image;
      const left = { x: 0, y: 0, width: SIDE, height };
      const right = { ...left, x: width - SIDE };
      expect([page, Math.round(ink(image, left)), Math.round(ink(image, right))]).toEqual([
        page,
        0,
        0,
      ]);
    }
  });
});

describe('the list of exhibits', () => {
  it('has the twelve columns in their order, with the pages that exhibits stand on', async () => {
    const read = await volume();
    const rows = tableWith(
      read,
      '组别证据编号',
      '证据名称证据种类',
      '证据来源形成时间',
      '主要内容证明对象（证明目的）备注',
      '原件/复制件份数',
      '页码',
    );
    const page = read.headings.find(({ text }) => text.startsWith('证据1-1'))?.page;
    expect(rows[0]?.[0]).toBe('第1组创作构思与输入1-1');
    expect(rows[0]?.[1]).toBe('手稿书证');
    expect(rows[1]?.[1]).toMatch(/电子数据（二）网络应用服务的通信信息$/);
    expect(rows[2]?.[1]).toMatch(/电子数据电子数据类别未注明$/);
    expect(read.text).toMatch(/案件名称.{1,40}案号_+/);
    expect(read.text).toMatch(/提交人（签名／盖章）：_+提交日期：_+/);
    expect(rows[0]?.[3]).toBe(
      '主要内容：耳朵向内收的猫形吊坠草图证明对象（证明目的）：证明生成之前已有独立的创作构思备注：原件存于工作室',
    );
    expect(rows[0]?.[4]).toBe('原件1');
    expect(rows[0]?.[5]?.split('–')[0]).toBe(String(page));
    expect(rows.find(([first]) => first?.endsWith('3-5'))?.[5]).toBe('分册');
    expect(rows).toHaveLength(15);
  });

  it('drops originals and remarks where counsel leaves them out', async () => {
    const read = await readVolume(
      bytesOf(
        await filesOf({
          parts: ['list'],
          columns: { original: false, remarks: false, purpose: true },
        }),
      ),
    );
    const rows = tableWith(
      read,
      '组别证据编号',
      '证据名称证据种类',
      '证据来源形成时间',
      '主要内容证明对象（证明目的）',
      '份数',
      '页码',
    );
    expect(rows.flat().join('')).not.toContain('原件存于工作室');
  });

  it('is neutral, in the order of record and without a purpose, as a schedule', async () => {
    const read = await readVolume(
      bytesOf(
        await filesOf({
          parts: ['list'],
          columns: { original: true, remarks: true, purpose: false },
        }),
      ),
    );
    expect(read.headings[0]?.text).toBe('证据清单');
    expect(read.pages[0]).not.toContain('证明生成之前已有独立的创作构思');
    const rows = tableWith(
      read,
      '组别证据编号',
      '证据名称证据种类',
      '证据来源形成时间',
      '主要内容备注',
      '原件/复制件份数',
      '页码',
    );
    const numbers = rows.map(([first]) => /\d+-\d+$/.exec(first ?? '')?.[0]);
    expect(numbers.slice(0, 3)).toEqual(['1-1', '2-1', '2-2']);
  });
});

describe('facts and account of the making', () => {
  it('stand with exact places, pages and classes, and without weak points or gaps', async () => {
    const read = await volume();
    const rows = tableWith(read, '要件', '拟证明事实', '对应证据编号及页码', '证据类别(A–E)');
    const row = rows.find(([, fact]) => fact?.startsWith('周婧怡在生成前绘制了手稿'));
    const page = read.headings.find(({ text }) => text.startsWith('证据1-1'))?.page;
    const run = read.headings.find(({ text }) => text === '生成任务1')?.page;
    expect(row?.[0]).toContain('输入指令的内容');
    expect(row?.[2]).toBe(`证据1-1第${page}页生成任务1第${run}页`);
    expect(row?.[3]).toBe('A');
    expect(rows.find(([element]) => element === '单独或共同创作')?.[3]).toContain('X');
    for (const hidden of ['薄弱', 'GAPWORD', '时间为文件自称', '未指明人员'])
      expect(read.text).not.toContain(hidden);
  });

  it('number each sentence of the creator and say of one that it leans on nothing', async () => {
    const { text } = await volume();
    expect(text).toContain('争议发生之后');
    expect(text).toContain('我先画了手稿，想让猫的耳朵向内收。[1]');
    expect(text).toMatch(/\[1\]证据1-1第\d+页A/);
    expect(text).toContain('[3]未引用记录');
    expect(text).toMatch(/作者（签名）：_+日期：_+/);
  });
});
