/**
 * What the outside of a file tells: its type, pixel size, and the places where records of its making
 * sit. Nothing is interpreted here; readers of the records come on top (one file per format).
 */
export type Embedded = {
  /** Media type by content, or null where the beginning is of no known kind. */
  mediaType: string | null;
  width: number | null;
  height: number | null;
  /** For instance `png.tEXt:parameters`, `jpeg.exif`, `webp.xmp`, `png.c2pa`; in file order. */
  places: string[];
};

/** Chunks or segments looked at in one file; a hostile file can hold millions. */
const MAX_PARTS = 10_000;
const MAX_PLACES = 200;

const ascii = (b: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...b.subarray(at, at + length));
const u32 = (b: Uint8Array, at: number): number =>
  (((b[at] ?? 0) << 24) | ((b[at + 1] ?? 0) << 16) | ((b[at + 2] ?? 0) << 8) | (b[at + 3] ?? 0)) >>>
  0;
const u32le = (b: Uint8Array, at: number): number =>
  (((b[at + 3] ?? 0) << 24) | ((b[at + 2] ?? 0) << 16) | ((b[at + 1] ?? 0) << 8) | (b[at] ?? 0)) >>>
  0;
const u16 = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
const u16le = (b: Uint8Array, at: number): number => ((b[at + 1] ?? 0) << 8) | (b[at] ?? 0);

class Found {
  readonly places: string[] = [];
  add(place: string): void {
    if (this.places.length < MAX_PLACES && !this.places.includes(place)) this.places.push(place);
  }
}

/** Printable part of a chunk's keyword, for naming the place. */
function keyword(b: Uint8Array, at: number, end: number): string {
  let text = '';
  for (let i = at; i < Math.min(end, at + 79); i++) {
    const code = b[i] ?? 0;
    if (code === 0) break;
    text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '?';
  }
  return text;
}

/** PNG, third edition: chunks of length, type, data, CRC. */
function scanPng(b: Uint8Array): Embedded {
  const found = new Found();
  let at = 8;
  for (let n = 0; n < MAX_PARTS && at + 12 <= b.length; n++) {
    const length = u32(b, at);
    const type = ascii(b, at + 4, 4);
    const data = at + 8;
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') {
      const name = keyword(b, data, data + length);
      found.add(name === 'XML:com.adobe.xmp' ? 'png.xmp' : `png.${type}:${name}`);
    } else if (type === 'eXIf') found.add('png.exif');
    else if (type === 'caBX') found.add('png.c2pa');
    if (type === 'IEND') break;
    at = data + length + 4;
  }
  return { mediaType: 'image/png', width: u32(b, 16), height: u32(b, 20), places: found.places };
}

/** JPEG (ITU-T T.81): segments up to the first scan. */
function scanJpeg(b: Uint8Array): Embedded {
  const found = new Found();
  let width: number | null = null;
  let height: number | null = null;
  let at = 2;
  for (let n = 0; n < MAX_PARTS && at + 4 <= b.length && b[at] === 0xff; n++) {
    const marker = b[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    const length = u16(b, at + 2);
    if (length < 2) break;
    const head = ascii(b, at + 4, Math.min(29, length - 2));
    if (marker === 0xe1 && head.startsWith('Exif\0')) found.add('jpeg.exif');
    else if (marker === 0xe1 && head.startsWith('http://ns.adobe.com/')) found.add('jpeg.xmp');
    else if (marker === 0xeb) found.add('jpeg.c2pa');
    else if (marker === 0xed && head.startsWith('Photoshop')) found.add('jpeg.iptc');
    else if (marker === 0xfe) found.add('jpeg.comment');
    // Start of frame, all kinds but the tables that share the range.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      height = u16(b, at + 5);
      width = u16(b, at + 7);
    }
    at += 2 + length;
  }
  return { mediaType: 'image/jpeg', width, height, places: found.places };
}

/** WebP (RFC 9649): RIFF chunks. */
function scanWebp(b: Uint8Array): Embedded {
  const found = new Found();
  let width: number | null = null;
  let height: number | null = null;
  let at = 12;
  for (let n = 0; n < MAX_PARTS && at + 8 <= b.length; n++) {
    const type = ascii(b, at, 4);
    const length = u32le(b, at + 4);
    const data = at + 8;
    if (type === 'EXIF') found.add('webp.exif');
    else if (type === 'XMP ') found.add('webp.xmp');
    else if (type === 'C2PA') found.add('webp.c2pa');
    else if (type === 'VP8X') {
      width = 1 + ((b[data + 4] ?? 0) | ((b[data + 5] ?? 0) << 8) | ((b[data + 6] ?? 0) << 16));
      height = 1 + ((b[data + 7] ?? 0) | ((b[data + 8] ?? 0) << 8) | ((b[data + 9] ?? 0) << 16));
    } else if (type === 'VP8 ' && width === null) {
      width = u16le(b, data + 6) & 0x3fff;
      height = u16le(b, data + 8) & 0x3fff;
    } else if (type === 'VP8L' && width === null) {
      const bits = u32le(b, data + 1);
      width = (bits & 0x3fff) + 1;
      height = ((bits >>> 14) & 0x3fff) + 1;
    }
    at = data + length + (length % 2);
  }
  return { mediaType: 'image/webp', width, height, places: found.places };
}

/** ISO base media (ISO/IEC 14496-12): top-level boxes, and those within moov. */
function scanIsoMedia(b: Uint8Array): Embedded {
  const found = new Found();
  const brand = ascii(b, 8, 4);
  const walk = (from: number, to: number, path: string): void => {
    let at = from;
    for (let n = 0; n < MAX_PARTS && at + 8 <= to; n++) {
      let length = u32(b, at);
      const type = ascii(b, at + 4, 4);
      let head = 8;
      if (length === 1) {
        length = u32(b, at + 8) * 2 ** 32 + u32(b, at + 12);
        head = 16;
      } else if (length === 0) length = to - at;
      if (length < head) return;
      if (type === 'uuid') found.add(`mp4.${path}uuid`);
      else if (type === 'udta' || type === 'meta' || type === 'jumb')
        found.add(`mp4.${path}${type}`);
      else if (type === 'moov') walk(at + head, Math.min(to, at + length), 'moov.');
      at += length;
    }
  };
  walk(0, b.length, '');
  const image =
    brand === 'avif' || brand === 'avis' ? 'image/avif' : brand === 'heic' ? 'image/heic' : null;
  const mediaType =
    image ?? (brand === 'qt  ' ? 'video/quicktime' : brand === 'M4A ' ? 'audio/mp4' : 'video/mp4');
  return { mediaType, width: null, height: null, places: found.places };
}

/** Photoshop files: pixel size in the header, XMP and IPTC among the image resources. */
function scanPsd(b: Uint8Array): Embedded {
  const found = new Found();
  let at = 26 + 4 + u32(b, 26);
  const end = Math.min(b.length, at + 4 + u32(b, at));
  at += 4;
  for (let n = 0; n < MAX_PARTS && at + 12 <= end && ascii(b, at, 4) === '8BIM'; n++) {
    const id = u16(b, at + 4);
    const name = (b[at + 6] ?? 0) + 1;
    const data = at + 6 + name + (name % 2);
    const length = u32(b, data);
    if (id === 0x0424) found.add('psd.xmp');
    else if (id === 0x0404) found.add('psd.iptc');
    else if (id === 0x0422) found.add('psd.exif');
    at = data + 4 + length + (length % 2);
  }
  return {
    mediaType: 'image/vnd.adobe.photoshop',
    width: u32(b, 18),
    height: u32(b, 14),
    places: found.places,
  };
}

/** Whether a byte pattern stands within the first `limit` bytes. */
function holds(b: Uint8Array, pattern: string, limit = b.length): boolean {
  const first = pattern.charCodeAt(0);
  const end = Math.min(b.length, limit) - pattern.length;
  for (let at = b.indexOf(first); at >= 0 && at <= end; at = b.indexOf(first, at + 1)) {
    if (ascii(b, at, pattern.length) === pattern) return true;
  }
  return false;
}

function scanPdf(b: Uint8Array): Embedded {
  const places: string[] = [];
  if (holds(b, '/Info')) places.push('pdf.info');
  if (holds(b, '<x:xmpmeta') || holds(b, '<rdf:RDF')) places.push('pdf.xmp');
  return { mediaType: 'application/pdf', width: null, height: null, places };
}

const plain = (mediaType: string, places: string[] = []): Embedded => ({
  mediaType,
  width: null,
  height: null,
  places,
});

/**
 * Looks at a file's bytes (the whole, or its beginning where it is too large to hold). Bounded in
 * time and memory for any input, and never throws: a broken file is a fact, not a failure.
 */
export function scanEmbedded(b: Uint8Array): Embedded {
  if (u32(b, 0) === 0x89504e47 && u32(b, 4) === 0x0d0a1a0a) return scanPng(b);
  if (b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff) return scanJpeg(b);
  const four = ascii(b, 0, 4);
  const eight = ascii(b, 8, 4);
  if (four === 'RIFF' && eight === 'WEBP') return scanWebp(b);
  if (four === 'RIFF' && eight === 'WAVE')
    return plain('audio/wav', holds(b, 'LIST', 65_536) ? ['wav.list'] : []);
  if (ascii(b, 4, 4) === 'ftyp') return scanIsoMedia(b);
  if (four === '8BPS') return scanPsd(b);
  if (four === '%PDF') return scanPdf(b);
  if (four === 'GIF8') {
    const places = holds(b, 'XMP DataXMP', 1 << 20) ? ['gif.xmp'] : [];
    return { mediaType: 'image/gif', width: u16le(b, 6), height: u16le(b, 8), places };
  }
  if (u32(b, 0) === 0x49492a00 || u32(b, 0) === 0x4d4d002a)
    return plain('image/tiff', ['tiff.tags']);
  if (ascii(b, 0, 3) === 'ID3') return plain('audio/mpeg', ['mp3.id3']);
  if (four === 'fLaC') return plain('audio/flac', ['flac.comments']);
  if (four === 'OggS') return plain('audio/ogg', ['ogg.comments']);
  if (u32(b, 0) === 0x1a45dfa3) return plain('video/webm', ['webm.tags']);
  if (four === 'PK\u0003\u0004') return plain('application/zip');
  if (b[0] === 0x1f && b[1] === 0x8b) return plain('application/gzip');
  return { mediaType: null, width: null, height: null, places: [] };
}
