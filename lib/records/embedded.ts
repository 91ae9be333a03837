import { walkFlac, walkId3, walkOgg } from './containers/audio-tags';
import { walkGif } from './containers/gif';
import { walkGzip } from './containers/gzip';
import { walkIsoMedia } from './containers/iso-media';
import { walkJpeg } from './containers/jpeg';
import { walkMatroska } from './containers/matroska';
import { walkPdf } from './containers/pdf';
import { walkPng } from './containers/png';
import { walkPsd } from './containers/psd';
import { walkRiff } from './containers/riff';
import { walkTiff } from './containers/tiff';
import { walkZip, zippedType } from './containers/zip';
import { Finding, type Walk } from './finding';
import { isAt, latin1 } from './numbers';
import { bytesSource, Reach, type Source } from './reach';

/** What a file's own structure says. Nothing in it is interpreted. */
export type Embedded = {
  /** Type by magic bytes, or null where no container known here is. */
  mediaType: string | null;
  /** Pixels as stored, before any turning. */
  width: number | null;
  height: number | null;
  /**
   * Where records sit, e.g. `PNG/tEXt/parameters`. Colour profiles and the like are none. Records
   * hidden in pixels are not places.
   */
  places: string[];
  /** False where the file was too long or too odd to be walked to its end. */
  complete: boolean;
};

type Container = { type: (head: Uint8Array) => string | null; walk: Walk };

const RIFF_FORMS: Record<string, string> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/vnd.avi',
};

/** Containers by what they begin with. */
const CONTAINERS: readonly Container[] = [
  starting('\x89PNG\r\n\x1a\n', 'image/png', walkPng),
  starting('\xff\xd8\xff', 'image/jpeg', walkJpeg),
  {
    type: (head) => (isAt(head, 0, 'RIFF') ? (RIFF_FORMS[latin1(head, 8, 4)] ?? null) : null),
    walk: walkRiff,
  },
  starting('GIF87a', 'image/gif', walkGif),
  starting('GIF89a', 'image/gif', walkGif),
  starting('8BPS', 'image/vnd.adobe.photoshop', walkPsd),
  starting('II*\0', 'image/tiff', walkTiff),
  starting('MM\0*', 'image/tiff', walkTiff),
  { type: (head) => (isAt(head, 4, 'ftyp') ? isoMediaType(head) : null), walk: walkIsoMedia },
  starting('%PDF-', 'application/pdf', walkPdf),
  starting('fLaC', 'audio/flac', walkFlac),
  starting('OggS', 'audio/ogg', walkOgg),
  starting('\x1aE\xdf\xa3', 'video/webm', walkMatroska),
  starting('ID3', 'audio/mpeg', walkId3),
  { type: zippedType, walk: walkZip },
  starting('\x1f\x8b\x08', 'application/gzip', walkGzip),
  // Layer III frames without a tag in front: eleven set bits, no reserved version or layer.
  {
    type: (head) =>
      head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2 && ((head[1] ?? 0) & 0x18) !== 0x08
        ? 'audio/mpeg'
        : null,
    walk: walkId3,
  },
];

/**
 * Sniffs a file by content and lists where records of its making sit. Reads here and there within a
 * fixed budget of bytes, fetches and steps, so it ends soon for every file. Throws only what the
 * source throws.
 */
export async function scanEmbedded(file: Source | Uint8Array): Promise<Embedded> {
  const { mediaType, found, complete } = await walkContainer(file);
  return { mediaType, width: found.width, height: found.height, places: found.places, complete };
}

/** The same with the bytes that each record takes. */
export async function walkContainer(
  file: Source | Uint8Array,
): Promise<{ mediaType: string | null; found: Finding; complete: boolean }> {
  const reach = new Reach(file instanceof Uint8Array ? bytesSource(file) : file);
  const found = new Finding();
  const head = await reach.at(0, 128);
  for (const { type, walk } of CONTAINERS) {
    const mediaType = type(head);
    if (mediaType === null) continue;
    await walk(reach, found);
    return { mediaType, found, complete: !reach.spent && !found.isCut };
  }
  return { mediaType: null, found, complete: true };
}

function starting(magic: string, mediaType: string, walk: Walk): Container {
  return { type: (head) => (isAt(head, 0, magic) ? mediaType : null), walk };
}

function isoMediaType(head: Uint8Array): string {
  const brand = latin1(head, 8, 4);
  if (/^avi[fs]$/.test(brand)) return 'image/avif';
  if (/^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) return 'image/heic';
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}
