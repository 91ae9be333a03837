import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PdfFile } from '../document/pdf-file';
import { DocumentFonts } from '../fonts/document-fonts';
import { fontLibrary } from '../fonts/font-library';
import { TYPE } from '../ink';
import { digestRuns } from './digest-runs';
import { type Line, type LineOptions, setLines } from './lines';
import type { Run } from './style';

let fonts: DocumentFonts;

beforeAll(() => {
  fonts = new DocumentFonts(fontLibrary(), new PdfFile());
});

function lines(runs: readonly Run[], width: number, options: Partial<LineOptions> = {}): Line[] {
  return setLines(runs, TYPE.body, fonts, { width, ...options });
}

function textOf({ placed }: Line): string {
  return placed.map(({ shape }) => shape.text).join('');
}

function texts(runs: readonly Run[], width: number): string[] {
  return lines(runs, width).map(textOf);
}

const em = TYPE.body.size;

describe('setting text in lines', () => {
  it('never begins a line with a closing mark nor ends one with an opening mark', () => {
    const text = '提示词、“选择”（含理由），由《贡献者》逐项确认。'.repeat(12);
    for (let width = 4 * em; width < 20 * em; width += 3.3)
      for (const line of texts([text], width)) {
        expect(line).not.toMatch(/^[，。、；：！？）》」』】”’…]/);
        expect(line).not.toMatch(/[（《「『【“‘]$/);
      }
  });

  it('loses no character and sets no line wider than the column', () => {
    const pieces = fc.constantFrom(
      '猫',
      '，',
      '“',
      '”',
      'word',
      ' ',
      '-',
      'é',
      '1,024',
      '。',
      '（',
      '）',
      'https://example.org/a/b',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 3, max: 30 }),
        (parts, ems) => {
          const text = parts.join('');
          const set = lines([text], ems * em);
          expect(set.map(textOf).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
          for (const { width, placed } of set)
            if (placed.length > 1) expect(width).toBeLessThanOrEqual(ems * em + 0.02);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('squeezes neighbouring full-width marks to half their width', () => {
    const [line] = lines(['甲），（乙'], 100 * em);
    const variants = line?.placed.map(({ shape }) => shape.variant);
    expect(variants).toEqual(['full', 'half-left', 'half-left', 'full', 'full']);
    const xs = line?.placed.map(({ x }) => Math.round((x / em) * 10) / 10);
    expect(xs).toEqual([0, 1, 1.5, 2, 3]);
  });

  it('trims an opening mark at the beginning of a line', () => {
    const [line] = lines(['（甲）'], 100 * em);
    expect(line?.placed[0]?.shape.variant).toBe('half-right');
    expect(line?.placed[1]?.x).toBeCloseTo(em / 2);
  });

  it('puts a small space between Chinese and western letters, below that of a word space', () => {
    const [line] = lines(['第17版'], 100 * em);
    const [first, second, third] = line?.placed ?? [];
    const gap = (second?.x ?? 0) - (first?.width ?? 0);
    expect(gap / em).toBeCloseTo(0.085);
    expect(((third?.x ?? 0) - (second?.x ?? 0) - (second?.width ?? 0)) / em).toBeCloseTo(0.085);
  });

  it('draws quotes in the face of their neighbours', () => {
    const faces = (text: string) =>
      lines([text], 100 * em)[0]
        ?.placed.filter(({ shape }) => /[“”’]/.test(shape.text))
        .map(({ shape }) => shape.face.id);
    expect(faces('他说“好”')).toEqual(['hs400', 'hs400']);
    expect(faces('作品“Cat”的')).toEqual(['hs400', 'hs400']);
    expect(new Set(faces('the “cat” isn’t'))).toEqual(new Set(['ss400']));
  });

  it('breaks a word of 10,000 characters in bounded time', () => {
    const start = process.cpuUsage();
    const word = 'abcdefghij'.repeat(1000);
    const set = lines([`前 ${word} 后`], 200);
    expect(set.map(textOf).join('').replace(/ /g, '')).toBe(`前${word}后`);
    for (const { width } of set) expect(width).toBeLessThanOrEqual(200.02);
    const rtl = lines(['ש'.repeat(10_000)], 200);
    expect(rtl.map(textOf).join('').length).toBe(10_000);
    // Processor time, not the clock: what neighbours of the machine do does not count.
    expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
  });

  it('breaks 400,000 characters of Chinese in time in proportion to their number', () => {
    const effort = (count: number) => {
      const text = '修改提示词并重新生成，'.repeat(count / 11);
      const start = process.cpuUsage();
      lines([text], 400);
      return process.cpuUsage(start).user;
    };
    effort(44_000);
    const small = effort(44_000);
    expect(effort(440_000)).toBeLessThan(30 * small + 1_000_000);
  });

  it('breaks a digest between its groups only', () => {
    const hex = '0123456789abcdef'.repeat(4);
    for (const line of texts(digestRuns(hex), 120)) expect(line.length % 8).toBe(0);
    expect(texts(digestRuns(hex), 120).join('')).toBe(hex);
  });

  it('puts right-to-left words in visual order and their neighbours in place', () => {
    const [line] = lines(['abc שלום עולם def'], 400);
    const shown = line?.placed.map(({ shape }) => shape.text).filter((text) => text.trim());
    expect(shown).toEqual(['abc', 'עולם', 'שלום', 'def']);
    const xs = line?.placed.map(({ x }) => x) ?? [];
    expect([...xs].sort((a, b) => a - b)).toEqual(xs);
  });

  it('sets a paragraph from right to left when it begins so', () => {
    const [line] = lines(['שלום abc'], 400, { direction: 'auto' });
    expect(line?.placed[0]?.shape.text).toBe('abc');
    expect((line?.x ?? 0) + (line?.width ?? 0)).toBeCloseTo(400);
  });

  it('justifies without widening the seams of Chinese to where readers see spaces', () => {
    const text =
      '页码为本卷宗的连续页码；点击证据名称可跳转。来源栏区分同期记录与事后补充的材料。'.repeat(4);
    const set = lines([text], 31.6 * em, { align: 'justify' });
    for (const { width } of set.slice(0, -1)) expect(width).toBeCloseTo(31.6 * em, 1);
    for (const { placed } of set)
      for (const [i, piece] of placed.entries()) {
        const before = placed[i - 1];
        if (before) expect(piece.x - before.x - before.width).toBeLessThan(0.1 * em);
      }
  });

  it('keeps empty lines and gives empty text one line', () => {
    expect(texts(['a\n\nb'], 100)).toEqual(['a', ' ', 'b']);
    expect(texts([], 100)).toEqual(['']);
  });

  it('leaves no single character alone in the last line', () => {
    const text = '说明性材料不作为原始生成过程的证明';
    const set = texts([text], 16.2 * em);
    expect(set.map((line) => line.length)).toEqual([15, 2]);
  });
});
