import type { DocumentFonts } from '../fonts/document-fonts';
import type { Shape } from '../fonts/shape';
import { bidiLevels, type Direction, visualOrder } from './bidi-levels';
import { MAY_BREAK, MUST_BREAK, NO_BREAK } from './line-breaks';
import { prepareText } from './prepare-text';
import { type Segment, segmentsOf } from './segments';
import { splitSegment } from './split-segment';
import type { ResolvedStyle, Run, TextStyle } from './style';

export type Align = 'start' | 'end' | 'center' | 'justify';

/** A shape in its place; `x` in points from the left end of the line's box. */
export interface Placed {
  readonly shape: Shape;
  readonly style: ResolvedStyle;
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly placed: readonly Placed[];
  /** Left end and extent of what is drawn. */
  readonly x: number;
  readonly width: number;
}

/** Space between Chinese and western letters, in em. Below the 0.1 em at which readers see a word space. */
const SCRIPT_GAP = 0.085;
/** How far justification may widen, in em: word spaces, and the seams between Chinese characters. */
const SPACE_STRETCH = 0.4;
const SEAM_STRETCH = 0.065;
const TOLERANCE = 0.01;
const QUOTES = new Set('“”‘’');

/** A segment on its way into a line. */
interface Item {
  readonly segment: Segment;
  readonly level: number;
  shape: Shape;
  gap: number;
  width: number;
}

interface Filled {
  items: Item[];
  /** Whether the line was ended by the text and not by the margin. */
  ended: boolean;
}

class LineFiller {
  private readonly queue: Segment[];
  private next = 0;

  constructor(
    segments: readonly Segment[],
    private readonly width: number,
    private readonly fonts: DocumentFonts,
    private readonly tight: boolean,
  ) {
    this.queue = [...segments];
  }

  all(): Filled[] {
    const lines: Filled[] = [];
    while (this.next < this.queue.length) lines.push(this.fill(lines));
    this.avoidRunt(lines);
    return lines;
  }

  /** The next line; an over-long word adds whole lines of its own to `lines` before it. */
  private fill(lines: Filled[]): Filled {
    const start = this.next;
    const items: Item[] = [];
    let x = 0;
    let opportunity = -1;
    for (let at = start; at < this.queue.length; at++) {
      const segment = this.queue[at];
      if (!segment) break;
      if (at > start && segment.breakBefore === MUST_BREAK) return this.end(items, at, true);
      if (at > start && segment.breakBefore === MAY_BREAK) opportunity = at;
      const item = this.place(segment, items.at(-1));
      const squeezed = squeezeBefore(items.at(-1), segment, this.fonts);
      const needed = x - squeezed + item.gap + item.width;
      if (segment.last !== 'space' && needed > this.width + TOLERANCE) {
        if (this.trimEnd(item, this.width - (needed - item.width))) {
          items.push(item);
          x = needed;
          continue;
        }
        if (opportunity > start) return this.end(items.slice(0, opportunity - start), opportunity);
        if (at > start) return this.end(items, at);
        const parts = splitSegment(segment, this.width);
        const tail = parts.pop() ?? segment;
        for (const part of parts) lines.push(this.end([this.place(part, undefined)], at));
        if (parts.length === 0) return this.end([item], at + 1);
        // The rest of the word starts a line that goes on with what follows.
        this.queue[at] = tail;
        return this.fill(lines);
      }
      items.push(item);
      x = needed;
    }
    return this.end(items, this.queue.length, true);
  }

  private end(items: Item[], next: number, ended = false): Filled {
    this.next = next;
    while (items.length > 1 && items.at(-1)?.segment.last === 'space') items.pop();
    return { items, ended };
  }

  private place(segment: Segment, before: Item | undefined): Item {
    const { shape, width, level } = segment;
    const item: Item = { segment, level, shape, gap: 0, width };
    if (!before && segment.first === 'opening') this.halve(item, 'half-right');
    if (this.tight && QUOTES.has(shape.text))
      this.halve(item, segment.first === 'opening' ? 'half-right' : 'half-left');
    if (before) {
      const { last } = before.segment;
      if (last === 'opening' && segment.first === 'opening') this.halve(item, 'half-right');
      const seam = last === 'han' ? segment.first === 'western' : segment.first === 'han';
      if (seam && (last === 'han' || last === 'western') && last !== segment.first)
        item.gap = SCRIPT_GAP * Math.min(before.segment.style.size, segment.style.size);
    }
    return item;
  }

  private halve(item: Item, variant: 'half-left' | 'half-right'): boolean {
    const shape = this.fonts.half(item.shape.face, item.segment.shape.text, variant);
    if (!shape || item.shape.variant !== 'full') return false;
    item.shape = shape;
    item.width = (shape.width * item.segment.style.size) / 1000;
    return true;
  }

  /** Lets a closing mark end the line with half its width. */
  private trimEnd(item: Item, room: number): boolean {
    if (item.segment.last !== 'closing' || item.width / 2 > room + TOLERANCE) return false;
    return this.halve(item, 'half-left');
  }

  /** A last line of one Chinese character takes a companion from the line before. */
  private avoidRunt(lines: Filled[]): void {
    const last = lines.at(-1);
    const before = lines.at(-2);
    if (!last || !before || before.ended || before.items.length < 6) return;
    const [first, ...rest] = last.items;
    const alone = first?.segment.first === 'han' && first.segment.shape.glyphs.length === 1;
    if (!alone || rest.some(({ segment }) => segment.first !== 'closing')) return;
    let from = before.items.length - 1;
    while (from > 3 && before.items[from]?.segment.breakBefore === NO_BREAK) from--;
    const moved = before.items.slice(from);
    if (moved.length > 2 || moved[0]?.segment.first !== 'han' || from <= 3) return;
    before.items = before.items.slice(0, from);
    last.items = [...moved, ...last.items];
  }
}

/** Squeezes the mark before a second mark and returns the points saved. */
function squeezeBefore(before: Item | undefined, segment: Segment, fonts: DocumentFonts): number {
  if (before?.segment.last !== 'closing' || before.shape.variant !== 'full') return 0;
  if (segment.first !== 'closing' && segment.first !== 'opening') return 0;
  const half = fonts.half(before.shape.face, before.segment.shape.text, 'half-left');
  if (!half) return 0;
  const saved = before.width - (half.width * before.segment.style.size) / 1000;
  before.shape = half;
  before.width -= saved;
  return saved;
}

function justify(items: readonly Item[], slack: number): boolean {
  const stretch = items.map(({ segment }, i) => {
    if (segment.last === 'space') return SPACE_STRETCH * segment.style.size;
    const before = items[i - 1]?.segment;
    if (!before || before.last === 'space') return 0;
    return isSeam(before, segment) ? SEAM_STRETCH * segment.style.size : 0;
  });
  const most = stretch.reduce((sum, value) => sum + value, 0);
  if (most < slack) return false;
  for (const [i, item] of items.entries()) {
    const share = ((stretch[i] ?? 0) * slack) / most;
    if (item.segment.last === 'space') item.width += share;
    else item.gap += share;
  }
  return true;
}

function isSeam(before: Segment, after: Segment): boolean {
  const chinese = (kind: Segment['first']) =>
    kind === 'han' || kind === 'opening' || kind === 'closing';
  return chinese(before.last) && chinese(after.first);
}

export interface LineOptions {
  readonly width: number;
  readonly align?: Align;
  readonly direction?: Direction;
  /** Chinese quotes half an em wide throughout, as large type wants them. */
  readonly tight?: boolean;
}

/**
 * Sets runs in lines no wider than `width` points (save a single character wider than that). Always at least
 * one line, which is empty for empty text. Linear in the length of the text.
 */
export function setLines(
  runs: readonly Run[],
  block: TextStyle,
  fonts: DocumentFonts,
  options: LineOptions,
): Line[] {
  const prepared = prepareText(runs, block, fonts);
  const bidi = bidiLevels(prepared.text, options.direction ?? 'ltr');
  const segments = segmentsOf(prepared, fonts, bidi);
  const align = options.align ?? (bidi?.base === 1 ? 'end' : 'start');
  const filler = new LineFiller(segments, options.width, fonts, options.tight ?? false);
  const lines = filler.all().map(({ items, ended }) => {
    const natural = items.reduce((sum, item) => sum + item.gap + item.width, 0);
    const slack = options.width - natural;
    const full = align === 'justify' && !ended && slack > 0 && justify(items, slack);
    const shift = full || align === 'justify' || align === 'start' ? 0 : align === 'end' ? 1 : 0.5;
    return placeItems(items, shift * slack);
  });
  return lines.length > 0 ? lines : [{ placed: [], x: 0, width: 0 }];
}

function placeItems(items: Item[], start: number): Line {
  const placed: Placed[] = [];
  let x = start;
  for (const { shape, segment, gap, width } of visualOrder(items)) {
    x += gap;
    placed.push({ shape, style: segment.style, x, width });
    x += width;
  }
  return { placed, x: start, width: x - start };
}
