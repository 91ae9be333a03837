import type { Colour, TextStyle } from './text/style';

/**
 * Colours of the papers. Each pair that carries a meaning also differs in words, weight or pattern, so that
 * a black-and-white copy loses nothing; text colours keep 4.5:1 on white and on the tints.
 */
export const INK = {
  text: '#1c1b19',
  navy: '#16213f',
  muted: '#565d70',
  link: '#1b5e9e',
  seal: '#a3282c',
  amber: '#8f5200',
  green: '#2c6b3f',
  rule: '#c9ced8',
  ruleStrong: '#16213f',
  tint: '#eef1f6',
  tintStrong: '#e2e7f0',
  panel: '#f4f6fa',
  paper: '#fbfaf5',
  bar: '#1b5e9e',
} as const satisfies Record<string, Colour>;

/** Type of the papers, sizes in points. */
export const TYPE = {
  body: { family: 'sans', weight: 400, size: 9.6, leading: 14.8, colour: INK.text },
  small: { family: 'sans', weight: 400, size: 8.2, leading: 12.6, colour: INK.muted },
  cell: { family: 'sans', weight: 400, size: 9, leading: 13.2, colour: INK.text },
  cellHead: { family: 'sans', weight: 700, size: 8.8, leading: 13, colour: INK.navy },
  caption: { family: 'sans', weight: 400, size: 8.4, leading: 13, colour: INK.muted },
  code: { family: 'mono', weight: 400, size: 8.2, leading: 12.8, colour: INK.text },
  furniture: { family: 'sans', weight: 400, size: 7.8, leading: 11, colour: INK.muted },
  title: { family: 'serif', weight: 700, size: 25, leading: 34, colour: INK.navy },
  h1: { family: 'serif', weight: 700, size: 17, leading: 25, colour: INK.navy },
  h2: { family: 'serif', weight: 700, size: 13, leading: 20, colour: INK.navy },
  h3: { family: 'serif', weight: 700, size: 10.8, leading: 17, colour: INK.navy },
} as const satisfies Record<string, TextStyle>;
