import type { PageCanvas } from '../document/page-canvas';
import { type Strip, spaceBetween, stackHeight } from './strip';

/** Where strips go on a page, in points from the top left corner. */
export interface Column {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

/** Supplies pages one after another. */
export interface PageSource {
  next(): { canvas: PageCanvas; column: Column };
}

const TOLERANCE = 0.01;

/** Puts strips on pages in order, keeping together what belongs together. */
export class PageFlow {
  private page: { canvas: PageCanvas; column: Column } | undefined;
  private y = 0;
  private above: Strip | undefined;
  /** Strips that wait for the one they must stay with. */
  private group: Strip[] = [];

  constructor(private readonly pages: PageSource) {}

  /** Adds strips in order; an iterable is drawn on only as fast as pages are filled. */
  add(strips: Iterable<Strip>): void {
    for (const strip of strips) {
      if (this.group.at(-1)?.leadsIn && !strip.beginsTable) this.settle();
      this.group.push(strip);
      if (!strip.keepNext && !strip.leadsIn) this.settle();
    }
  }

  /** Places whatever still waits. Every change of the page's kind and the end of the document need it. */
  settle(): void {
    const group = this.group;
    this.group = [];
    if (group.length > 0) this.placeGroup(group);
  }

  /** Ends the page; the next strip begins a new one. Nothing happens at the top of an empty page. */
  breakPage(): void {
    this.settle();
    this.page = undefined;
    this.above = undefined;
  }

  /** The page that the next strip is put on or would be, which begins it where there is none. */
  current(): { canvas: PageCanvas; column: Column } {
    this.page ??= this.begin();
    return this.page;
  }

  private begin(): { canvas: PageCanvas; column: Column } {
    const page = this.pages.next();
    this.y = page.column.top;
    this.above = undefined;
    return page;
  }

  private placeGroup(group: readonly Strip[]): void {
    const { column } = this.current();
    const [first] = group;
    if (!first) return;
    const space = this.spaceAbove(first);
    if (this.y + space + stackHeight(group) <= column.bottom + TOLERANCE) {
      for (const strip of group) this.place(strip);
      return;
    }
    const heads = group.slice(0, -1);
    const last = group.at(-1);
    const fresh = this.above === undefined;
    if (last?.split && (fresh || !tooLow(this.y, column))) {
      const used = heads.length > 0 ? stackHeight(heads) + spaceBetween(heads.at(-1), last) : 0;
      const parts = last.split(column.bottom - this.y - space - used, false);
      if (parts) {
        for (const strip of [...heads, parts[0]]) this.place(strip);
        this.nextPage();
        this.placeGroup([parts[1]]);
        return;
      }
    }
    if (!fresh) {
      this.nextPage();
      this.placeGroup(group);
      return;
    }
    for (const strip of group) this.placeAnyhow(strip);
  }

  /** For a group taller than a page: break wherever it must. */
  private placeAnyhow(strip: Strip): void {
    const { column } = this.current();
    const room = column.bottom - this.y - this.spaceAbove(strip);
    if (strip.height <= room + TOLERANCE) {
      this.place(strip);
      return;
    }
    if (this.above === undefined) {
      const parts = strip.split?.(room, true);
      if (!parts) {
        this.place(strip);
        return;
      }
      this.place(parts[0]);
      this.nextPage();
      this.placeAnyhow(parts[1]);
      return;
    }
    this.nextPage();
    this.placeAnyhow(strip);
  }

  /** What stands between the pen and the strip: space, or a repeated header at the top of a page. */
  private spaceAbove(strip: Strip): number {
    return this.above ? spaceBetween(this.above, strip) : (strip.repeated?.height ?? 0);
  }

  private nextPage(): void {
    this.page = this.begin();
  }

  private place(strip: Strip): void {
    const { canvas, column } = this.current();
    if (this.above === undefined) strip.repeated?.paint(canvas, column.left, this.y);
    this.y += this.spaceAbove(strip);
    strip.paint(canvas, column.left, this.y);
    this.y += strip.height;
    this.above = strip;
  }
}

/** Near the foot of a page nothing tall is begun. */
function tooLow(y: number, column: Column): boolean {
  return column.bottom - y < 0.08 * (column.bottom - column.top);
}
