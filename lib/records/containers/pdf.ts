import type { Walk } from '../finding';
import { latin1 } from '../numbers';

/** How much of each end of a file is searched; metadata streams stand uncompressed in it. */
const ENDS = 8 * 1024 * 1024;
const PIECE = 64 * 1024;
/** Pieces overlap, so that no mark is cut in two. */
const OVERLAP = 64;

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\/Info\s+\d+\s+\d+\s+R/, 'PDF/Info'],
  [/<\?xpacket begin|\/Type\s*\/Metadata/, 'PDF/XMP'],
  [/C2PA_Manifest/, 'PDF/C2PA'],
];

/** PDF (ISO 32000-2): document information, XMP, C2PA, by their marks. Nothing is unpacked. */
export const walkPdf: Walk = async (reach, found) => {
  const ends =
    reach.size <= 2 * ENDS
      ? [[0, reach.size] as const]
      : [[0, ENDS] as const, [reach.size - ENDS, reach.size] as const];
  for (const [from, to] of ends) {
    for (let at = from; at < to && reach.step(); at += PIECE - OVERLAP) {
      const text = latin1(await reach.at(at, PIECE));
      for (const [mark, place] of MARKS) if (mark.test(text)) found.add(place);
    }
  }
};
