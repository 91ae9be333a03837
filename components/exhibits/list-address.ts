import { one } from '@/components/shell/address-value';
import { CAPTURE_CLASSES, type CaptureClass } from '@/lib/entries/vocabulary';
import { idPattern } from '@/lib/kernel/ids';

/** What the list is narrowed to and where in it the reader is; it lives in the address. */
export type ListQuery = {
  class?: CaptureClass;
  supplierId?: string;
  search?: string;
  /** Number of the last exhibit of the page before. */
  after?: number;
  /** The same of the pages before that one, the first page left out: the way back. */
  trail: readonly number[];
};

/** Steps back that an address remembers; before them one starts again at the first page. */
const LONGEST_TRAIL = 30;

type Raw = Record<string, string | string[] | undefined>;

const position = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** Reads an address. What does not fit is as if it were not there: somebody typed it. */
export function readList(raw: Raw): ListQuery {
  const captureClass = CAPTURE_CLASSES.find((name) => name === one(raw.class));
  const supplierId = one(raw.supplier);
  const search = one(raw.search).slice(0, 200).toWellFormed().replaceAll('\0', '').trim();
  const after = position(one(raw.after));
  const trail = one(raw.trail)
    .split('.')
    .flatMap((text) => position(text) ?? [])
    .slice(-LONGEST_TRAIL);
  return {
    ...(captureClass ? { class: captureClass } : {}),
    ...(idPattern('contributor').test(supplierId) ? { supplierId } : {}),
    ...(search ? { search } : {}),
    ...(after === undefined ? { trail: [] } : { after, trail }),
  };
}

/** Whether anything is left out of the list. */
export function isNarrowed(query: ListQuery): boolean {
  return Boolean(query.class ?? query.supplierId ?? query.search);
}

/** Address of a page of the list. */
export function listAddress(room: string, query: ListQuery): string {
  const text = new URLSearchParams({
    ...(query.class ? { class: query.class } : {}),
    ...(query.supplierId ? { supplier: query.supplierId } : {}),
    ...(query.search ? { search: query.search } : {}),
    ...(query.after === undefined ? {} : { after: String(query.after) }),
    ...(query.trail.length > 0 ? { trail: query.trail.join('.') } : {}),
  }).toString();
  return text ? `${room}?${text}` : room;
}

/** The page after this one, which ends with the exhibit of number `last`. */
export function nextPage(query: ListQuery, last: number): ListQuery {
  const before = query.after === undefined ? [] : [...query.trail, query.after];
  return { ...query, after: last, trail: before.slice(-LONGEST_TRAIL) };
}

/** The page before this one, or null on the first. */
export function previousPage(query: ListQuery): ListQuery | null {
  const { after, trail, ...filter } = query;
  if (after === undefined) return null;
  const back = trail.at(-1);
  return back === undefined
    ? { ...filter, trail: [] }
    : { ...filter, after: back, trail: trail.slice(0, -1) };
}
