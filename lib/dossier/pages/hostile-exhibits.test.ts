import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { pagedPdf, pdf, streamObject } from '@/lib/previews/testing-files';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import type { FinishedPdf } from '../pdf/document/pdf-document';
import { checkArchive } from '../pdf/testing/check-archive';
import { wholeText } from '../pdf/testing/read-pdf';
import { composeDossier } from './compose';
import { partOf } from './prompt/testing-part';
import { bareState, file, materialOf, readTestOriginal } from './runs/testing-runs';
import { testPictures } from './testing-pictures';

// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
beforeAll(async () => {
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
});

/** The dossier of a state; what is wrong with the archive is thrown. */
async function dossier(state: CaseState, marked: readonly string[] = []): Promise<FinishedPdf> {
  const made = await composeDossier({
    order: {
      dossierId: 'dos_1',
      number: 1,
      caseId: state.case,
      size: 400,
      language: 'both',
      paper: 'A4',
      withheld: [],
      devices: false,
      reason: '',
      recipient: '',
      withholdingReason: '',
    },
    material: materialOf(state, marked),
    checkpoint: { note: 'note', size: 400, root: new Uint8Array(32), signedAt: new Date(0) },
    fingerprints: [],
    vkeys: '',
    readOriginal: readTestOriginal,
    pictures: testPictures,
    readPrompt: async (prompt) => ({ ...partOf([]), prompt }),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  expect(await checkArchive(made.bytes)).toEqual([]);
  return made;
}

const bare = (text: string) => text.replace(/\s+/g, '');

/** The text of a dossier with these files as exhibits. */
async function textWith(...files: [title: string, bytes: Uint8Array, type: string][]) {
  const state = bareState();
  for (const [title, bytes, type] of files) file(state, title, bytes, type);
  return wholeText((await dossier(state)).bytes);
}

const encrypted = async () => {
  const document = await PDFDocument.load(pagedPdf(2));
  document.encrypt({ userPassword: '', ownerPassword: 'secret' });
  return document.save();
};

const REASONS = {
  encrypted: '设有密码或权限限制的PDF文件',
  truncated: '尾部缺失的PDF文件',
  damaged: '自相矛盾或无法读取的PDF文件',
  picture: '图像无法解码，按原样保存于证据包内',
};

describe('an exhibit that cannot be shown', () => {
  it('has a page that says why, and its digest', async () => {
    const image = await sharp({
      create: { width: 90, height: 90, channels: 3, background: '#a33' },
    })
      .png()
      .toBuffer();
    const files: [string, Uint8Array, string, string][] = [
      ['locked', await encrypted(), 'application/pdf', REASONS.encrypted],
      ['cut', pagedPdf(3).subarray(0, 400), 'application/pdf', REASONS.truncated],
      [
        'no pdf',
        Buffer.from('%PDF-1.7 nothing\nstartxref\n0\n%%EOF'),
        'application/pdf',
        REASONS.damaged,
      ],
      ['half', image.subarray(0, image.length / 2), 'image/png', REASONS.picture],
      ['noise', Buffer.from('no picture at all'), 'image/jpeg', REASONS.picture],
    ];
    const text = await textWith(
      ...files.map(([title, bytes, type]) => [title, bytes, type] as [string, Uint8Array, string]),
    );
    for (const [title, bytes, , reason] of files) {
      const from = text.indexOf(`${bare(title)}`, text.indexOf('证据1'));
      expect([title, from > 0]).toEqual([title, true]);
      expect(text).toContain(reason);
      expect(text).toContain(sha256Hex(bytes));
    }
  });

  it('that is an empty file or bytes of no kind says so as well', async () => {
    const text = await textWith(
      ['nothing', new Uint8Array(), 'text/plain'],
      ['bytes', new Uint8Array(64).fill(7), 'application/octet-stream'],
      ['sound', new Uint8Array(64).fill(7), 'audio/mpeg'],
    );
    expect(text).toContain('此类文件不在纸面显示');
    expect(text).toContain('音频、视频无法印出');
  });
});

describe('a text that holds a file in base64', () => {
  it('is printed with what the file is in its place, and the exhibit that it is', async () => {
    const image = await sharp({
      create: { width: 90, height: 90, channels: 3, background: '#a33' },
    })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const answer = JSON.stringify({ created: 1, data: [{ b64_json: image.toString('base64') }] });
    const text = await textWith(
      ['answer', Buffer.from(answer), 'application/json'],
      ['picture', image, 'image/png'],
    );
    const [before = '', after = ''] = answer.split(image.toString('base64'));
    const digest = sha256Hex(image);
    const from = text.indexOf(before);
    expect(from).toBeGreaterThan(0);
    const printed = text.slice(from, text.indexOf(after, from));
    expect(printed).toContain(`解码后为${image.length.toLocaleString('en').replace(',', '')}字节`);
    expect(printed).toContain(`decodeto${image.length.toLocaleString('en').replace(',', '')}bytes`);
    expect(printed).toContain(digest);
    expect(printed).toContain('证据2');
    expect(text).not.toContain(image.toString('base64').slice(2000, 2040));
  });
});

describe('a PDF as an exhibit', () => {
  it('is shown as pictures of its pages, said to be rendered, with the digest of the original', async () => {
    const state = bareState();
    const bytes = pagedPdf(3, '0 0 1 rg 10 10 50 50 re f');
    file(state, 'Three pages', bytes, 'application/pdf');
    const { bytes: made } = await dossier(state);
    const text = await wholeText(made);
    for (const page of [1, 2, 3])
      expect(text).toContain(`第${page}页，共3页SHA-256${sha256Hex(bytes)}`);
    expect(text).toMatch(/由pdfium\(@hyzyla\/pdfium[\d.]+\)据原件绘出/);
    const again = await dossier(state);
    expect(sha256Hex(again.bytes)).toBe(sha256Hex(made));
  });

  it('brings none of its scripts, links, fonts or files along', async () => {
    const hostile = pdf(
      '<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> /Names <</EmbeddedFiles <</Names [(evil.exe) 5 0 R]>>>>>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100]>>',
      '<</Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [<</Type /Annot /Subtype /Link /Rect [0 0 200 100] /A <</S /URI /URI (http://evil.example/)>>>>]>>',
      streamObject('', '1 0 0 rg 10 10 50 50 re f'),
      '<</Type /Filespec /F (evil.exe)>>',
    );
    const state = bareState();
    file(state, 'hostile', hostile, 'application/pdf');
    const { bytes } = await dossier(state);
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const objects = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString());
    for (const word of ['JavaScript', 'evil', '/URI'])
      expect(objects.filter((text) => text.includes(word))).toEqual([]);
  });

  it('of many pages shows the first ones and says how many there are', async () => {
    const text = await textWith(['long', pagedPdf(60, '', '[0 0 40 40]'), 'application/pdf']);
    expect(text).toContain('仅显示前50页，共60页');
    expect(text).not.toContain('第51页，共60页');
  });
});

describe('a dossier of names and texts as they come', () => {
  const RARE = '𠮷野家 䶮𬭚𫖯𬱖喆镕 \u{20000}';
  const MIXED = 'שלום مرحبا \u202eexe.gpj\u202c 👩‍🎨\u0000\u0007\u001b[31m\u2066x\u2069';

  it('keeps rare characters, and names those that no font has', async () => {
    const state = bareState();
    file(state, RARE, Buffer.from(RARE), 'text/plain');
    const made = await dossier(state);
    const text = await wholeText(made.bytes);
    for (const character of '䶮𬭚𫖯𬱖喆镕') expect(text).toContain(character);
    const missing = new Set(made.missing.map(({ codePoint }) => codePoint));
    for (const character of '𠮷\u{20000}') {
      const codePoint = character.codePointAt(0) ?? 0;
      const name = `U+${codePoint.toString(16).toUpperCase()}`;
      expect(text.includes(character) || text.includes(name)).toBe(true);
      if (!text.includes(character)) expect(missing.has(codePoint)).toBe(true);
    }
  });

  it('names what acts without being seen, and no name reorders its neighbours', async () => {
    const state = bareState();
    const id = file(state, MIXED, Buffer.from(`${MIXED}\n${MIXED}`), 'text/plain');
    const one = state.exhibits.get(id);
    if (!one) throw new Error('no exhibit');
    Object.assign(one, { fileName: MIXED, description: MIXED, source: MIXED, label: '\u202e1-1' });
    const text = await wholeText((await dossier(state)).bytes);
    for (const name of ['‹U+202E›', '‹U+0000›', '‹U+0007›', '‹U+001B›'])
      expect(text).toContain(name);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('takes halves of characters, names of ten thousand characters, and files of one long line', async () => {
    const state = bareState();
    const long = '猫'.repeat(5000) + 'w'.repeat(5000);
    const id = file(state, long, Buffer.from('x'.repeat(20_000)), 'text/plain');
    Object.assign(state.exhibits.get(id) ?? {}, {
      fileName: 'f'.repeat(10_000),
      description: `\ud800 half \udc00 ${'a\u0301'.repeat(3000)}`,
      source: '—'.repeat(4000),
    });
    const [first] = state.contributors.values();
    if (first) Object.assign(first, { name: '周'.repeat(10_000) });
    state.title = '标题'.repeat(2000);
    state.party = 'P'.repeat(3000);
    const { bytes, pages } = await dossier(state);
    expect(pages).toBeGreaterThan(10);
    const text = await wholeText(bytes);
    expect(text).toContain('猫'.repeat(200));
    expect(text).toContain('U+D800');
  });

  it('takes tables of thousands of rows', async () => {
    const state = bareState();
    for (let i = 0; i < 1500; i++)
      state.contributors.set(`ctr_${i}x`, {
        id: `ctr_${i}x`,
        standing: 'outsider',
        name: `人物 ${i}`,
        employer: '',
        identityCheck: '',
        note: '',
        createdAt: state.lastAt,
        names: [{ name: `人物 ${i}`, entry: 1 }],
        accounts: new Map(),
        entry: 1,
      });
    const { bytes } = await dossier(state);
    expect(await wholeText(bytes)).toContain('人物1499');
  });

  it('of a case with nothing in it is a dossier that says so', async () => {
    const state = bareState();
    state.contributors.clear();
    state.title = '';
    state.opened = null;
    const { pages, bytes } = await dossier(state);
    expect(pages).toBeGreaterThan(2);
    expect((await wholeText(bytes)).length).toBeGreaterThan(200);
  });
});

it('a prompt of ten thousand characters with controls in it is printed to its end', async () => {
  const state = bareState();
  const part = partOf([]);
  const prompt = { ...part.prompt, title: `提示词 \u202e ${'长'.repeat(9000)}终` };
  state.prompts.set(prompt.id, prompt);
  const text = await wholeText((await dossier(state)).bytes);
  expect(text).toContain('长终');
  expect(text).toContain('‹U+202E›');
});
