import { describe, expect, it } from 'vitest';
import { checkArchive } from '../testing/check-archive';
import { hasTool, runOnPdf } from '../testing/outside-tools';
import { wholeText } from '../testing/read-pdf';
import { pdfiumText } from '../testing/render-pdf';
import { newPaper } from '../testing/sample-paper';
import type { FinishedPdf } from './pdf-document';

function paperOf(...texts: string[]): FinishedPdf {
  const paper = newPaper();
  paper.heading(1, { zh: '文字' });
  for (const text of texts) paper.paragraph(text);
  return paper.finish();
}

async function copied(text: string): Promise<string> {
  const { bytes } = paperOf(text);
  expect(await checkArchive(bytes)).toEqual([]);
  return (await wholeText(bytes)).replace('文字', '');
}

describe('text that is hard to set', () => {
  it('keeps rare characters of names', async () => {
    const names = '䶮𬭚𫖯𬱖喆堃镕';
    expect(await copied(names)).toBe(names);
    expect(paperOf(names).missing).toEqual([]);
  });

  it('shows the code point of a character that no font has, and reports it', async () => {
    const made = paperOf('𠮷野家，𠮷');
    expect(made.missing).toEqual([{ codePoint: 0x20bb7, count: 2 }]);
    expect(await wholeText(made.bytes)).toContain('‹U+20BB7›野家，‹U+20BB7›');
    if (hasTool('pdftotext'))
      expect(runOnPdf('pdftotext', ['{}', '-'], made.bytes)).toContain('𠮷野家，𠮷');
  });

  it('tells radicals from the characters that look the same', async () => {
    const text = '⼀一⼆二⼈人⽔水⾦金';
    expect(await copied(text)).toBe(text);
    expect((await pdfiumText(paperOf(text).bytes, 0)).replace(/\s/g, '')).toContain(text);
  });

  it('keeps accents as they were typed, composed or not', async () => {
    expect(await copied('résumé re\u0301sume\u0301')).toBe('résumére\u0301sume\u0301');
  });

  it('keeps emoji with their joiners and selectors', async () => {
    const text = '😀👩\u200d💻❤\ufe0f1\ufe0f\u20e3🇨🇳👍🏽';
    expect(await copied(text)).toBe(text);
  });

  it('keeps Hebrew, and sets Arabic, Thai, symbols and mathematics', async () => {
    const made = paperOf('שלום', 'نقاء مرحبا', 'สวัสดี', '☑☐✓→⇒∀∈ℝ①⑳㊣', '∫𝔸');
    expect(made.missing).toEqual([]);
    expect(await checkArchive(made.bytes)).toEqual([]);
  });

  it('keeps Korean, in syllables and in letters that make them', async () => {
    const text = '김철수 작성, ㅎㅎ 각';
    const made = paperOf(text, '\u1112\u1161\u11ab');
    expect(made.missing).toEqual([]);
    expect(await checkArchive(made.bytes)).toEqual([]);
    expect(await copied(text)).toBe(text.replaceAll(' ', ''));
  });

  it('does not let a bidirectional override reorder what it stands beside', async () => {
    expect(await copied('invoice\u202egnp.exe\u202c end')).toBe(
      'invoice‹U+202E›gnp.exe‹U+202C›end',
    );
  });

  it('shows control characters instead of passing them on', async () => {
    expect(await copied('a\u0000b\u001b[2Jc\u009b')).toBe('a‹U+0000›b‹U+001B›[2Jc‹U+009B›');
  });

  it('keeps prompts with brackets, weights and quotes', async () => {
    const prompt = '<lora:cat_v2:0.8>, ((masterpiece:1.2)), "ﬁne" \\n {a|b} --ar 3:2 office waffle';
    expect(await copied(prompt)).toBe(prompt.replace(/\s/g, ''));
  });

  it('keeps quotes, dashes and dots in both traditions', async () => {
    const text = '“引号”——破折号……“quote” — dash… ‘单’ isn’t 列奥纳多·达·芬奇';
    expect(await copied(text)).toBe(text.replace(/\s/g, ''));
  });

  it('sets a word of 10,000 characters over pages and gives it back whole', async () => {
    const word = 'x9Kq'.repeat(2500);
    expect(await copied(word)).toBe(word);
  });

  it('sets the first 3,000 characters of the unified ideographs and gives them back', async () => {
    const text = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    expect(await copied(text)).toBe(text);
  });
});
