import { num, rgb } from '../document/content-syntax';
import type { Colour, Ground } from './style';
import type { UnderlineExtent } from './underline';

/** Thin and apart, so that text stays legible; dark enough for a copier that knows no grey. */
const HATCH: Colour = '#7c8294';
const FRAME: Colour = '#1c1b19';
const SPACING = 4.6;

/**
 * A hatch behind, or a frame around, words that no person is known to have written, as PDF syntax
 * that restores the graphics state.
 */
export function groundSyntax(
  pattern: Ground['pattern'],
  { x, y, width, size }: UnderlineExtent,
): string {
  const bottom = y - 0.26 * size;
  const height = 1.3 * size;
  const box = `${num(x)} ${num(bottom)} ${num(width)} ${num(height)} re`;
  if (pattern === 'frame') return `q ${rgb(FRAME)} RG 0.6 w ${box} S Q`;
  let lines = '';
  // Lines lie on one grid of the page, so that a hatch over several lines of text reads as one.
  const first = Math.floor((x - height) / SPACING) * SPACING;
  for (let at = first; at < x + width; at += SPACING) {
    lines += ` ${num(at)} ${num(bottom)} m ${num(at + height)} ${num(bottom + height)} l`;
  }
  return `q ${box} W n ${rgb(HATCH)} RG 0.34 w${lines} S Q`;
}
