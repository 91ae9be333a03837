import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { PDFDocument as BareDocument } from 'pdf-lib';
import { PdfDocument } from '../lib/dossier/pdf/document/pdf-document';
import { grouped, interleaved, type Row } from './measure';

const LINES = 30;
const text = (page: number, line: number) =>
  `第 ${page} 页第 ${line} 行：一枚猫形水晶吊坠，dramatic studio light, entry #${page * 31 + line}`;

const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** Pages of the same text by pdf-lib's own drawing: untagged, unbroken, no fallback. */
async function bare(pages: number): Promise<number> {
  const doc = await BareDocument.create();
  doc.registerFontkit(fontkit as never);
  const font = await doc.embedFont(readFileSync(FONT), { subset: true });
  for (let page = 0; page < pages; page++) {
    const sheet = doc.addPage([595.28, 841.89]);
    for (let line = 0; line < LINES; line++) {
      sheet.drawText(text(page, line), { x: 60, y: 780 - line * 23, size: 9.6, font });
    }
  }
  return (await doc.save({ useObjectStreams: false })).length;
}

/** The same text through the dossier's layer: tagged, broken by rule, with headers and footers. */
function ours(pages: number): number {
  const doc = PdfDocument.create({
    title: 'Bench',
    language: 'zh-CN',
    format: 'A4',
    created: new Date(0),
  });
  doc.heading(1, { zh: '测试' });
  for (let page = 0; page < pages; page++) {
    for (let line = 0; line < LINES; line++)
      doc.paragraph(text(page, line), { before: 4, after: 4 });
    if (page < pages - 1) doc.newPage();
  }
  const finished = doc.finish({
    footer: ({ number, pages: all }) => ({ left: [`${number} / ${all}`] }),
  });
  return finished.pages;
}

/** P14: pages of a dossier against bare pdf-lib pages of the same text. */
export async function composePages(): Promise<Row[]> {
  const rows: Row[] = [];
  const perPage: number[] = [];
  for (const pages of [10, 100, 1000]) {
    let made = 0;
    const { limit, subject } = await interleaved(
      () => bare(pages),
      () => {
        made = ours(pages);
      },
      pages === 1000 ? 2 : 4,
    );
    perPage.push(subject / pages);
    rows.push({
      goal: `P14 dossier pages / bare pdf-lib pages of the same text, time; ${made} pages made`,
      size: `${grouped(pages)} pages`,
      limit: `${(limit / pages).toFixed(2)} ms a page`,
      subject: `${(subject / pages).toFixed(2)} ms a page`,
      ratio: subject / limit,
      target: '≤ 2.0',
      met: subject / limit <= 2,
    });
  }
  const growth = (perPage[2] ?? 0) / (perPage[1] ?? 1);
  rows.push({
    goal: 'P14 growth: time a page at 1 000 / at 100 pages',
    size: '×10',
    limit: `${perPage[1]?.toFixed(2)} ms`,
    subject: `${perPage[2]?.toFixed(2)} ms`,
    ratio: growth,
    target: '≤ 1.5',
    met: growth <= 1.5,
  });
  return rows;
}
