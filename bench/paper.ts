import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fontkit from 'fontkit';
import { PDFDocument as BareDocument } from 'pdf-lib';
import { PdfDocument } from '../lib/dossier/pdf/document/pdf-document';
import { composeInFiles } from '../lib/dossier/pdf/files/compose-in-files';
import type { Size } from './joint/size';
import { grouped, interleaved, type Row } from './measure';
import type { Services } from './services';

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

const PAPER = { title: 'Bench', language: 'zh-CN', format: 'A4', created: new Date(0) } as const;
/** Rows of a dense table: about eleven a page. */
const DENSE = 11;
/** Seconds that a thousand dense pages may take on two cores. */
const DENSE_SECONDS = 15;
/** Bytes of memory that a paper written to the disk may take, however large it gets. */
const MEMORY = 1024 ** 3;

function* denseRows(pages: number) {
  for (let i = 0; i < pages * DENSE; i++) {
    const digest = createHash('sha256').update(String(i)).digest('hex');
    yield [String(i), text(i, 0).slice(0, 24), `${text(i, 1)} ${text(i, 2)}`, digest];
  }
}

/** Dense tagged pages: a table with a digest in each row. Returns how many came of it. */
function dense(pages: number): number {
  const doc = PdfDocument.create(PAPER);
  doc.heading(1, { zh: '测试' });
  doc.table({
    padding: 3,
    columns: [
      { header: ['#'], width: 40, align: 'end' },
      { header: ['时间'], width: 88 },
      { header: ['事件'], width: { share: 1 } },
      { header: ['SHA-256'], width: 90 },
    ],
    rows: denseRows(pages),
  });
  return doc.finish({ footer: ({ number, pages: all }) => ({ left: [`${number} / ${all}`] }) })
    .pages;
}

/** Bytes that no compression makes smaller. */
function noise(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** Exhibits on three pages each with a picture, written to the disk in files; 1 GB where there are 1,000. */
async function large(exhibits: number, limitBytes: number | null) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-bench-paper-'));
  let peak = 0;
  try {
    const made = await composeInFiles({
      pdf: PAPER,
      limitBytes,
      folder,
      fileName: ({ number, of }) => `volume-${number}-of-${of}.pdf`,
      compose(doc) {
        for (let i = 0; i < exhibits; i++) {
          doc.mayBreak('exhibit');
          doc.openSection({ destination: `exhibit-${i}` });
          doc.heading(1, { zh: `证据 ${i}` }, { destination: `exhibit-${i}` });
          const rgb = noise(i, 590 * 590 * 3);
          const data = { kind: 'raw', rgb } as const;
          doc.figure({ picture: { width: 590, height: 590, data }, alt: `图 ${i}` });
          for (let page = 0; page < 2; page++) {
            doc.newPage();
            for (let line = 0; line < LINES; line++) doc.paragraph(text(i, line));
          }
          doc.closeSection();
          peak = Math.max(peak, process.memoryUsage().rss);
        }
      },
      opening: (doc, { number, of }) => doc.heading(1, { zh: `证据册 ${number}/${of}` }),
      furnishing: () => ({
        footer: ({ number, pages }) => ({ left: [`${number} / ${pages}`] }),
      }),
      reference: ({ file, page }) => `（册 ${file} 页 ${page}）`,
      referenceRoom: '（册 00 页 0000）',
    });
    const bytes = made.files.reduce((sum, one) => sum + one.bytes, 0);
    return { peak, pages: made.pages, bytes, files: made.files.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows about dense pages and about volumes that are larger than memory should be. */
async function largePapers(small: boolean): Promise<Row[]> {
  // Fonts are read once in a process.
  dense(5);
  const start = performance.now();
  const pages = dense(small ? 50 : 1000);
  const seconds = (performance.now() - start) / 1000;
  const perThousand = (seconds * 1000) / pages;
  const rows: Row[] = [
    {
      goal: 'P14 dense tagged pages, time for 1 000',
      size: `${grouped(pages)} pages`,
      limit: `${DENSE_SECONDS} s`,
      subject: `${perThousand.toFixed(1)} s`,
      ratio: perThousand / DENSE_SECONDS,
      target: '≤ 1.0',
      met: perThousand <= DENSE_SECONDS,
    },
  ];
  for (const limit of [null, 100_000_000]) {
    const began = performance.now();
    const made = await large(small ? 20 : 1000, small && limit ? 8_000_000 : limit);
    const took = (performance.now() - began) / 1000;
    rows.push({
      goal: `P14 volume on the disk, peak memory; ${made.files} files, ${(made.bytes / 1e6).toFixed(0)} MB in ${took.toFixed(0)} s`,
      size: `${grouped(made.pages)} pages`,
      limit: `${MEMORY / 1024 ** 2} MiB`,
      subject: `${Math.round(made.peak / 1024 ** 2)} MiB`,
      ratio: made.peak / MEMORY,
      target: '≤ 1.0',
      met: made.peak <= MEMORY,
    });
  }
  return rows;
}

/** P14: pages of a dossier against bare pdf-lib pages of the same text; dense pages; large volumes. */
export async function composePages(_services: Services, { small }: Size): Promise<Row[]> {
  const rows = await largePapers(small);
  const perPage: number[] = [];
  for (const pages of small ? [2, 5, 10] : [10, 100, 1000]) {
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
