import type { FinishedPdf } from '../document/pdf-document';
import { PdfDocument, type PdfOptions } from '../document/pdf-document';
import type { Picture } from '../images/picture';
import { INK } from '../ink';
import { digestRuns } from '../text/digest-runs';
import type { UnderlinePattern } from '../text/style';

/** Time in the metadata of every test paper. */
export const WHEN = new Date('2026-11-23T03:20:04.000Z');

/** A new paper with fixed facts. */
export function newPaper(options: Partial<PdfOptions> = {}): PdfDocument {
  return PdfDocument.create({
    title: '“猫晶钻石吊坠”生成过程证据卷宗',
    language: 'zh-CN',
    format: 'A4',
    created: WHEN,
    ...options,
  });
}

/** Two grey fields and a half-transparent one, as raw samples. */
export function smallPicture(): Picture {
  const rgb = new Uint8Array(3 * 12).map((_, i) => (i * 20) % 256);
  const alpha = new Uint8Array(12).map((_, i) => (i < 6 ? 255 : 128));
  return { width: 4, height: 3, data: { kind: 'raw', rgb, alpha } };
}

export const SAMPLE_HEX = '5c2a90d71ad4c0c39b5cef388565ca7e5a4f50a48fffc517d07018f22de7f327';

const PATTERNS: readonly UnderlinePattern[] = ['solid', 'dashed', 'dotted', 'double', 'wavy'];

/** A paper that uses every block and every kind of run once. */
export function samplePaper(): FinishedPdf {
  const paper = newPaper();
  const en = (text: string) => ({ text, language: 'en' as const });
  paper.newPage('cover');
  paper.cornerFigure({ picture: smallPicture(), alt: '缩略图', maxWidth: 100, maxHeight: 80 });
  paper.accent();
  paper.heading(1, { zh: '证据卷宗', en: 'Evidence file' }, { bookmark: '封面 Cover' });
  paper.keyValues(
    [
      { name: { zh: '案件编号', en: 'Case number' }, value: 'CG-2026-0117' },
      { name: { zh: '贡献者', en: 'Contributors' }, value: '周婧怡、李䶮、陈镕' },
    ],
    {
      header: [
        { zh: '项目', en: 'Item' },
        { zh: '内容', en: 'Content' },
      ],
    },
  );
  paper.panel('summary', (panel) => {
    panel.heading(2, { zh: '完整性摘要', en: 'Integrity at a glance' });
    panel.paragraph(['默克尔根 ', ...digestRuns(SAMPLE_HEX)]);
  });
  paper.openSection({ newPage: true });
  paper.heading(1, { zh: '证据目录', en: 'Index of exhibits' }, { destination: 'index' });
  paper.table({
    columns: [
      { header: ['编号'], width: 40 },
      { header: ['证据名称 ', en('Exhibit')], width: { share: 1 } },
      { header: ['页码'], width: 60, align: 'end' },
    ],
    rows: [
      [
        'A-2',
        {
          paragraphs: [
            { runs: [{ text: '提示词版本记录', link: 'exhibit-A-2', colour: INK.link }] },
            { runs: [en('Prompt revisions')] },
          ],
        },
        [
          {
            pages: (at) => `${at.first('exhibit-A-2')}–${at.last('exhibit-A-2')}`,
            room: '000–000',
          },
        ],
      ],
    ],
    caption: ['表 1'],
  });
  paper.closeSection();
  paper.openSection({ newPage: true, destination: 'exhibit-A-2' });
  paper.heading(1, { zh: '证据 A-2', en: 'Prompt revisions' }, { destination: 'exhibit-A-2' });
  paper.heading(2, { zh: '提示词第 17 版', en: 'Prompt, revision 17' });
  paper.panel('record', (panel) =>
    panel.paragraph(
      PATTERNS.flatMap((pattern, i) => [
        { text: `第${i + 1}人写的字`, underline: { pattern, colour: INK.amber } },
        { text: String.fromCharCode(65 + i), raised: true, weight: 700 as const },
        '，',
      ]),
    ),
  );
  paper.figure({ picture: smallPicture(), alt: '最终作品', caption: ['图 1 最终作品'] });
  paper.list(['第一项', [en('second item')]], { ordered: true });
  paper.list(['无序']);
  paper.closeSection();
  paper.attach({
    name: 'manifest-sha256.txt',
    bytes: Buffer.from(`${SAMPLE_HEX}  works/v7.png\n`),
    mediaType: 'text/plain',
    description: 'Digests of all files',
    relationship: 'Data',
    modified: WHEN,
  });
  paper.attach({
    name: '选择记录.csv',
    bytes: Buffer.from('轮,选中\n1,3\n'),
    mediaType: 'text/csv',
    description: '选择记录',
    relationship: 'Source',
    modified: WHEN,
  });
  return paper.finish({
    header: ({ kind }) => (kind === 'cover' ? null : { left: ['证据卷宗'] }),
    footer: ({ number, pages }) => ({
      left: ['CG-2026-0117'],
      right: [`第 ${number} 页 / 共 ${pages} 页 · Page ${number} of ${pages}`],
    }),
  });
}
