import type { Box } from './viewport';

/** Part of a drawing that one sheet of paper shows, in units of the drawing. */
export type Sheet = Box & { x: number; y: number };

/** Widest part of a drawing on a sheet at which its smallest letters are read, in units. */
const WIDEST = 1000;

/** Height of a sheet of A4 within our margins, by its width, with room for its heading. */
const TALL = 1.3;

const MARGIN = 8;

/**
 * Cuts a drawing into sheets, by rows. Neighbours overlap by one node, so that each node stands whole
 * on one of them.
 */
export function sheetsOf(drawing: Box, node: Box): Sheet[] {
  const width = Math.min(drawing.width + 2 * MARGIN, WIDEST);
  const height = Math.min(drawing.height + 2 * MARGIN, Math.max(width, WIDEST * 0.7) * TALL);
  const across = starts(drawing.width + 2 * MARGIN, width, node.width + 2 * MARGIN);
  const down = starts(drawing.height + 2 * MARGIN, height, node.height + 2 * MARGIN);
  return down.flatMap((y) => across.map((x) => ({ x: x - MARGIN, y: y - MARGIN, width, height })));
}

function starts(length: number, room: number, overlap: number): number[] {
  const found = [0];
  for (let last = 0; last + room < length; ) {
    last += Math.max(room - overlap, 1);
    found.push(last);
  }
  return found;
}
