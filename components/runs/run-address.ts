import { one } from '@/components/shell/address-value';
import { idPattern } from '@/lib/kernel/ids';

/** What the list of runs is narrowed to and where in it the reader is; it lives in the address. */
export type RunQuery = {
  promptId?: string;
  operatorId?: string;
  /** Number of the last run of the page before. */
  before?: number;
  /** The same of the pages before that one, the first page left out: the way back. */
  trail: readonly number[];
};

/** Steps back that an address remembers; before them one starts again at the first page. */
const LONGEST_TRAIL = 30;

type Raw = Record<string, string | string[] | undefined>;

const position = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);

/** The identifier of a prompt in an address, where it can be one. */
export const promptIn = (raw: Raw) =>
  idPattern('prompt').test(one(raw.prompt)) ? one(raw.prompt) : undefined;

/** The identifier of a run in an address, where it can be one. */
export const runIn = (raw: Raw) => (idPattern('run').test(one(raw.run)) ? one(raw.run) : undefined);

/** Reads an address. What does not fit is as if it were not there: somebody typed it. */
export function readRuns(raw: Raw): RunQuery {
  const promptId = promptIn(raw);
  const operatorId = one(raw.operator);
  const before = position(one(raw.before));
  const trail = one(raw.trail)
    .split('.')
    .flatMap((text) => position(text) ?? [])
    .slice(-LONGEST_TRAIL);
  return {
    ...(promptId ? { promptId } : {}),
    ...(idPattern('contributor').test(operatorId) ? { operatorId } : {}),
    ...(before === undefined ? { trail: [] } : { before, trail }),
  };
}

/** Whether anything is left out of the list. */
export const isNarrowed = (query: RunQuery) => Boolean(query.promptId ?? query.operatorId);

/** Address of a page of the list. */
export function runsAddress(room: string, query: RunQuery): string {
  const text = new URLSearchParams({
    ...(query.promptId ? { prompt: query.promptId } : {}),
    ...(query.operatorId ? { operator: query.operatorId } : {}),
    ...(query.before === undefined ? {} : { before: String(query.before) }),
    ...(query.trail.length > 0 ? { trail: query.trail.join('.') } : {}),
  }).toString();
  return text ? `${room}?${text}` : room;
}

/** The page after this one, which begins below number `next`. */
export function nextRuns(query: RunQuery, next: number): RunQuery {
  const trail = query.before === undefined ? [] : [...query.trail, query.before];
  return { ...query, before: next, trail: trail.slice(-LONGEST_TRAIL) };
}

/** The page before this one, or null on the first. */
export function previousRuns(query: RunQuery): RunQuery | null {
  const { before, trail, ...filter } = query;
  if (before === undefined) return null;
  const back = trail.at(-1);
  return back === undefined
    ? { ...filter, trail: [] }
    : { ...filter, before: back, trail: trail.slice(0, -1) };
}
