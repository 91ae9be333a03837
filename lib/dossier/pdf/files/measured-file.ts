import type { ByteSink } from '../document/byte-sink';
import type { Furnishing } from '../document/furniture';
import { PdfBody } from '../document/pdf-body';
import type { BreakRank, FileChain, PdfOptions } from '../document/pdf-document';
import type { MadePdf } from './filled-files';
import { type PaperPlace, PaperPlaces } from './paper-places';
import type { FileRoom, Segment } from './plan-files';

/** What one file for everything tells of the files it would have to be. */
export interface Measured {
  readonly made: MadePdf;
  readonly missing: readonly { readonly codePoint: number; readonly count: number }[];
  readonly segments: readonly Segment[];
  readonly room: Omit<FileRoom, 'limit'>;
  readonly places: PaperPlaces;
  /** Files and places if files began with these segments, each with one page put in front. */
  guess(cuts: readonly number[]): PaperPlaces;
}

/** Composes everything into one file and notes what stands between the breaks. */
export class MeasuredFile implements FileChain {
  readonly part = null;
  readonly first: PdfBody;
  private readonly breaks: { rank: BreakRank; bytes: number; pages: number }[] = [];

  constructor(
    options: PdfOptions,
    sink: ByteSink,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.first = new PdfBody(options, sink, 1, null);
  }

  next(rank: BreakRank): null {
    this.signal?.throwIfAborted();
    const { file, store } = this.first;
    // Two breaks with nothing between them are one.
    const last = this.breaks.at(-1);
    if (store.count === (last?.pages ?? 0)) {
      if (last && rank === 'group') last.rank = rank;
    } else this.breaks.push({ rank, bytes: file.length, pages: store.count });
    return null;
  }

  open(): void {}

  /** Writes the file to its end. `unmeasured` is added to what every file holds. */
  end(furnishing: Furnishing, path: string, unmeasured: number): Measured {
    const { file, store, flow, destinations } = this.first;
    flow.settle();
    store.endPage();
    const composed = file.length;
    const { missing, fontBytes, pages, bytes, sha256 } = this.first.end(furnishing, undefined);
    const ends = [...this.breaks, { rank: 'group' as const, bytes: composed, pages }];
    const segments = ends.map((end, i): Segment => {
      const from = ends[i - 1] ?? { rank: 'group' as const, bytes: 0, pages: 0 };
      return { rank: from.rank, bytes: end.bytes - from.bytes, pages: end.pages - from.pages };
    });
    const all = [...destinations.all()];
    const places = new Map(all.map(({ name, ...at }) => [name, { file: 1, ...at }]));
    const perPage = Math.ceil((bytes - composed - fontBytes) / Math.max(1, pages));
    return {
      made: { path, sha256, bytes, pages, number: 1, firstPage: 1, lastPage: pages },
      missing,
      segments,
      room: { fixed: fontBytes + unmeasured, perPage },
      places: new PaperPlaces([{ first: 1, last: pages }], places),
      guess: (cuts) => guessed(segments, cuts, all),
    };
  }
}

function guessed(
  segments: readonly Segment[],
  cuts: readonly number[],
  all: readonly { name: string; first: number; last: number }[],
): PaperPlaces {
  const starts = [0, ...cuts];
  /** Last page of each file as counted in the one file. */
  const lasts = starts.map((_, i) =>
    segments.slice(0, starts[i + 1] ?? segments.length).reduce((sum, { pages }) => sum + pages, 0),
  );
  const files = lasts.map((last, i) => ({
    first: (lasts[i - 1] ?? 0) + i + 1,
    last: last + i + 1,
  }));
  const places = all.map(({ name, first, last }): [string, PaperPlace] => {
    const file = lasts.findIndex((end) => first <= end) + 1;
    return [name, { file, first: first + file, last: last + file }];
  });
  return new PaperPlaces(files, new Map(places));
}
