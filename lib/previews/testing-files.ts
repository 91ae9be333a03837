import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll } from 'vitest';
import { be, joined } from '@/lib/records/testing-files';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import type { MadeCopies } from './copies';
import { type MakeOptions, makeCopies } from './make-copies';

/** A folder of one test file, and what was made in it. */
export function workshop() {
  // What the process that makes copies loads, as a build makes it.
  beforeAll(async () => {
    await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-previews-'));
  let files = 0;
  return {
    folder,
    /** Makes copies of bytes that are said to be of a type. */
    make(
      bytes: Uint8Array | string,
      mediaType: string,
      options: MakeOptions = {},
    ): Promise<MadeCopies> {
      const file = path.join(folder, `original-${files++}`);
      writeFileSync(file, bytes);
      // A busy machine is no property of the file: tests that mean the time limit set their own.
      const limits = { timeMs: 60_000, ...options.limits };
      return makeCopies(file, mediaType, folder, { ...options, limits });
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A PDF of objects numbered from 1; the first one is the catalogue. */
export function pdf(...objects: string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

/** A PDF object with a stream. */
export const streamObject = (entries: string, content: string): string =>
  `<<${entries} /Length ${content.length}>>\nstream\n${content}\nendstream`;

/** A PDF of so many pages, each with the same content and size in points. */
export function pagedPdf(
  count: number,
  content = '0 0 1 rg 10 10 50 50 re f',
  side = '[0 0 200 100]',
) {
  const kids = Array.from({ length: count }, (_, i) => `${i + 4} 0 R`).join(' ');
  return pdf(
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${count}>>`,
    streamObject('', content),
    ...Array.from(
      { length: count },
      () => `<</Type /Page /Parent 2 0 R /MediaBox ${side} /Contents 3 0 R>>`,
    ),
  );
}

/** A GIF of so many frames of a size, each of which holds one pixel of data. */
export function animatedGif(frames: number, width: number, height: number): Uint8Array {
  const size = joined(be(width, 2).reverse(), be(height, 2).reverse());
  const frame = joined('!\xf9\x04\0\x01\0\0\0', ',\0\0\0\0', size, '\0', '\x02\x02\x4c\x01\0');
  return joined(
    'GIF89a',
    size,
    '\x80\0\0',
    '\0\0\0\xff\xff\xff',
    ...Array(frames).fill(frame),
    ';',
  );
}
