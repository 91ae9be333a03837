import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkArchive } from '../testing/check-archive';
import { hasTool, runOnPdf } from '../testing/outside-tools';
import { openPdf, pageText } from '../testing/read-pdf';
import { newPaper, samplePaper } from '../testing/sample-paper';
import { digestRuns } from '../text/digest-runs';
import type { FinishedPdf } from './pdf-document';

const ROWS = 11_500;
const WORDS =
  '修改提示词并重新生成候选图像选择理由记录在案由贡献者确认材料来源说明电子数据完整性时间戳';

function* rows() {
  for (let i = 0; i < ROWS; i++) {
    const at = (i * 7) % 30;
    const digest = createHash('sha256').update(String(i)).digest('hex');
    yield [
      String(i + 1),
      `2026-10-${String(1 + (i % 28)).padStart(2, '0')} ${String(i % 24).padStart(2, '0')}:17:09`,
      `${WORDS.slice(at, at + 12)}，${WORDS.slice(0, at)}。`,
      [{ text: `Changed prompt ${i} and kept candidate ${i % 9}`, language: 'en' as const }],
      digestRuns(digest).map((run) => (typeof run === 'string' ? run : { ...run, scale: 0.72 })),
    ];
  }
}

let made: FinishedPdf;

beforeAll(() => {
  const start = performance.now();
  const paper = newPaper({ title: '事件表' });
  paper.heading(1, { zh: '事件表', en: 'Events' });
  paper.table({
    padding: 3,
    columns: [
      { header: ['#'], width: 40, align: 'end' },
      { header: ['时间'], width: 88 },
      { header: ['事件'], width: { share: 1.2 } },
      { header: ['Event'], width: { share: 1 } },
      { header: ['SHA-256'], width: 90 },
    ],
    rows: rows(),
  });
  made = paper.finish({
    footer: ({ number, pages }) => ({
      left: [`第 ${number} 页`],
      right: [`Page ${number} of ${pages}`],
    }),
  });
  const seconds = (performance.now() - start) / 1000;
  const { pages, bytes } = made;
  console.info(
    `${pages} dense tagged pages: ${seconds.toFixed(1)} s, ${((1000 * seconds) / pages).toFixed(1)} s for 1,000; ` +
      `${(bytes.length / 1e6).toFixed(1)} MB; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}, 300_000);

describe('a paper of more than a thousand dense pages', () => {
  it('meets the same rules as a short one', async () => {
    expect(made.pages).toBeGreaterThan(1000);
    expect(await checkArchive(made.bytes)).toEqual([]);
  }, 300_000);

  it('holds its last row where it belongs', async () => {
    const pdf = await openPdf(made.bytes);
    expect(pdf.numPages).toBe(made.pages);
    expect(await pageText(pdf, made.pages)).toContain(String(ROWS));
  });

  it.skipIf(!hasTool('qpdf'))(
    'is sound to qpdf',
    () => {
      expect(runOnPdf('qpdf', ['--check', '{}'], made.bytes)).toContain(
        'No syntax or stream encoding errors',
      );
    },
    60_000,
  );
});

describe('a paper in the hands of other tools', () => {
  it.skipIf(!hasTool('pdffonts'))('has all fonts embedded, cut down and readable as text', () => {
    const [, , ...fonts] = runOnPdf('pdffonts', ['{}'], samplePaper().bytes).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(4);
    for (const line of fonts)
      expect(line).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes/);
  });

  it.skipIf(!hasTool('pdftotext'))('gives its text without false spaces', () => {
    const text = runOnPdf('pdftotext', ['-layout', '{}', '-'], samplePaper().bytes);
    expect(text).toContain('周婧怡、李䶮、陈镕');
    expect(text).toContain('5c2a90d71ad4c0c39b5cef388565ca7e5a4f50a48fffc517d07018f22de7f327');
    expect(text).toContain('第 17 版');
  });

  it.skipIf(!hasTool('pdfinfo'))('is a tagged document with words in their elements', () => {
    const tags = runOnPdf('pdfinfo', ['-struct-text', '{}'], samplePaper().bytes);
    expect(tags).toMatch(/TH:\s+\/Scope \/Row\s+"案件编号/);
    expect(tags).toMatch(/Span \(inline\)\s+"Case number"/);
  });
});
