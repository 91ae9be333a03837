import { writerKey } from '@/lib/authorship/first-writer';
import type { PlacedSpan } from '@/lib/authorship/spans';
import { INSERT_KINDS, type InsertKind } from '@/lib/authorship/vocabulary';
import { instantOf } from '@/lib/i18n/zone';

/** What a marked text is narrowed to; it lives in the address. */
export type ViewFilter = {
  /** First writer: an account, `model:<name>` or `unknown`. */
  who?: string | undefined;
  /** How the words came, first or since. */
  how?: InsertKind | undefined;
  /** Instants, ISO 8601, from and until when the words were first written. */
  since?: string | undefined;
  until?: string | undefined;
};

/** What else an attribution page shows, by its address. */
export type AttributionAddress = ViewFilter & {
  /** Deleted words stand in the text, struck through. */
  deleted: boolean;
  /** The list of spans in place of the marked text. */
  table: boolean;
  /** State after this operation; the present one where left out. */
  at?: number | undefined;
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

const one = (query: Query, key: string) => {
  const value = query[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A local time and its zone from the form, or an instant from a link. */
function instant(query: Query, key: string): string | undefined {
  const text = one(query, key);
  if (!text) return undefined;
  const zone = one(query, `${key}Zone`);
  if (zone) return instantOf(text, zone) ?? undefined;
  return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
}

/** Reads an address; what cannot be meant is left out. */
export function readAddress(query: Query): AttributionAddress {
  const how = INSERT_KINDS.find((kind) => kind === query.how);
  const at = one(query, 'at');
  return {
    who: one(query, 'who'),
    how,
    since: instant(query, 'since'),
    until: instant(query, 'until'),
    deleted: query.deleted === '1',
    table: query.view === 'table',
    at: at && /^\d{1,12}$/.test(at) ? Number(at) : undefined,
  };
}

/** The address again, as a query with its question mark, or nothing. */
export function writeAddress(address: AttributionAddress): string {
  const query = new URLSearchParams();
  for (const key of ['who', 'how', 'since', 'until'] as const) {
    const value = address[key];
    if (value !== undefined) query.set(key, value);
  }
  if (address.deleted) query.set('deleted', '1');
  if (address.table) query.set('view', 'table');
  if (address.at !== undefined) query.set('at', String(address.at));
  const text = query.toString();
  return text && `?${text}`;
}

/** Whether the text is narrowed at all. */
export function narrows({ who, how, since, until }: ViewFilter): boolean {
  return [who, how, since, until].some((value) => value !== undefined);
}

/** Whether a span is one of those asked for. Spans that touch the time asked for are. */
export function fits(filter: ViewFilter, span: PlacedSpan): boolean {
  const { who, how, since, until } = filter;
  if (who !== undefined && writerKey(span.writer) !== who) return false;
  if (how && span.one.kind !== how && !span.one.handlings.some(({ kind }) => kind === how)) {
    return false;
  }
  if (since && span.lastAt < since) return false;
  return !(until && span.firstAt > until);
}
