import type { Reach } from './reach';

/** Most places told of one file; a hostile one could otherwise make the list its own size. */
const MOST_PLACES = 256;
const LONGEST_NAME = 80;

/** What reading a container has found so far. */
export class Finding {
  width: number | null = null;
  height: number | null = null;
  readonly #places = new Set<string>();

  /** Where records sit, in the order of the file. */
  get places(): string[] {
    return [...this.#places];
  }

  /**
   * Notes a place: container, part, and the name of what lies there, if it has one. Names come from
   * the file, so they are kept short and printable.
   */
  add(place: string, name = ''): void {
    if (this.#places.size >= MOST_PLACES) return;
    const printable = name.replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_NAME);
    this.#places.add(printable ? `${place}/${printable}` : place);
  }

  /** Keeps a pixel size if there is none yet and it can be one. */
  measure(width: number, height: number): void {
    if (this.width === null && width > 0 && height > 0) {
      this.width = width;
      this.height = height;
    }
  }
}

/**
 * Walks one kind of container and notes where records sit. Never throws for what is in the file.
 */
export type Walk = (reach: Reach, found: Finding) => Promise<void>;
