import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fontLibrary } from '../fonts/font-library';
import { TYPE } from '../ink';
import { type GreyImage, ink, renderPage } from '../testing/render-pdf';
import { newPaper } from '../testing/sample-paper';

const SIZE = 20;
const LEADING = 30;
const SCALE = 3;
const LEFT = 56;
const TOP = 62;
/** Baseline of the first line, from the top of the page. */
const BASELINE = TOP + (LEADING - SIZE) / 2 + 0.87 * SIZE;
const STYLE = { ...TYPE.body, size: SIZE, leading: LEADING, colour: '#000000' } as const;

/** Renders glyph outlines of the whole font by another engine: nothing of our subsets is involved. */
async function reference(
  glyphs: { character: string; x: number; baseline: number }[],
): Promise<GreyImage> {
  const [width, height] = [Math.round(595.28 * SCALE), Math.round(841.89 * SCALE)];
  const face = fontLibrary().face('hs400');
  const scale = (SIZE / face.font.unitsPerEm) * SCALE;
  const paths = glyphs.map(({ character, x, baseline }) => {
    const outline = face.font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG();
    const place = `translate(${x * SCALE} ${baseline * SCALE}) scale(${scale} ${-scale})`;
    return `<path transform="${place}" d="${outline}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${paths.join('')}</svg>`;
  const { data } = await sharp(Buffer.from(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width, height, grey: new Uint8Array(data) };
}

function within(value: number, expected: number, share: number): boolean {
  return Math.abs(value - expected) <= share * expected;
}

describe('what is seen on a page', () => {
  it('is every glyph of 200 Chinese characters, none blank and none misplaced', async () => {
    const characters = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x4e00 + 97 * i));
    const perLine = Math.floor((595.28 - 2 * LEFT) / SIZE);
    const paper = newPaper();
    paper.paragraph(characters.join(''), { style: STYLE });
    const { bytes } = paper.finish();
    const places = characters.map((character, i) => ({
      character,
      x: LEFT + (i % perLine) * SIZE,
      baseline: BASELINE + Math.floor(i / perLine) * LEADING,
    }));
    const [ours, theirs] = await Promise.all([renderPage(bytes, 0, SCALE), reference(places)]);
    const page = { x: 0, y: 0, width: 2000, height: 3000 };
    expect(within(ink(ours, page), ink(theirs, page), 0.01)).toBe(true);
    const wrong = places.filter(({ x, baseline }) => {
      const side = SIZE * SCALE;
      const box = { x: x * SCALE, y: (baseline - 0.87 * SIZE) * SCALE, width: side, height: side };
      return !within(ink(ours, box), ink(theirs, box), 0.06);
    });
    expect(wrong.map(({ character }) => character)).toEqual([]);
  });

  it('is every squeezed mark in its own half of an em, over none of its neighbours', async () => {
    const paper = newPaper();
    // Some marks stand in both widths: a copy must not be taken for its original.
    const text = '甲）乙），（丙，丁。”戊';
    paper.paragraph(text, { style: STYLE });
    const { bytes } = paper.finish();
    // In em: where each glyph of the whole font would have to start.
    const starts = [0, 1, 2, 3, 3.5, 4, 5, 6, 7, 8, 8.5, 9.5];
    const places = [...text].map((character, i) => ({
      character,
      x: LEFT + (starts[i] ?? 0) * SIZE,
      baseline: BASELINE,
    }));
    const [ours, theirs] = await Promise.all([renderPage(bytes, 0, SCALE), reference(places)]);
    for (let half = 0; half < 21; half++) {
      const box = {
        x: (LEFT + (half * SIZE) / 2) * SCALE,
        y: TOP * SCALE,
        width: (SIZE / 2) * SCALE,
        height: LEADING * SCALE,
      };
      expect(Math.abs(ink(ours, box) - ink(theirs, box))).toBeLessThan(25);
    }
  });

  it('is the right half of an opening mark at the beginning of a line', async () => {
    const paper = newPaper();
    paper.paragraph('（甲', { style: STYLE });
    const { bytes } = paper.finish();
    const places = [
      { character: '（', x: LEFT - SIZE / 2, baseline: BASELINE },
      { character: '甲', x: LEFT + SIZE / 2, baseline: BASELINE },
    ];
    const [ours, theirs] = await Promise.all([renderPage(bytes, 0, SCALE), reference(places)]);
    const box = {
      x: LEFT * SCALE,
      y: TOP * SCALE,
      width: (SIZE / 2) * SCALE,
      height: LEADING * SCALE,
    };
    expect(ink(theirs, box)).toBeGreaterThan(50);
    expect(within(ink(ours, box), ink(theirs, box), 0.06)).toBe(true);
  });
});
