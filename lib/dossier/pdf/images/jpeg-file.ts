/** What a JPEG says of itself. */
export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly bits: number;
}

interface JpegSegment {
  readonly marker: number;
  /** Byte offset of the 0xFF of the marker, and of the first byte after the segment. */
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;

/** Segments before the first scan, or null where the structure is broken. */
function headSegments(bytes: Uint8Array): JpegSegment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const segments: JpegSegment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end > bytes.length || end < at + 4) return null;
    segments.push({ marker, start: at, end });
    if (marker === START_OF_SCAN) return segments;
    at = end;
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Reads the frame header (ITU-T T.81, B.2.2); null for anything that is no whole JPEG head. */
export function jpegFacts(bytes: Uint8Array): JpegFacts | null {
  const frame = headSegments(bytes)?.find(({ marker }) => isFrame(marker));
  if (!frame) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + frame.start, frame.end - frame.start);
  if (view.byteLength < 10) return null;
  return {
    bits: view.getUint8(4),
    height: view.getUint16(5),
    width: view.getUint16(7),
    components: view.getUint8(9),
  };
}

/**
 * The same coded pixels without application data and comments: a display copy must not carry along where a
 * photograph was taken. Adobe's marker stays, since it says how colours are coded.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const segments = headSegments(bytes);
  if (!segments) throw new RangeError('not a JPEG');
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let scan = bytes.length;
  for (const { marker, start, end } of segments) {
    if (marker === START_OF_SCAN) scan = start;
    const metadata = (marker >= 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!metadata && marker !== START_OF_SCAN) parts.push(bytes.subarray(start, end));
  }
  parts.push(bytes.subarray(scan));
  return new Uint8Array(Buffer.concat(parts));
}
