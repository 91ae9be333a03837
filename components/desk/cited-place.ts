import type { Cite } from '@/lib/elements/cite';

type Asked = string | string[] | undefined;

/** The region that an address names, in pixels of the picture; null where it names none. */
export function askedRegion(value: Asked): Cite['region'] {
  const found =
    typeof value === 'string' && /^(\d{1,7}),(\d{1,7}),(\d{1,7}),(\d{1,7})$/.exec(value);
  if (!found) return null;
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The words that an address names, in UTF-16 units of the text; null where it names none. */
export function askedSpan(value: Asked): Cite['span'] {
  const found = typeof value === 'string' && /^(\d{1,9})-(\d{1,9})$/.exec(value);
  if (!found) return null;
  const [from = 0, to = 0] = found.slice(1).map(Number);
  return from < to ? { from, to } : null;
}
