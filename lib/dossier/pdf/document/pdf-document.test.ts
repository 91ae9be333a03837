import { createHash } from 'node:crypto';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkArchive } from '../testing/check-archive';
import { openPdf, pageTags, pageText, tagsNamed, wholeText } from '../testing/read-pdf';
import { newPaper, SAMPLE_HEX, samplePaper, WHEN } from '../testing/sample-paper';
import type { FinishedPdf } from './pdf-document';

let paper: FinishedPdf;
let pdf: PDFDocumentProxy;

beforeAll(async () => {
  paper = samplePaper();
  pdf = await openPdf(paper.bytes);
});

describe('a finished paper', () => {
  it('meets the rules of PDF/A-3A and PDF/UA-1 that a layout can break', async () => {
    expect(await checkArchive(paper.bytes)).toEqual([]);
  });

  it('gives back its text, names and digests exactly', async () => {
    const text = await wholeText(paper.bytes);
    expect(text).toContain('周婧怡、李䶮、陈镕');
    expect(text).toContain(SAMPLE_HEX);
    expect(text).toContain('Integrityataglance');
    expect(text).toContain('第1人写的字A，第2人写的字B，');
    expect(paper.missing).toEqual([]);
  });

  it('numbers its pages and knows where its exhibits are', async () => {
    expect(paper.pages).toBe(3);
    expect(await pageText(pdf, 2)).toContain('3–3');
    for (const page of [1, 2, 3])
      expect(await pageText(pdf, page)).toContain(`第${page}页/共3页·Page${page}of3`);
    expect(paper.pageOf('exhibit-A-2')).toBe(3);
  });

  it('leads from its outline and its links to the pages meant', async () => {
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      '封面 Cover',
      '证据目录 Index of exhibits',
      '证据 A-2 Prompt revisions',
    ]);
    expect(outline[2]?.items.map(({ title }) => title)).toEqual([
      '提示词第 17 版 Prompt, revision 17',
    ]);
    const [link] = await (await pdf.getPage(2)).getAnnotations();
    expect(link.subtype).toBe('Link');
    const target = await pdf.getDestination(link.dest);
    expect(await pdf.getPageIndex(target?.[0])).toBe(2);
  });

  it('is tagged with what each part is', async () => {
    const [cover, index, exhibit] = await Promise.all([1, 2, 3].map((page) => pageTags(pdf, page)));
    if (!cover || !index || !exhibit) throw new Error('three pages expected');
    expect(tagsNamed(cover, 'H1').map(({ text }) => text.replace(/\s/g, ''))).toEqual([
      '证据卷宗Evidencefile',
    ]);
    expect(tagsNamed(cover, 'Figure').map(({ alt }) => alt)).toEqual(['缩略图']);
    expect(tagsNamed(index, 'Caption').map(({ text }) => text)).toEqual(['表 1']);
    expect(tagsNamed(index, 'TH').map(({ text }) => text.trim())).toEqual([
      '编号',
      '证据名称 Exhibit',
      '页码',
    ]);
    expect(tagsNamed(index, 'Link').map(({ text }) => text.trim())).toEqual(['提示词版本记录']);
    expect(tagsNamed(exhibit, 'LI').map(({ text }) => text.replace(/\s/g, ''))).toEqual([
      '1.第一项',
      '2.seconditem',
      '•无序',
    ]);
    expect(tagsNamed(exhibit, 'Figure').map(({ alt }) => alt)).toEqual(['最终作品']);
  });

  it('carries its attachments unchanged', async () => {
    const attachments = Object.values(await pdf.getAttachments()) as {
      filename: string;
      content: Uint8Array;
    }[];
    const found = new Map(attachments.map(({ filename, content }) => [filename, content]));
    expect([...found.keys()].sort()).toEqual(['manifest-sha256.txt', '选择记录.csv']);
    const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    const csv = found.get('选择记录.csv') ?? new Uint8Array();
    expect(sha(csv)).toBe(sha(Buffer.from('轮,选中\n1,3\n')));
  });

  it('states title, language and the date it was given', async () => {
    const { info, metadata } = await pdf.getMetadata();
    const facts = new Map(Object.entries(info));
    expect(facts.get('Title')).toBe('“猫晶钻石吊坠”生成过程证据卷宗');
    expect(facts.get('Language')).toBe('zh-CN');
    expect(facts.get('CreationDate')).toBe('D:20261123032004Z');
    expect(metadata.get('dc:title')).toBe('“猫晶钻石吊坠”生成过程证据卷宗');
    expect(metadata.get('xmp:createdate')).toBe('2026-11-23T03:20:04Z');
  });

  it('is the same file when it is made again', () => {
    expect(Buffer.compare(samplePaper().bytes, paper.bytes)).toBe(0);
  });

  it('is another file when one character differs', () => {
    const make = (text: string) => {
      const other = newPaper();
      other.heading(1, { zh: text });
      return other.finish().bytes;
    };
    expect(Buffer.compare(make('甲'), make('乙'))).not.toBe(0);
  });
});

describe('a paper under composition', () => {
  it('continues the page numbers of the volume before', async () => {
    const second = newPaper({ firstPage: 41, totalPages: 60 });
    second.heading(1, { zh: '第二册' }, { destination: 'start' });
    const made = second.finish({
      footer: ({ number, pages }) => ({ left: [`${number}/${pages}`] }),
    });
    const read = await openPdf(made.bytes);
    expect(await pageText(read, 1)).toBe('第二册41/60');
    expect(await read.getPageLabels()).toEqual(['41']);
    expect(made.pageOf('start')).toBe(41);
  });

  it('refuses a link that leads nowhere', () => {
    const lost = newPaper();
    lost.paragraph([{ text: 'A-9', link: 'exhibit-A-9' }]);
    expect(() => lost.finish()).toThrow('exhibit-A-9');
  });

  it('refuses two places of one name, an open section, and being finished twice', () => {
    const twice = newPaper();
    twice.paragraph('a', { destination: 'x' });
    twice.paragraph('b', { destination: 'x' });
    // A paragraph is placed when it is known whether it leads in a table.
    expect(() => twice.paragraph('c')).toThrow(RangeError);
    const open = newPaper();
    open.openSection();
    expect(() => open.finish()).toThrow(RangeError);
    const done = newPaper();
    done.finish();
    expect(() => done.finish()).toThrow(RangeError);
  });

  it('refuses attachments that a reader could not save under their name', () => {
    const file = {
      bytes: new Uint8Array(1),
      mediaType: 'text/plain',
      description: '',
      relationship: 'Data',
      modified: WHEN,
    } as const;
    const target = newPaper();
    target.attach({ ...file, name: 'a.txt' });
    expect(() => target.attach({ ...file, name: 'a.txt' })).toThrow(RangeError);
    expect(() => target.attach({ ...file, name: '../a.txt' })).toThrow(RangeError);
    expect(() => target.attach({ ...file, name: 'b.txt', mediaType: 'text' })).toThrow(RangeError);
  });

  it('becomes a readable file even when nothing was put into it', async () => {
    const { bytes, pages } = newPaper().finish();
    expect(pages).toBe(1);
    expect(await checkArchive(bytes)).toEqual([]);
  });
});
