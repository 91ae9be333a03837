import sharp, { type Metadata, type Sharp } from 'sharp';
import { jpegFacts, withoutMetadata } from './jpeg-file';
import type { Picture } from './picture';
import { pngPassthrough } from './png-file';

/** Why a file cannot be shown as a picture. */
export type PictureRefusal = 'unsupported' | 'damaged' | 'too-large';

/** A picture with what its caption must say about how it differs from the file. */
export interface PreparedPicture {
  readonly picture: Picture;
  readonly format: string;
  /** Pixels of the file, after turning it upright as its own metadata say. */
  readonly source: { readonly width: number; readonly height: number };
  /** Pixels shown. */
  readonly shown: { readonly width: number; readonly height: number };
  readonly scaled: boolean;
  /** Whether the samples were coded anew, so that they are no longer those of the file. */
  readonly converted: boolean;
  readonly turned: boolean;
  /** Whether only the first of several frames or pages is shown. */
  readonly firstOnly: boolean;
}

export type PictureResult =
  | ({ readonly ok: true } & PreparedPicture)
  | { readonly ok: false; readonly reason: PictureRefusal };

export interface PictureLimits {
  /** Longest side shown, in pixels. */
  readonly longestSide?: number;
  /** Pixels of the file above which it is refused unread. */
  readonly mostPixels?: number;
}

const READABLE = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif', 'jp2']);
const DEFAULT_SIDE = 2000;
const DEFAULT_PIXELS = 100_000_000;

/**
 * Makes a display copy of an image file. Vector formats and everything that could load other files are
 * refused. The samples pass unchanged where PDF can hold them; else they become a JPEG (quality 88, full
 * chroma), or raw samples where the picture is transparent. Decoding runs outside the event loop, but takes
 * memory of the size of the picture: call it where that is limited.
 */
export async function preparePicture(
  bytes: Uint8Array,
  { longestSide = DEFAULT_SIDE, mostPixels = DEFAULT_PIXELS }: PictureLimits = {},
): Promise<PictureResult> {
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
  let meta: Metadata;
  try {
    meta = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return { ok: false, reason: 'unsupported' };
  }
  if (!READABLE.has(meta.format)) return { ok: false, reason: 'unsupported' };
  if (meta.width * meta.height > mostPixels) return { ok: false, reason: 'too-large' };
  const turned = (meta.orientation ?? 1) > 1;
  const sideways = (meta.orientation ?? 1) > 4;
  const source = sideways
    ? { width: meta.height, height: meta.width }
    : { width: meta.width, height: meta.height };
  const scaled = Math.max(source.width, source.height) > longestSide;
  const facts = { format: meta.format, source, turned, firstOnly: (meta.pages ?? 1) > 1 };
  try {
    const untouched = turned || scaled ? null : unchanged(bytes, meta);
    if (untouched) {
      // Decodes everything once: a file cut short must not reach the page.
      await open().resize(8, 8, { fit: 'fill' }).raw().toBuffer();
      const shown = { width: untouched.width, height: untouched.height };
      return { ok: true, ...facts, picture: untouched, shown, scaled: false, converted: false };
    }
    const upright = open().autoOrient().toColourspace('srgb');
    const size = { width: longestSide, height: longestSide };
    const fitted = scaled ? upright.resize({ ...size, fit: 'inside' }) : upright;
    const picture = meta.hasAlpha ? await rawPicture(fitted) : await jpegPicture(fitted);
    const shown = { width: picture.width, height: picture.height };
    return { ok: true, ...facts, picture, shown, scaled, converted: true };
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}

function unchanged(bytes: Uint8Array, meta: Metadata): Picture | null {
  if (meta.format === 'png') return pngPassthrough(bytes);
  if (meta.format !== 'jpeg' || meta.hasProfile) return null;
  const facts = jpegFacts(bytes);
  if (facts?.bits !== 8 || (facts.components !== 1 && facts.components !== 3)) return null;
  const data = { kind: 'jpeg', bytes: withoutMetadata(bytes), colours: facts.components } as const;
  return { width: facts.width, height: facts.height, data };
}

async function jpegPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: false })
    .toBuffer({ resolveWithObject: true });
  const colours = info.channels === 1 ? 1 : 3;
  return { width: info.width, height: info.height, data: { kind: 'jpeg', bytes: data, colours } };
}

async function rawPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image.ensureAlpha().raw({ depth: 'uchar' }).toBuffer({
    resolveWithObject: true,
  });
  const count = info.width * info.height;
  const rgb = new Uint8Array(3 * count);
  const alpha = new Uint8Array(count);
  let opaque = true;
  for (let i = 0; i < count; i++) {
    rgb[3 * i] = data[4 * i] ?? 0;
    rgb[3 * i + 1] = data[4 * i + 1] ?? 0;
    rgb[3 * i + 2] = data[4 * i + 2] ?? 0;
    const a = data[4 * i + 3] ?? 255;
    alpha[i] = a;
    opaque &&= a === 255;
  }
  const mask = opaque ? {} : { alpha };
  return { width: info.width, height: info.height, data: { kind: 'raw', rgb, ...mask } };
}
