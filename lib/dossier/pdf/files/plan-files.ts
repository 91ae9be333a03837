import type { BreakRank } from '../document/pdf-document';

/** What stands between two places where a paper may go on in another file. */
export interface Segment {
  /** Of the break before it; the first segment begins a group. */
  readonly rank: BreakRank;
  readonly bytes: number;
  readonly pages: number;
}

export interface FileRoom {
  /** Bytes that a file may have. */
  readonly limit: number;
  /** Bytes of every file that come with no segment: fonts, opening page, catalog. */
  readonly fixed: number;
  /** Bytes that each page adds at the end of a file. */
  readonly perPage: number;
}

/**
 * Indices of the segments that begin a file, the first apart. Files are filled in order; a group is divided
 * only where it is larger than a file. A segment larger than a file has one of its own.
 */
export function planFiles(segments: readonly Segment[], room: FileRoom): number[] {
  const most = room.limit - room.fixed;
  const weight = ({ bytes, pages }: Segment) => bytes + pages * room.perPage;
  const cuts: number[] = [];
  let used = 0;
  const add = (index: number, size: number) => {
    if (used > 0 && used + size > most) {
      cuts.push(index);
      used = 0;
    }
  };
  for (const group of groupsOf(segments)) {
    const whole = group.reduce((sum, { segment }) => sum + weight(segment), 0);
    add(group[0]?.index ?? 0, whole);
    for (const { index, segment } of group) {
      if (whole > most) add(index, weight(segment));
      used += weight(segment);
    }
  }
  return cuts;
}

function groupsOf(segments: readonly Segment[]) {
  const groups: { index: number; segment: Segment }[][] = [];
  for (const [index, segment] of segments.entries()) {
    const last = groups.at(-1);
    if (last && segment.rank === 'exhibit') last.push({ index, segment });
    else groups.push([{ index, segment }]);
  }
  return groups;
}
