import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { hasTool } from '../testing/outside-tools';
import { inspectPdf } from './inspect-pdf';

async function threePages(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([300, 400]);
  document.addPage([300, 400]).setRotation(degrees(90));
  const cropped = document.addPage([300, 400]);
  cropped.setCropBox(50, 60, 100, 200);
  return document.save({ useObjectStreams: false });
}

describe('a PDF from outside', () => {
  it('is described page by page as a reader shows it', async () => {
    expect(await inspectPdf(await threePages())).toEqual({
      ok: true,
      pages: [
        { width: 300, height: 400 },
        { width: 400, height: 300 },
        { width: 100, height: 200 },
      ],
    });
  });

  it('is refused when its last third is missing', async () => {
    const bytes = await threePages();
    const cut = bytes.slice(0, Math.floor((bytes.length * 2) / 3));
    expect(await inspectPdf(cut)).toEqual({ ok: false, reason: 'truncated' });
  });

  it('is refused when it is locked with a password', async () => {
    const document = await PDFDocument.load(await threePages());
    document.encrypt({ userPassword: '', ownerPassword: 'secret' });
    const locked = await document.save();
    expect(await inspectPdf(locked)).toEqual({ ok: false, reason: 'encrypted' });
  });

  it.skipIf(!hasTool('qpdf'))('is refused when another tool has locked it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
    writeFileSync(join(folder, 'open.pdf'), await threePages());
    const paths = [join(folder, 'open.pdf'), join(folder, 'locked.pdf')];
    execFileSync('qpdf', ['--encrypt', '', 'secret', '256', '--', ...paths]);
    const locked = new Uint8Array(readFileSync(join(folder, 'locked.pdf')));
    expect(await inspectPdf(locked)).toEqual({ ok: false, reason: 'encrypted' });
  });

  it('is refused when it has fewer pages than it says', async () => {
    const text = Buffer.from(await threePages()).toString('latin1');
    const lying = Buffer.from(text.replace('/Count 3', '/Count 4'), 'latin1');
    expect(await inspectPdf(new Uint8Array(lying))).toEqual({ ok: false, reason: 'damaged' });
  });

  it('is refused when it is something else, empty, or too large', async () => {
    expect(await inspectPdf(new Uint8Array())).toEqual({ ok: false, reason: 'not-pdf' });
    const html = Buffer.from('<html>startxref 0 %%EOF</html>');
    expect(await inspectPdf(html)).toEqual({ ok: false, reason: 'not-pdf' });
    expect(await inspectPdf(await threePages(), { mostPages: 2 })).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it('is refused, never crashed on, when bytes in it are altered', async () => {
    const bytes = await threePages();
    for (let at = 0; at < bytes.length; at += 7) {
      const altered = bytes.slice();
      altered[at] = (altered[at] ?? 0) ^ 0x55;
      const { ok } = await inspectPdf(altered);
      expect(typeof ok).toBe('boolean');
    }
  });
});
