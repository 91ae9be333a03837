import { num, rgb } from '../document/content-syntax';
import type { Colour, UnderlinePattern } from './style';

/** Extent of an underline: from x to x + width at baseline y (points from the lower left corner). */
export interface UnderlineExtent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

const DROP = 0.2;
/** Height of a line above the words, over the tallest letters. */
const RISE = 0.86;

function wave(x: number, y: number, width: number, size: number): string {
  const half = size * 0.16;
  const height = size * 0.075;
  let path = `${num(x)} ${num(y)} m`;
  // Whole half-waves only, so that the end of one mark never looks like the start of the next.
  const count = Math.max(2, Math.round(width / half));
  const step = width / count;
  for (let i = 0; i < count; i++) {
    const from = x + i * step;
    const bend = y + (i % 2 === 0 ? height : -height) * 1.3;
    const points = [from + step * 0.36, bend, from + step * 0.64, bend, from + step, y];
    path += ` ${points.map(num).join(' ')} c`;
  }
  return path;
}

/**
 * An underline as PDF syntax that restores the graphics state. The patterns differ in shape, so that
 * they tell authors apart in black and white.
 */
export function underlineSyntax(
  pattern: UnderlinePattern,
  colour: Colour,
  { x, y, width, size }: UnderlineExtent,
): string {
  const at = y - DROP * size;
  const line = (level: number) => `${num(x)} ${num(level)} m ${num(x + width)} ${num(level)} l S`;
  const stroke = `q ${rgb(colour)} RG`;
  const above = y + RISE * size;
  const dots = `${num(size * 0.11)} w 1 J [0 ${num(size * 0.24)}] 0 d`;
  switch (pattern) {
    case 'solid':
      return `${stroke} ${num(size * 0.08)} w ${line(at)} Q`;
    case 'dashed':
      return `${stroke} ${num(size * 0.08)} w [${num(size * 0.36)} ${num(size * 0.2)}] 0 d ${line(at)} Q`;
    case 'dotted':
      return `${stroke} ${dots} ${line(at)} Q`;
    case 'double': {
      const gap = size * 0.065;
      return `${stroke} ${num(size * 0.05)} w ${line(at + gap)} ${line(at - gap)} Q`;
    }
    case 'wavy':
      return `${stroke} ${num(size * 0.07)} w ${wave(x, at, width, size)} S Q`;
    case 'thick':
      return `${stroke} ${num(size * 0.2)} w ${line(at - size * 0.03)} Q`;
    case 'solid-above':
      return `${stroke} ${num(size * 0.06)} w ${line(at)} ${line(above)} Q`;
    case 'dotted-above':
      return `${stroke} ${dots} ${line(at)} ${line(above)} Q`;
  }
}
