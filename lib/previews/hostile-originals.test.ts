import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { joined, png, raw } from '@/lib/records/testing-files';
import { animatedGif, pagedPdf, pdf, streamObject, workshop } from './testing-files';

const { make, folder, clear } = workshop();
const MIB = 1024 ** 2;
// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });
let before = 0;

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#246' } });

/** A colour computed for every pixel by a program of two hundred thousand steps: time, no memory. */
function endlessPdf(): Uint8Array {
  const steps = 'dup pop '.repeat(100_000);
  const range = '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]';
  return pdf(
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources <</Shading <</S 5 0 R>>>>>>',
    streamObject('', '/S sh'),
    '<</ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 1 0 1] /Matrix [99 0 0 99 0 0] /Function 6 0 R>>',
    streamObject(range, `{ ${steps} 0 }`),
  );
}

/** Forms that draw the next one ten times each: ten to the ninth rectangles out of two kilobytes. */
function explodingPdf(): Uint8Array {
  const levels = 9;
  const form = (i: number) => {
    const next = i + 1 < levels ? `/Resources <</XObject <</F ${i + 6} 0 R>>>>` : '';
    const content = i + 1 < levels ? '/F Do '.repeat(10) : '0 0 1 1 re f';
    return streamObject(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${next}`, content);
  };
  return pdf(
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources <</XObject <</F 5 0 R>>>>>>',
    streamObject('', '/F Do'),
    ...Array.from({ length: levels }, (_, i) => form(i)),
  );
}

/** A PDF under a password nobody here knows (standard security handler, revision 3). */
function lockedPdf(): Uint8Array {
  const text = Buffer.from(pagedPdf(1)).toString('latin1');
  const key = `<${'5a'.repeat(32)}>`;
  const lock = `/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${key} /U ${key}>>`;
  const id = '/ID [<0123456789abcdef0123456789abcdef> <0123456789abcdef0123456789abcdef>]';
  return raw(text.replace('/Root 1 0 R', `/Root 1 0 R ${lock} ${id}`));
}

beforeAll(async () => {
  // What the first use of anything costs is not the file's doing.
  await make(await blank(10, 10).png().toBuffer(), 'image/png');
  before = process.memoryUsage().rss;
});
afterAll(clear);

describe('hostile originals', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array | string, string, string]>([
    [
      '60 000 by 60 000 pixels',
      () => png({ width: 60_000, height: 60_000 }, { data: new Uint8Array(MIB) }),
      'image/png',
      'too_many_pixels',
    ],
    [
      '16 000 by 16 000 pixels',
      () => png({ width: 16_000, height: 16_000, colour: 0 }, { data: new Uint8Array(MIB) }),
      'image/png',
      'too_many_pixels',
    ],
    [
      'a GIF of 65 535 by 65 535 pixels',
      () => animatedGif(2, 65_535, 65_535),
      'image/gif',
      'too_many_pixels',
    ],
    [
      'a cut PNG',
      () => png({ width: 50, height: 5000 }, { data: new Uint8Array(1000) }),
      'image/png',
      'unreadable',
    ],
    [
      'a cut JPEG',
      async () => (await blank(500, 500).jpeg().toBuffer()).subarray(0, 900),
      'image/jpeg',
      'unreadable',
    ],
    ['text called a picture', () => 'no picture', 'image/png', 'unreadable'],
    [
      'SVG called a picture',
      () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/png',
      'unreadable',
    ],
    ['a JPEG called PNG', () => blank(9, 9).jpeg().toBuffer(), 'image/png', 'unreadable'],
    ['a cut PDF', () => pagedPdf(1).subarray(0, 60), 'application/pdf', 'unreadable'],
    ['text called a PDF', () => 'no PDF', 'application/pdf', 'unreadable'],
  ])('%s: no copy, and the reason', async (_name, bytes, type, reason) => {
    const made = await make(await bytes(), type);
    expect(made.missing).toMatchObject({ reason });
    expect(made.copies).toEqual([]);
  });

  it('a picture with a page behind it gives a picture without the page', async () => {
    const both = joined(await blank(40, 30).jpeg().toBuffer(), '<script>alert(1)</script>');
    const { copies } = await make(both, 'image/jpeg');
    expect(copies).toHaveLength(2);
    for (const { file } of copies) expect(readFileSync(file).includes('<script')).toBe(false);
  });

  it('an animation of twenty thousand frames costs its first one', async () => {
    const { copies, missing } = await make(animatedGif(20_000, 64, 64), 'image/gif');
    expect([missing, copies[1]?.width]).toEqual([null, 64]);
  });

  it('a picture that takes more memory than it may ends with that reason', async () => {
    const interlaced = await blank(9000, 9000).png({ progressive: true }).toBuffer();
    const limits = { timeMs: 100_000, memory: 200 * MIB };
    const { missing } = await make(interlaced, 'image/png', { limits });
    expect(missing).toEqual({ kind: 'view', reason: 'memory_limit' });
  }, 150_000);

  it('a PDF that would draw for years is killed in the middle of it', async () => {
    const { missing } = await make(endlessPdf(), 'application/pdf', { limits: { timeMs: 2500 } });
    expect(missing).toEqual({ kind: 'page-1', reason: 'time_limit' });
  });

  it('a PDF that would fill any memory ends with that reason, whoever notices first', async () => {
    // Seen from here and killed, or refused by the kernel where nobody looks in time.
    const limits = { timeMs: 100_000, memory: 400 * MIB };
    const { missing } = await make(explodingPdf(), 'application/pdf', { limits });
    expect(missing).toEqual({ kind: 'page-1', reason: 'memory_limit' });
  }, 150_000);

  it.each<[string, () => Uint8Array]>([
    [
      'whose page tree runs in a circle',
      () =>
        pdf('<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [2 0 R 2 0 R] /Count 99>>'),
    ],
    [
      'whose cross-references point at themselves',
      () =>
        raw(
          `%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF`,
        ),
    ],
    [
      'of a hundred thousand nested arrays',
      () => pdf('<</Type /Catalog /Pages 2 0 R>>', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ],
  ])('a PDF %s is answered', async (_name, bytes) => {
    const { missing } = await make(bytes(), 'application/pdf');
    expect(['unreadable', 'memory_limit', 'time_limit', 'worker_died']).toContain(missing?.reason);
  });

  it('a locked PDF says that it is locked', async () => {
    const { missing } = await make(lockedPdf(), 'application/pdf');
    expect(missing).toEqual({ kind: 'page-1', reason: 'encrypted' });
  });

  it('stopped by the job that asked, throws what the job was stopped with', async () => {
    const signal = AbortSignal.timeout(300);
    const made = make(endlessPdf(), 'application/pdf', { signal });
    await expect(made).rejects.toThrow('aborted due to timeout');
  });

  it('made side by side beyond what may wait, are refused instead of piling up', async () => {
    const bytes = await blank(3, 3).png().toBuffer();
    const all = await Promise.allSettled(
      Array.from({ length: 80 }, () => make(bytes, 'image/png')),
    );
    const refused = all.filter((a) => a.status === 'rejected').map((a) => a.reason);
    expect(refused).toHaveLength(80 - 66);
    expect(refused[0]).toMatchObject({ code: 'UNAVAILABLE', reason: 'previews_busy' });
    // Sixty-six processes, two at a time.
  }, 300_000);

  it('leave this process as it was, and no process behind', () => {
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
    const workers = process.platform === 'linux' ? runningWorkers() : [];
    expect(workers).toEqual([]);
  });
});

/** Processes that still work in the folder of this test. */
function runningWorkers(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(folder);
    } catch {
      return false;
    }
  });
}
