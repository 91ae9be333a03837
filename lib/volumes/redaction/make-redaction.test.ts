import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inspectPdf } from '@/lib/dossier/pdf/foreign/inspect-pdf';
import { ink, pdfiumText, renderPage } from '@/lib/dossier/pdf/testing/render-pdf';
import { pdf, streamObject } from '@/lib/previews/testing-files';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { makeRedaction } from './make-redaction';
import type { Redacted, RedactionMarks } from './marks';
import { area, areas, LABEL, made, picture, SECRET, span } from './testing-originals';

// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
beforeAll(async () => {
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
});

/** Two pages of text in a standard font; the second is turned. */
function letter(secret: string): Uint8Array {
  const content = (words: string) =>
    streamObject('', `BT /F1 18 Tf 20 150 Td (${words}) Tj ET BT /F1 18 Tf 20 40 Td (stays) Tj ET`);
  const resources =
    '/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>';
  return pdf(
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 300 200] ${resources}>>`,
    '<</Type /Page /Parent 2 0 R /Contents 5 0 R /Annots [7 0 R]>>',
    '<</Type /Page /Parent 2 0 R /Contents 6 0 R /Rotate 90>>',
    content(secret),
    content(secret),
    `<</Type /Annot /Subtype /Text /Rect [0 0 1 1] /F 2 /Contents (${secret})>>`,
    `<</Title (${secret})>>`,
  );
}

describe('a PDF from which areas are taken', () => {
  const marks = areas(area(10, 25, 280, 40, 1), area(130, 10, 45, 280, 2));

  it('is pictures of its pages, in which nothing of it is left', async () => {
    const { bytes, pages, mediaType, tool } = await made(letter(SECRET), 'application/pdf', marks);
    expect({ pages, mediaType }).toEqual({ pages: [1, 2], mediaType: 'application/pdf' });
    expect(tool).toMatch(/^redaction 1, pdfium/);
    const sizes = [
      { width: 300, height: 200 },
      { width: 200, height: 300 },
    ];
    expect(await inspectPdf(bytes)).toEqual({ ok: true, pages: sizes });
    expect(Buffer.from(bytes).includes('310101')).toBe(false);
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const kinds = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .filter((text) => /\/(Font|Annot|Title|EmbeddedFile|Producer)\b/.test(text));
    expect(kinds).toEqual([]);
    for (const [page, size] of sizes.entries()) {
      expect((await pdfiumText(bytes, page)).trim()).toBe('');
      const drawn = await renderPage(bytes, page, 2);
      const region = marks.areas[page]?.region ?? { x: 0, y: 0, width: 0, height: 0 };
      const box = {
        x: 2 * region.x + 2,
        y: 2 * region.y + 2,
        width: 2 * region.width - 4,
        height: 2 * region.height - 4,
      };
      expect(ink(drawn, box)).toBeGreaterThan(0.99 * box.width * box.height);
      const all = ink(drawn, { x: 0, y: 0, width: 2 * size.width, height: 2 * size.height });
      // What was not marked is still seen.
      expect(all - ink(drawn, box)).toBeGreaterThan(150);
    }
  });

  it('is the same bytes whatever stood there, on the page, in notes and in titles', async () => {
    const digests = new Set<string>();
    for (const secret of [SECRET, 'nothing of that kind', 'i'])
      digests.add((await made(letter(secret), 'application/pdf', marks)).sha256);
    expect(digests.size).toBe(1);
  });
});

describe('a text file from which spans are taken', () => {
  it('is plain text in UTF-8, whatever it was', async () => {
    const words = `号码 ${SECRET} 完`;
    const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le');
    const html = Buffer.from(`\ufeff${words}`, 'utf8');
    for (const [bytes, type] of [
      [utf16, 'text/plain'],
      [html, 'text/html'],
    ] as const) {
      const redacted = await made(bytes, type, span(3, 3 + SECRET.length));
      expect(redacted).toMatchObject({ mediaType: 'text/plain', places: 1 });
      expect(Buffer.from(redacted.bytes).toString('utf8')).toBe('号码 [█████ 1] 完');
    }
  });

  it('keeps its label of generated content, or is not made', async () => {
    const text = `---\nAIGC: ${JSON.stringify(LABEL)}\n---\n正文 ${SECRET}`;
    const at = text.indexOf(SECRET);
    const kept = await made(Buffer.from(text), 'text/markdown', span(at, at + SECRET.length));
    expect(kept).toMatchObject({ generated: true });
    const lost = await makeRedaction(Buffer.from(text), 'text/markdown', span(5, 40));
    expect(lost).toEqual({ ok: false, reason: 'label_marked' });
  });
});

describe('no derivative is made', () => {
  const refusal = async (bytes: Uint8Array, type: string, marks: RedactionMarks, limits = {}) => {
    const result = await makeRedaction(bytes, type, marks, { limits });
    return result.ok ? (result satisfies Redacted).mediaType : result.reason;
  };

  it('of what is not marked, or not as its kind is marked', async () => {
    const image = await (await picture(1)).png().toBuffer();
    expect(await refusal(image, 'image/png', areas())).toBe('nothing_marked');
    expect(await refusal(image, 'image/png', span(0, 1))).toBe('spans_in_picture');
    expect(await refusal(image, 'image/png', areas(area(500, 0, 5, 5)))).toBe('outside');
    expect(await refusal(image, 'image/png', areas(area(0, 0, 5, 5, 1)))).toBe('outside');
    expect(await refusal(Buffer.from('abc'), 'text/plain', areas(area(0, 0, 1, 1)))).toBe(
      'areas_in_text',
    );
    const page = letter('x');
    expect(await refusal(page, 'application/pdf', areas(area(0, 0, 5, 5)))).toBe('outside');
    expect(await refusal(page, 'application/pdf', areas(area(0, 0, 5, 5, 3)))).toBe('outside');
    expect(await refusal(page, 'application/pdf', areas(area(300, 0, 5, 5, 1)))).toBe('outside');
    expect(await refusal(new Uint8Array(), 'image/png', areas(area(0, 0, 1, 1)))).toBe('empty');
    expect(await refusal(Buffer.from([0xff, 0x41]), 'text/plain', span(0, 1))).toBe('not_text');
    expect(await refusal(Buffer.from('RIFF'), 'audio/wav', areas(area(0, 0, 1, 1)))).toBe(
      'no_preview',
    );
  });

  it('of a file that is damaged, locked, or not what it is said to be', async () => {
    const image = await (await picture(1)).png().toBuffer();
    const marks = areas(area(0, 0, 5, 5));
    expect(await refusal(image.subarray(0, image.length / 2), 'image/png', marks)).toBe(
      'unreadable',
    );
    expect(await refusal(image, 'image/jpeg', marks)).toBe('unreadable');
    const page = letter('x');
    const onPage = areas(area(0, 0, 5, 5, 1));
    expect(await refusal(page.subarray(0, 300), 'application/pdf', onPage)).toBe('truncated');
    const other = Buffer.from(page.toString().replaceAll('/Pages', '/Pagez'));
    expect(await refusal(other, 'application/pdf', onPage)).toBe('unreadable');
    const document = await PDFDocument.load(page);
    document.encrypt({ userPassword: 'word', ownerPassword: 'secret' });
    expect(await refusal(await document.save(), 'application/pdf', onPage)).toBe('encrypted');
  });

  it('of a file that would take too much time or memory', async () => {
    const marks = areas(area(0, 0, 5, 5, 1));
    const steps = 'q 0 0 300 200 re W n Q '.repeat(200_000);
    const endless = pdf(
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200]>>',
      '<</Type /Page /Parent 2 0 R /Contents 4 0 R>>',
      streamObject('', steps),
    );
    expect(await refusal(endless, 'application/pdf', marks, { timeMs: 50 })).toBe('time_limit');
  });

  it('where it is cancelled', async () => {
    const image = await (await picture(1)).png().toBuffer();
    const signal = AbortSignal.abort(new Error('cancelled'));
    const asked = makeRedaction(image, 'image/png', areas(area(0, 0, 5, 5)), { signal });
    await expect(asked).rejects.toThrow('cancelled');
  });
});
