import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { describe, expect, it, vi } from 'vitest';
import { characters } from '@/lib/authorship/first-writer';
import { Paper as Sheet, timeOf } from '@/lib/authorship/testing-paper';
import type { FinishedPdf } from '../../pdf/document/pdf-document';
import { checkArchive } from '../../pdf/testing/check-archive';
import { bare, openPdf, rowsUnder, wholeText } from '../../pdf/testing/read-pdf';
import { nameOf, visibleParts } from '../../pdf/text/visible-text';
import { markedLines } from './marked-text';
import type { PromptPart, ViewPart } from './part';
import { PATTERNS, Persons } from './persons';
import { PROMPT_TEXT } from './setting';
import { composed, fullSheet, LI, partOf, stateOf, testMaterial, WHO, ZHOU } from './testing-part';

// Setting and reading a paper takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** A text as a paper shows it: what cannot be seen or drawn by its code point. */
function shown(text: string, { missing }: Pick<FinishedPdf, 'missing'>): string {
  const lost = new Set(missing.map(({ codePoint }) => codePoint));
  const parts = visibleParts(text).map((part) =>
    [...part.text].map((one) => {
      const code = one.codePointAt(0) ?? 0;
      return lost.has(code) ? nameOf(code) : one;
    }),
  );
  return bare(parts.flat().join(''));
}

/** What is set in the type of prompts and in nothing else, white space removed. */
async function promptText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    for (const item of items.filter((one): one is TextItem => 'str' in one)) {
      if (Math.abs(item.height - PROMPT_TEXT.size) < 0.01) text += item.str;
    }
  }
  return bare(text);
}

const seen = (part: Partial<ViewPart>): ViewPart => ({
  account: LI,
  seq: 21,
  at: Date.parse(timeOf(21)),
  device: null,
  revision: 1,
  meaning: 'contested',
  reason: '',
  contested: [],
  ...part,
});

const full = fullSheet().attribution();
const text = full.fields[0]?.text ?? '';

describe('the part of a joint prompt', () => {
  it('prints the text and nothing but the text between the marks', async () => {
    const pdf = composed(partOf([stateOf(full, 1)]), 'en');
    expect(await promptText(pdf.bytes)).toBe(shown(text, pdf));
  });

  it('has a table of spans whose words join to the text and whose ranges count its characters', async () => {
    const pdf = composed(partOf([stateOf(full, 1)]), 'en');
    const rows = await rowsUnder(pdf.bytes, 'Characters');
    const words = rows.map((cells) => cells[1] ?? '').join('');
    expect(bare(words.replaceAll('↵', ''))).toBe(shown(text, pdf));
    let next = 1;
    for (const [range = ''] of rows) {
      const [from, to] = range.split('–').map(Number);
      expect(from).toBe(next);
      next = (to ?? from ?? 0) + 1;
    }
    expect(next - 1).toBe(characters(text));
  });

  it('tells who, how, when and what became of it', async () => {
    const pdf = composed(partOf([stateOf(full, 1)]), 'en');
    const rows = await rowsUnder(pdf.bytes, 'Characters');
    const row = (words: string) => rows.find((cells) => cells[1] === words) ?? [];
    const dramatic = row('dramatic').join(' ');
    // The name of the time: the contributor has another one since.
    expect(dramatic).toContain('LiWei(LW)');
    expect(dramatic).not.toContain('Yates');
    expect(dramatic).toContain('movedbyLiWei');
    expect(dramatic).toMatch(/2026-03-0422:00:03\+08.*14:00:03UTC.*device2026-03-0422:00:01/);
    expect(row(bare(', octane render, 8k↵')).join(' ')).toContain(
      'nobodyknownpastedfromoutsideplacedby周婧怡originnotknown',
    );
    expect(row(bare(', volumetric rays')).join(' ')).toContain(
      'model:qwen-maxsuggestedbyamodelacceptedbyWangFang',
    );
    expect(row('a').join(' ')).toContain('broughtbackby周婧怡');
  });

  it('lists words that stand nowhere any more, once, with who wrote and who deleted them', async () => {
    const pdf = composed(partOf([stateOf(full, 1)]), 'en');
    const rows = await rowsUnder(pdf.bytes, 'Before character');
    expect(rows.map((cells) => bare(cells[1] ?? ''))).toEqual(['soft']);
    expect(bare(rows[0]?.[2] ?? '')).toContain('周婧怡');
    expect(bare(rows[0]?.[3] ?? '')).toBe('LiWei');
  });

  it('says what each contributor says of it, and who has said nothing', async () => {
    const views = [
      seen({ reason: 'too little', contested: [{ words: 'tiny', reason: 'I said this first' }] }),
      seen({ seq: 25, meaning: 'acknowledged' }),
    ];
    const pdf = composed(partOf([stateOf(full, 1), stateOf(full, 2)], { views }), 'en');
    const rows = await rowsUnder(pdf.bytes, 'Contributor');
    expect(rows.map(([name, revision, says]) => [name, revision, says])).toEqual([
      ['周婧怡', '1–2', 'hassaidnothing'],
      ['LiWei', '1', 'conteststherecord'],
      ['LiWei', '1', 'acknowledgestherecord'],
      ['LiWei-Yates', '2', 'hassaidnothing'],
      ['陈镕', '1–2', 'hassaidnothing'],
      ['WangFang', '1–2', 'hassaidnothing'],
    ]);
    expect(rows[1]?.[3]).toContain('“tiny”:Isaidthisfirst');
    expect(rows[4]?.[3]).toContain('noaccountislinked');
  });

  it('prints head, digests and entries, statements with their answers, and no percentage', async () => {
    const state = stateOf(full, 1);
    const part = partOf([state]);
    const whole = await wholeText(composed(part, 'en').bytes);
    for (const digest of [part.head.hash, state.sha256, state.hash])
      expect(whole).toContain(digest);
    expect(whole).toContain('statedbyentry#77');
    expect(whole).toContain('entry#41');
    expect(whole).toContain('周婧怡:contested我没有这样说');
    expect(whole).toContain('2commentsareinthelogandarenotprinted.');
    expect(whole).toContain('00042');
    expect(whole).not.toContain('%');
  });

  it('says so where nothing was frozen, and asks nobody for a view', async () => {
    const whole = await wholeText(composed(partOf([stateOf(full, null)]), 'en').bytes);
    expect(whole).toContain('Norevisionofthispromptwasfrozen.');
    expect(whole).not.toContain('Whatthecontributorssay');
    expect(whole).toContain('dramatic');
  });

  it.each(['zh', 'en', 'both'] as const)('is the same bytes each time, in %s', async (language) => {
    const [one, two] = [1, 2].map(() => composed(partOf([stateOf(full, 1)]), language));
    expect(Buffer.from(one?.bytes ?? []).equals(Buffer.from(two?.bytes ?? []))).toBe(true);
    const whole = await wholeText(one?.bytes ?? new Uint8Array());
    expect(whole.includes('文字分段')).toBe(language !== 'en');
    expect(whole.includes('Spansofthetext')).toBe(language !== 'zh');
    expect(await checkArchive(one?.bytes ?? new Uint8Array())).toEqual([]);
  });

  it('of ten thousand characters flows over pages and repeats the headings of tables', async () => {
    const sheet = new Sheet([ZHOU, LI, WHO]);
    for (let i = 0; sheet.text().length < 10_000; i++) {
      const words = i % 7 === 6 ? `第${i}行水晶吊坠。\n` : `${i} a cat-shaped crystal pendant, `;
      sheet.write(1 + (i % 3), sheet.text().length, words);
    }
    const pdf = composed(partOf([stateOf(sheet.attribution(), 1)]), 'both');
    expect(await promptText(pdf.bytes)).toBe(bare(sheet.text()));
    const read = await openPdf(pdf.bytes);
    let headed = 0;
    for (let number = 1; number <= read.numPages; number++) {
      const page = await read.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const all = items.map((item) => ('str' in item ? item.str : '')).join('');
      if (all.includes('First typed by')) headed += 1;
    }
    expect(headed).toBeGreaterThan(5);
  });
});

describe('the marks of authors', () => {
  const setting = (part: PromptPart) => ({
    paper: { words: { text: (key: string) => key } } as never,
    part,
    persons: new Persons(testMaterial(), part.writers),
  });

  it('are a line of another shape for each of eight people, and initials that nobody shares', () => {
    const accounts = Array.from({ length: 8 }, (_, i) => `acct_${'0'.repeat(25)}${i}`);
    const writers = accounts.map((account) => ({ account, name: 'Wang Fang' }));
    const persons = new Persons(testMaterial(), writers);
    const marks = accounts.map((account) => persons.markOf(account));
    expect(marks.map(({ pattern }) => pattern)).toEqual(PATTERNS);
    expect(new Set(marks.map(({ initials }) => initials)).size).toBe(8);
  });

  it('stand where the writer changes; a model has a frame and the unknown a hatch', () => {
    const part = partOf([stateOf(full, 1)]);
    const field = part.states[0]?.fields[0];
    const lines = field ? markedLines(setting(part), field) : [];
    const runs = lines.flat().map((run) => {
      if (typeof run === 'string' || !('text' in run)) return [];
      return [run.text, run.underline?.pattern ?? run.ground?.pattern ?? 'none'];
    });
    expect(runs.slice(0, 6)).toEqual([
      ['周', 'none'],
      ['a ', 'solid'],
      ['LW', 'none'],
      ['tiny ', 'dashed'],
      ['周', 'none'],
      ['cat-shaped crystal pendant, ', 'solid'],
    ]);
    expect(runs).toContainEqual([', octane render, 8k', 'hatch']);
    expect(runs).toContainEqual([', volumetric rays', 'frame']);
    expect(runs).toContainEqual(['一枚猫形水晶吊坠，切面𠮷', 'dotted']);
  });
});
