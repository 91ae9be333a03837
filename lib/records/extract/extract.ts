import type { Finding, Part } from '../finding';
import { big, isAt, latin1 } from '../numbers';
import type { Source } from '../reach';
import { decodeText } from '../text-decoding';
import { exifTexts } from './exif';
import type { Gathering, Origin } from './gathering';
import { packedRecord } from './packed';
import { iptcDatasets, photoshopResources } from './photoshop';
import { pngChecksum, pngText } from './png-text';
import { id3Frame, ilstItem, matroskaTags, riffInfo, vorbisComments } from './tags';

/** Largest record, and most bytes of records that are read and unpacked of one file. */
const LIMITS = { record: 16 * 1024 * 1024, all: 64 * 1024 * 1024, unpacked: 64 * 1024 * 1024 };

/** Fetches every record that a container has told of and decodes its text. */
export async function extractRecords(
  source: Source,
  found: Finding,
  into: Gathering,
): Promise<void> {
  let left = LIMITS.all;
  let unpacked = LIMITS.unpacked;
  const extended: { part: Part; data: Uint8Array }[] = [];
  const keys: string[] = [];
  for (const part of found.parts) {
    const { place, at, length, packing } = part;
    if (length > LIMITS.record || length > left) {
      into.find('record_too_large', place, [{ value: String(length), record: 0, at: String(at) }]);
      continue;
    }
    const data = length > 0 ? await source.read(at, length) : new Uint8Array(0);
    left -= data.length;
    const before = into.records.length;
    if (packing) unpacked -= packedRecord(into, part, data, unpacked);
    else if (place === 'JPEG/APP1/XMP extension') extended.push({ part, data });
    else if (place.includes('/keys/')) keys.push(place.slice(place.indexOf('/keys/') + 6));
    else decode(into, { place, offset: at }, data, keys);
    const first = into.records[before];
    if (data.length < length) into.find('container_incomplete', place);
    if (first && part.afterImage) into.find('record_after_image', place, into.place(first, place));
    if (first && place.startsWith('PNG/')) await checkSum(source, part, into);
  }
  extendedXmp(into, extended);
  if (found.isFull) into.find('too_many_records');
}

const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';

type Decode = (into: Gathering, from: Origin, data: Uint8Array, keys: readonly string[]) => void;

/** Ways to read a record by its place; the first that fits is taken. */
const DECODERS: readonly (readonly [RegExp, Decode])[] = [
  [/^PNG\/[tzi](EXt|TXt)/, pngText],
  [/^(Krita|OpenRaster)\//, text],
  [/^PDF\/Info$/, latin],
  [/^ISO media\/item\/Exif$/, heifExif],
  [/C2PA|JUMBF|caBX|jumb/, bytesOnly],
  [/\/(eXIf|Exif|EXIF)( 3)?$/, exifTexts],
  [/^JPEG\/APP1\/XMP$/, jpegXmp],
  [/^JPEG\/APP13\/Photoshop$/, photoshopResources],
  [/^(PSD|TIFF)\/IPTC$/, iptcDatasets],
  [/\/LIST\/INFO$/, riffInfo],
  [/^ID3v2\//, id3Frame],
  [/^(FLAC\/VORBIS|Ogg\/)/, vorbisComments],
  [/^Matroska\/Tags$/, matroskaTags],
  [/\/ilst\//, ilstItem],
  [/^GIF\//, gifBlocks],
  [/\/udta\/\?/, quickTimeText],
  [/XMP|COM$|AIGC$|\/udta\/|ImageDescription|Software|Artist|uuid/, text],
];

function decode(into: Gathering, from: Origin, data: Uint8Array, keys: readonly string[]): void {
  const [, way = bytesOnly] = DECODERS.find(([place]) => place.test(from.place)) ?? [];
  way(into, from, data, keys);
}

function bytesOnly(into: Gathering, from: Origin, data: Uint8Array): void {
  into.record(from, data);
}

function jpegXmp(into: Gathering, { place, offset }: Origin, data: Uint8Array): void {
  const body = data.subarray(XMP_HEADER.length);
  text(into, { place, offset: (offset ?? 0) + XMP_HEADER.length }, body);
}

/** Old QuickTime texts have their length and a language in front. */
function quickTimeText(into: Gathering, { place, offset }: Origin, data: Uint8Array): void {
  const own = big(data, 0, 2) === data.length - 4 ? 4 : 0;
  text(into, { place, offset: (offset ?? 0) + own }, data.subarray(own));
}

function text(into: Gathering, from: Origin, data: Uint8Array): void {
  const decoded = decodeText(data);
  into.record(from, data, { ...decoded, text: decoded.text.replace(/\0+$/, '') });
}

/** Texts of a PDF dictionary are bytes between marks in ASCII. */
function latin(into: Gathering, from: Origin, data: Uint8Array): void {
  into.record(from, data, { text: latin1(data), encoding: 'latin-1' });
}

/** Where the TIFF header begins stands in front (ISO/IEC 23008-12 Annex A.2.1). */
function heifExif(into: Gathering, { place, offset }: Origin, data: Uint8Array): void {
  const start = Math.min(data.length, 4 + big(data, 0, 4));
  exifTexts(into, { place, offset: (offset ?? 0) + start }, data.subarray(start));
}

/** GIF sub-blocks put together; XMP stands in them without block lengths. */
function gifBlocks(into: Gathering, from: Origin, data: Uint8Array): void {
  if (from.place === 'GIF/XMP') {
    const end = latin1(data).lastIndexOf('>');
    text(into, { ...from, offset: (from.offset ?? 0) + 12 }, data.subarray(12, end + 1));
    return;
  }
  const parts: number[] = [];
  for (let at = 0; at < data.length && data[at]; at += 1 + (data[at] ?? 0)) {
    parts.push(...data.subarray(at + 1, at + 1 + (data[at] ?? 0)));
  }
  text(into, from, Uint8Array.from(parts));
}

/** Parts of an extended XMP packet (XMP part 3 §1.1.3.1), each with its offset in the whole. */
function extendedXmp(into: Gathering, parts: { part: Part; data: Uint8Array }[]): void {
  const [first] = parts;
  if (!first) return;
  const head = 'http://ns.adobe.com/xmp/extension/\0'.length + 32;
  const total = Math.min(big(first.data, head, 4), LIMITS.record);
  const whole = new Uint8Array(total);
  for (const { data } of parts) {
    const at = big(data, head + 4, 4);
    if (at < total) whole.set(data.subarray(head + 8, head + 8 + total - at), at);
  }
  text(into, { place: first.part.place, offset: first.part.at }, whole);
}

async function checkSum(source: Source, part: Part, into: Gathering): Promise<void> {
  const bytes = await source.read(part.at - 4, part.length + 8);
  const body = bytes.subarray(0, -4);
  const isWhole =
    bytes.length === part.length + 8 && isAt(bytes, 0, part.place.split('/')[1] ?? '');
  if (isWhole && pngChecksum(body) !== big(bytes, bytes.length - 4, 4)) {
    into.find('checksum_wrong', part.place);
  }
}
