import { describe, expect, it } from 'vitest';
import type { FinishedPdf, PdfDocument } from '../document/pdf-document';
import { checkArchive } from '../testing/check-archive';
import { openPdf, pageTags, pageText, type ReadTag, tagsNamed } from '../testing/read-pdf';
import { newPaper } from '../testing/sample-paper';

async function pagesOf({ bytes }: FinishedPdf): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
  return Promise.all(numbers.map((number) => pageText(pdf, number)));
}

async function tagsOf({ bytes }: FinishedPdf): Promise<ReadTag[]> {
  const pdf = await openPdf(bytes);
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
  return Promise.all(numbers.map((number) => pageTags(pdf, number)));
}

function compose(build: (paper: PdfDocument) => void): FinishedPdf {
  const paper = newPaper();
  build(paper);
  return paper.finish();
}

const LINE = '提示词与选择由贡献者逐项确认并记录在案卷之中以备核验';

describe('pages', () => {
  it('never end with a heading, wherever it falls', async () => {
    for (let lines = 34; lines < 52; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '卷宗' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.heading(2, { zh: '标题甲', en: 'Heading' });
        paper.heading(3, { zh: '标题乙' });
        paper.paragraph(LINE.repeat(6));
      });
      for (const page of await pagesOf(made)) expect(page).not.toMatch(/(Heading|标题乙)$/);
    }
  });

  it('never end with the words that lead in a table, nor with its header alone', async () => {
    for (let lines = 34; lines < 52; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '卷宗' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.heading(2, { zh: '标题' });
        paper.paragraph('导语');
        paper.table({
          columns: [{ header: ['栏目'], width: { share: 1 } }],
          rows: [['首行'], ['次行']],
        });
      });
      for (const page of await pagesOf(made)) expect(page).not.toMatch(/(标题|导语|栏目)$/);
    }
  });

  it('never end with a single short row below the header of its table', async () => {
    for (let lines = 34; lines < 52; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '卷宗' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.table({
          columns: [{ header: ['栏目'], width: { share: 1 } }],
          rows: [['首行'], ['次行'], ['末行']],
        });
      });
      for (const page of await pagesOf(made)) expect(page).not.toMatch(/首行$/);
    }
  });

  it('hold what must not stand alone, such as a place to sign, with the last row before it', async () => {
    for (let lines = 30; lines < 52; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '卷宗' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.table({
          columns: [{ header: ['栏目'], width: { share: 1 } }],
          rows: [['首行'], ['次行'], ['末行']],
          keepNext: true,
        });
        paper.paragraph('签名');
      });
      const [page] = (await pagesOf(made)).filter((text) => text.includes('签名'));
      expect(page).toContain('末行签名');
    }
  });

  it('leave no line of a paragraph alone at their foot or head', async () => {
    for (let lines = 38; lines < 50; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '卷宗' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.paragraph('甲'.repeat(200));
      });
      for (const page of await pagesOf(made)) {
        const own = page.match(/甲/g)?.length ?? 0;
        // 50 characters a line: 200 are four lines.
        if (own > 0) expect(own).toBeGreaterThanOrEqual(100);
      }
    }
  });

  it('repeat the header of a table that runs over them, tagged once and rows in order', async () => {
    const made = compose((paper) => {
      paper.heading(1, { zh: '表' });
      paper.table({
        columns: [
          { header: ['序号'], width: 60 },
          { header: ['内容'], width: { share: 1 } },
        ],
        rows: Array.from({ length: 120 }, (_, i) => [`r${i}.`, LINE]),
      });
    });
    const pages = await pagesOf(made);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page.replace(/^表/, '')).toMatch(/^序号内容r/);
    const rows = pages.join('').match(/r\d+\./g) ?? [];
    expect(rows).toEqual(Array.from({ length: 120 }, (_, i) => `r${i}.`));
    const heads = (await tagsOf(made)).map((page) =>
      tagsNamed(page, 'TH').filter(({ text }) => text),
    );
    expect(heads.map((page) => page.length)).toEqual([2, ...pages.slice(1).map(() => 0)]);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });

  it('part a row taller than a page and keep all of its text', async () => {
    const long = Array.from({ length: 400 }, (_, i) => `第${i}句话。`).join('');
    const made = compose((paper) => {
      paper.heading(1, { zh: '表' });
      paper.table({
        columns: [
          { header: ['项'], width: 60 },
          { header: ['全文'], width: { share: 1 } },
        ],
        rows: [
          ['甲', long.slice(0, 300)],
          ['乙', long],
          ['丙', '完'],
        ],
      });
    });
    const pages = await pagesOf(made);
    const text = pages.map((page) => page.replace('项全文', '')).join('');
    expect(text).toBe(`表甲${long.slice(0, 300)}乙${long}丙完`);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });

  it('say again whose row it is that goes on over them, and tag it once', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `第${i}句话。`).join('');
    const made = compose((paper) => {
      paper.heading(1, { zh: '表' });
      paper.table({
        columns: [
          { header: ['项'], width: 60 },
          { header: ['全文'], width: { share: 1 } },
          { header: ['何人'], width: 60 },
        ],
        rows: [
          ['甲', '短', '无'],
          ['乙', long, '某'],
        ],
        saidAgain: [0, 2],
      });
    });
    const pages = await pagesOf(made);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/乙.*某|某.*乙/s);
    const tagged = (await tagsOf(made)).flatMap((page) => tagsNamed(page, 'TD'));
    const text = tagged.map((cell) => cell.text.replace(/ /g, '')).join('');
    // The pages come one after the other: the cell beside the long one ends on the first of them.
    expect(text.match(/[乙某]/g)).toEqual(['乙', '某']);
    expect(text.replace('某', '') === `甲短无乙${long}`).toBe(true);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });

  it('do not part a short row', async () => {
    for (let lines = 38; lines < 48; lines++) {
      const made = compose((paper) => {
        paper.heading(1, { zh: '表' });
        for (let i = 0; i < lines; i++) paper.paragraph('一行', { before: 0, after: 0 });
        paper.table({
          columns: [{ width: 80 }, { width: { share: 1 } }],
          rows: [['甲', '\n\n尾']].map(([a = '', b = '']) => [a, `首${b}`]),
        });
      });
      for (const page of await pagesOf(made)) expect(page.includes('首')).toBe(page.includes('尾'));
    }
  });

  it('carry a panel on to the next page with all of its text', async () => {
    const text = Array.from({ length: 500 }, (_, i) => `第${i}句话。`).join('');
    const made = compose((paper) => {
      paper.heading(1, { zh: '卷宗' });
      paper.panel('record', (panel) => {
        panel.paragraph(text);
        panel.paragraph('完');
      });
    });
    const pages = await pagesOf(made);
    expect(pages.length).toBe(2);
    expect(pages.join('')).toBe(`卷宗${text}完`);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });

  it('refuse rows that do not fit their table', () => {
    const paper = newPaper();
    const columns = [{ width: 50 }, { width: 50 }];
    expect(() => paper.table({ columns, rows: [['one']] })).toThrow(RangeError);
  });

  it('hold the same blocks on Letter paper', async () => {
    const paper = newPaper({ format: 'Letter' });
    paper.heading(1, { zh: '卷宗' });
    paper.paragraph(LINE.repeat(80));
    const made = paper.finish();
    const [, , width, height] = (await (await openPdf(made.bytes)).getPage(1)).view;
    expect([width, height]).toEqual([612, 792]);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });
});
