import { z } from 'zod';
import { webAddress } from '@/components/exhibits/intake/page-source';
import { KINDS, type Kind, MOST_BYTES, MOST_PICTURES, VERSION } from './protocol';

/** Why something that came is not shown. */
export type Refusal = 'shape' | 'origin' | 'twice' | 'many' | 'large' | 'type' | 'failed';

/** A picture as a page handed it over. Addresses are the page's own words, keys behind them left out. */
export type Handed = {
  place: number;
  kind: Kind;
  page: string;
  address: string | null;
  bytes: ArrayBuffer;
};

/** Longest address that is looked at. */
const LONGEST = 8000;

const message = z.strictObject({
  chirograph: z.literal('picture'),
  v: z.literal(VERSION),
  place: z
    .int()
    .min(0)
    .max(MOST_PICTURES - 1),
  kind: z.enum(KINDS),
  page: z.string().max(LONGEST),
  address: z.string().max(LONGEST).nullable(),
  bytes: z.instanceof(ArrayBuffer),
});

/**
 * Reads what a page of an origin said. The origin is what the browser says of the sender; a page that
 * gives an address of another one is not believed.
 */
export function readHanded(data: unknown, origin: string): Handed | Refusal {
  const read = message.safeParse(data);
  if (!read.success) return 'shape';
  const { place, kind, bytes, address } = read.data;
  const page = webAddress(read.data.page);
  if (page === null || new URL(page).origin !== origin) return 'origin';
  if (bytes.byteLength === 0) return 'type';
  if (bytes.byteLength > MOST_BYTES) return 'large';
  return { place, kind, page, address: webAddress(address), bytes };
}

/** Types that a window takes as pictures, by their content, with the ending they are given. */
const ENDINGS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/avif', 'avif'],
]);

/** Whether content of a type is taken. */
export const isPicture = (mediaType: string | null): mediaType is string =>
  mediaType !== null && ENDINGS.has(mediaType);

const LONGEST_NAME = 400;

/**
 * The name a picture comes in under: host and path of its address, as files of a folder have theirs,
 * or its kind and place where it has none. No two of `taken` are the same.
 */
export function nameOf(
  { place, kind, address }: Pick<Handed, 'place' | 'kind' | 'address'>,
  mediaType: string,
  taken: ReadonlySet<string>,
): string {
  const ending = `.${ENDINGS.get(mediaType) ?? 'bin'}`;
  const path = pathOf(address) ?? `${kind === 'canvas' ? 'canvas' : 'picture'}-${place + 1}`;
  const name = /\.[a-z0-9]{2,5}$/i.test(path) ? path : `${path}${ending}`;
  return taken.has(name) ? name.replace(/(\.[^.]+)$/, ` (${place + 1})$1`) : name;
}

function pathOf(address: string | null): string | null {
  if (address === null) return null;
  const { host, pathname } = new URL(address);
  const path = `${host}${pathname}`.replace(/\/+$/, '');
  return path.length > LONGEST_NAME ? path.slice(-LONGEST_NAME) : path;
}
