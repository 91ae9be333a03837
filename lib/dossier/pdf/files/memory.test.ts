import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, it } from 'vitest';
import { FileSink } from '../document/byte-sink';
import { PdfDocument } from '../document/pdf-document';
import { WHEN } from '../testing/sample-paper';
import { MeasuredFile } from './measured-file';
import { noise } from './testing-order';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes in use, of objects and of buffers, after what can be let go is gone. */
function inUse(): number {
  for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const WORDS =
  '修改提示词并重新生成候选图像选择理由记录在案由贡献者确认材料来源说明电子数据完整性时间戳';

/** Pages, each with a picture of noise, a dense table and a link back. */
function compose(paper: PdfDocument, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    paper.mayBreak('group');
    paper.openSection({ destination: `page-${i}` });
    paper.heading(1, { zh: `证据 ${i}` }, { destination: `page-${i}` });
    paper.figure({ picture: noise(i, 200), alt: `图 ${i}`, maxHeight: 120 });
    paper.table({
      columns: [
        { header: ['#'], width: 40 },
        { header: ['事件'], width: { share: 1 } },
      ],
      rows: Array.from({ length: 20 }, (_, row) => [
        [{ text: `${row}`, link: `page-${Math.max(0, i - 1)}` }],
        WORDS.slice(row, row + 12),
      ]),
    });
    paper.closeSection();
  }
}

it('what stays in memory of a paper in a file is little, however many pages it has', () => {
  const options = { title: '证据册', language: 'zh-CN', format: 'A4', created: WHEN } as const;
  const sink = new FileSink(path.join(folder, 'paper.pdf'));
  const chain = new MeasuredFile(options, sink, undefined);
  const paper = PdfDocument.inFiles(options, chain);
  compose(paper, 0, 30);
  const early = inUse();
  compose(paper, 30, 130);
  const late = inUse();
  paper.close();
  const { made } = chain.end({}, 'paper.pdf', 0);
  sink.close();
  expect(made.pages).toBe(130);
  const perPage = (late - early) / 100;
  console.info(
    `${made.pages} pages, ${(made.bytes / 1e6).toFixed(1)} MB in the file; ` +
      `${(perPage / 1024).toFixed(1)} KiB a page stay in memory, of ${Math.round(made.bytes / 130 / 1024)} KiB`,
  );
  expect(perPage).toBeLessThan(12 * 1024);
}, 180_000);
