import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FinishedPdf } from '../document/pdf-document';
import { samplePaper } from '../testing/sample-paper';
import { rereadFile } from './reread-file';

const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-reread-'));
let sample: FinishedPdf;
beforeAll(() => {
  sample = samplePaper();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reread(bytes: Uint8Array): Promise<number> {
  const file = path.join(folder, 'paper.pdf');
  writeFileSync(file, bytes);
  return rereadFile(file);
}

it('a file reads back with as many pages as it was made with', async () => {
  expect(await reread(sample.bytes)).toBe(sample.pages);
});

it('a file that lost its end, a byte, or its table does not read back', async () => {
  const { bytes } = sample;
  await expect(reread(bytes.subarray(0, bytes.length - 10))).rejects.toThrow('the end is missing');
  const shorter = Buffer.concat([bytes.subarray(0, 2000), bytes.subarray(2001)]);
  await expect(reread(shorter)).rejects.toThrow(RangeError);
  const altered = Buffer.from(bytes);
  altered.fill(0, bytes.length - 300, bytes.length - 200);
  await expect(reread(altered)).rejects.toThrow(RangeError);
});
