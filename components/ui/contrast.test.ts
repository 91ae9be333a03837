import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of what one needs to see of a control.
const TEXT = 4.5;
const CONTROL = 3;

const css = readFileSync(fileURLToPath(new URL('../../app/globals.css', import.meta.url)), 'utf8');

type Theme = 'light' | 'dark';
const THEMES: Theme[] = ['light', 'dark'];

const tokens = new Map<string, Record<Theme, string>>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(
  /--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g,
)) {
  tokens.set(name, { light, dark });
}

function colour(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token --${name}`);
  return token[theme];
}

/** Relative luminance of `#rrggbb` (WCAG 2.2, definitions). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'sheet', 'rail', 'action-wash', 'seal-wash'];
const authors = [...tokens.keys()].filter((name) => name.startsWith('author-'));

const pairs: [string, string, number][] = [
  ...surfaces.flatMap((on): [string, string, number][] => [
    ['ink', on, TEXT],
    ['ink-2', on, TEXT],
    ['control', on, CONTROL],
  ]),
  ...['paper', 'sheet', 'rail', 'action-wash'].flatMap((on): [string, string, number][] => [
    ['action', on, TEXT],
    ['action-strong', on, TEXT],
  ]),
  ...['paper', 'sheet', 'rail', 'seal-wash', 'action-wash'].map((on): [string, string, number] => [
    'seal',
    on,
    TEXT,
  ]),
  ...authors.flatMap((name): [string, string, number][] =>
    ['paper', 'sheet', 'rail', 'action-wash'].map((on) => [name, on, TEXT]),
  ),
  ['on-action', 'action', TEXT],
  ['on-action', 'action-strong', TEXT],
  ['on-seal', 'seal', TEXT],
  // Tips, toasts and the offline bar turn ink and paper round.
  ['paper', 'ink', TEXT],
];

describe.each(THEMES)('the %s theme', (theme) => {
  it.each(pairs)('shows %s on %s with a contrast of at least %d', (front, back, least) => {
    const found = contrast(colour(front, theme), colour(back, theme));
    expect(Math.floor(found * 100) / 100).toBeGreaterThanOrEqual(least);
  });
});

describe('the tokens', () => {
  it('hold each colour once, with a value for day and one for night', () => {
    expect(tokens.size).toBeGreaterThanOrEqual(21);
    const stray = css
      .replace(/light-dark\([^;]*\);/g, '')
      .match(/#[0-9a-f]{3,8}\b/gi)
      ?.filter((hex) => hex !== '#ffffff');
    expect(stray ?? []).toEqual([]);
  });

  it('start from the paper, ink, hairline, seal and action of the design', () => {
    expect(colour('paper', 'light')).toBe('#faf9f6');
    expect(colour('ink', 'light')).toBe('#1c1b19');
    expect(colour('hairline', 'light')).toBe('#e4e1d8');
    expect(colour('seal', 'light')).toBe('#b3261e');
    expect(colour('action', 'light')).toBe('#0f5257');
  });

  it('are measured rightly: black on white is 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('are the only colours of the components', () => {
    const marks = ['marks.css', 'tables.css'].map((file) =>
      readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8'),
    );
    expect(marks.join('').match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi) ?? []).toEqual([]);
  });
});
