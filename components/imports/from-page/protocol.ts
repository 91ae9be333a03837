// What the bookmark on a generator's page and the window of the case say to one another. Both sides
// are built from this file; the page in between belongs to somebody else and may say anything.

/** Version of what is said. */
export const VERSION = 1;

/** Pictures of one handing over. */
export const MOST_PICTURES = 60;

/** Bytes of one picture and of all, which a window holds at once. */
export const MOST_BYTES = 64 * 1024 ** 2;
export const MOST_BYTES_IN_ALL = 256 * 1024 ** 2;

/**
 * `file`: the bytes that the address of the picture answered, as they are. `canvas`: what stood on a
 * canvas, encoded by the browser; there was no file to be had.
 */
export const KINDS = ['file', 'canvas'] as const;
export type Kind = (typeof KINDS)[number];

/** Said by the window when it can take pictures. It tells nobody anything, so anybody may hear it. */
export const READY = { chirograph: 'ready', v: VERSION } as const;

/** One picture, said by the page. Addresses are what the page claims. */
export type PictureMessage = {
  chirograph: 'picture';
  v: typeof VERSION;
  /** Its place among those handed over, from 0. */
  place: number;
  kind: Kind;
  /** Address of the page. */
  page: string;
  /** Address of the picture; null where it has none that means anything elsewhere. */
  address: string | null;
  bytes: ArrayBuffer;
};

/** Words that the bookmark says on a page; `{width}` and the like are filled in there. */
export const WORDS = [
  'title',
  'lead',
  'none',
  'list',
  'size',
  'canvas',
  'send',
  'close',
  'chooseFirst',
  'most',
  'blocked',
  'opening',
  'silent',
  'sending',
  'sent',
  'unreachable',
  'tooLarge',
  'done',
] as const;

/** What a bookmark carries: where it hands pictures to, and its words in one language. */
export type BookmarkSettings = {
  to: string;
  case: string;
  lang: string;
  words: Record<(typeof WORDS)[number], string>;
};
