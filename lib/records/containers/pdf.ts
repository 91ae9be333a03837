import type { Packing, Span, Walk } from '../finding';

/** How much of each end of a file is searched. */
const ENDS = 8 * 1024 * 1024;
/** Objects of one kind that are followed, and bytes of a dictionary or a packet. */
const MOST = { objects: 64, dictionary: 64 * 1024, packet: 1024 * 1024 };

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\/Info\s+\d+\s+\d+\s+R/, 'PDF/Info'],
  [/<\?xpacket begin|\/Type\s*\/Metadata/, 'PDF/XMP'],
  [/C2PA_Manifest/, 'PDF/C2PA'],
];

type Piece = { place: string; span: Span; packing: Packing | null };

/**
 * PDF (ISO 32000-2): document information, XMP and C2PA by their marks, every version of them that
 * the file still holds. Streams of metadata stand outside object streams (§7.5.7), so that no table
 * has to be followed; a dictionary may lie in an object stream, which is looked into by its number.
 * Of a long file both ends are searched.
 */
export const walkPdf: Walk = async (reach, found) => {
  const size = reach.size;
  const ends: Span[] =
    size <= 2 * ENDS
      ? [{ at: 0, length: size }]
      : [
          { at: 0, length: ENDS },
          { at: size - ENDS, length: ENDS },
        ];
  const texts: Text[] = [];
  for (const { at, length } of ends) texts.push(new Text(await reach.at(at, length), at));
  for (const [mark, place] of MARKS) {
    if (texts.some(({ text }) => mark.test(text))) found.add(place);
  }
  const isEncrypted = texts.some(({ text }) => /\/Encrypt\s*(<<|\d)/.test(text));
  const pieces = [
    ...texts.flatMap((one) => metadata(one, isEncrypted)),
    ...information(texts, isEncrypted),
  ];
  for (const { place, span, packing } of pieces.sort((a, b) => a.span.at - b.span.at)) {
    found.look(place, span, packing);
  }
};

/** Bytes as characters, one each, so that places in it are places in the file. */
class Text {
  readonly text: string;

  constructor(
    bytes: Uint8Array,
    readonly from: number,
  ) {
    this.text = new TextDecoder('latin1').decode(bytes);
  }

  *matches(mark: RegExp): Generator<RegExpMatchArray & { index: number }> {
    let count = 0;
    for (const found of this.text.matchAll(mark)) {
      count += 1;
      if (count > MOST.objects) return;
      yield found as RegExpMatchArray & { index: number };
    }
  }

  /** The stream whose dictionary holds a place; null where there is none. */
  stream(within: number): { dictionary: string; span: Span } | null {
    const start = this.text.lastIndexOf('obj', within);
    const mark = this.text.indexOf('stream', within);
    if (start < 0 || mark < 0 || mark - start > MOST.dictionary) return null;
    const dictionary = this.text.slice(start, mark);
    if (dictionary.includes('endobj')) return null;
    const [line = ''] = /^\r?\n/.exec(this.text.slice(mark + 6, mark + 8)) ?? [];
    const at = mark + 6 + line.length;
    const stated = /\/Length\s+(\d{1,10})(?!\d*\s+\d+\s+R)/.exec(dictionary)?.[1];
    const end = this.text.indexOf('endstream', at);
    const length = stated ? Number(stated) : Math.max(0, end - at);
    return { dictionary, span: { at: this.from + at, length } };
  }
}

/** XMP of the document and of objects in it, and packets in pictures that were put in as they are. */
function metadata(text: Text, isEncrypted: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const { index } of text.matches(/\/Type\s*\/Metadata/g)) {
    const stream = text.stream(index);
    if (!stream) continue;
    const packing = packingOf(stream.dictionary, isEncrypted);
    pieces.push({ place: 'PDF/XMP', span: stream.span, packing });
  }
  for (const { index } of text.matches(/<\?xpacket begin/g)) {
    const at = text.from + index;
    if (pieces.some(({ span }) => at >= span.at && at < span.at + span.length)) continue;
    const end = text.text.indexOf('<?xpacket end', index);
    if (end < 0 || end - index > MOST.packet) continue;
    const last = text.text.indexOf('?>', end);
    const length = (last < 0 ? end : last + 2) - index;
    pieces.push({ place: 'PDF/XMP packet', span: { at, length }, packing: null });
  }
  return pieces;
}

/** The dictionary that the trailer names, in the file or in an object stream, each time it stands. */
function information(texts: readonly Text[], isEncrypted: boolean): Piece[] {
  const named = /\/Info\s+(\d{1,10})\s+(\d{1,5})\s+R/g;
  const trailers = texts.flatMap((one) => [...one.matches(named)]);
  const [, number, generation] = trailers.at(-1) ?? [];
  if (!number) return [];
  const mark = new RegExp(`(?<!\\d)${number}\\s+${generation}\\s+obj`, 'g');
  const plain = texts.flatMap((one) =>
    [...one.matches(mark)].map(({ index }): Piece => {
      const end = one.text.indexOf('endobj', index);
      const length = Math.min(MOST.dictionary, (end < 0 ? one.text.length : end) - index);
      const span = { at: one.from + index, length };
      return { place: 'PDF/Info', span, packing: isEncrypted ? 'unknown' : null };
    }),
  );
  if (plain.length > 0) return plain;
  return texts.flatMap((one) =>
    [...one.matches(/\/Type\s*\/ObjStm/g)].flatMap(({ index }): Piece[] => {
      const stream = one.stream(index);
      const first = stream && /\/First\s+(\d{1,9})/.exec(stream.dictionary)?.[1];
      if (!first || packingOf(stream.dictionary, isEncrypted) !== 'zlib') return [];
      const place = `PDF/ObjStm/${number}/${first}`;
      return [{ place, span: stream.span, packing: 'zlib' }];
    }),
  );
}

function packingOf(dictionary: string, isEncrypted: boolean): Packing | null {
  if (isEncrypted) return 'unknown';
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1];
  if (!filter) return null;
  return /^\[?\s*\/FlateDecode\s*\]?$/.test(filter) ? 'zlib' : 'unknown';
}
