import type { ZipListing, ZipMember } from '@/lib/proof/open-zip/zip-listing';
import type { Failure } from './failure';
import {
  type CommonSettings,
  type Described,
  NOTHING_COMMON,
  NOTHING_OWN,
  type OwnSettings,
} from './settings';

/**
 * Where a file stands. Its digest is computed first (`queued`, `hashing`) and shown (`hashed`);
 * nothing leaves the browser until the person starts. Then it waits its turn, is sent to the store,
 * and `confirming` is the server asking the store and recording the entry.
 */
export type Phase =
  | 'queued'
  | 'hashing'
  | 'hashed'
  | 'waiting'
  | 'sending'
  | 'confirming'
  | 'admitted'
  | 'duplicate'
  | 'refused'
  | 'interrupted'
  | 'cancelled';

/** What is known of an archive among the files. */
export type ZipState =
  | { state: 'looking' }
  | { state: 'offered'; listing: ZipListing }
  | { state: 'opened'; listing: ZipListing }
  | { state: 'unusable'; reason: string };

export type Source = { file: File } | { archive: File; member: ZipMember };

/** A file on its way to be an exhibit. */
export type IntakeItem = Described & {
  key: string;
  source: Source;
  bytes: number;
  mediaType: string;
  /** Key of the archive it was in. */
  parent: string | null;
  phase: Phase;
  /** The person said to go on; it does so as soon as it can. */
  started: boolean;
  /** Bytes hashed or sent so far. */
  done: number;
  sha256: string | null;
  /** Part of it lay with the store already, from before a reload or an interruption. */
  resumed: boolean;
  failure: Failure | null;
  /** The exhibit it became, or (duplicate) the one that has its bytes. */
  exhibit: { id: string | null; number: number; entry: number | null } | null;
  /** Whether the case knows that it comes from its archive. */
  relation: 'none' | 'stated' | 'failed';
  zip: ZipState | null;
};

export type Queue = { items: readonly IntakeItem[]; common: CommonSettings };

export const EMPTY_QUEUE: Queue = { items: [], common: NOTHING_COMMON };

/** More files than this at once are refused; a batch of the API is the way for them. */
export const MOST_ITEMS = 5000;

export type NewItem = Pick<
  IntakeItem,
  'key' | 'name' | 'bytes' | 'mediaType' | 'lastModified' | 'source' | 'parent'
>;

export type QueueEvent =
  | { type: 'added'; items: readonly NewItem[] }
  | { type: 'common'; change: Partial<CommonSettings> }
  | { type: 'own'; key: string; change: Partial<OwnSettings> }
  | { type: 'hashing'; key: string }
  | { type: 'hashed'; key: string; sha256: string }
  | { type: 'progress'; key: string; done: number }
  | { type: 'started' }
  | { type: 'sending'; key: string; resumed: boolean }
  | { type: 'confirming'; key: string }
  | { type: 'admitted'; key: string; exhibit: NonNullable<IntakeItem['exhibit']> }
  | { type: 'duplicate'; key: string; exhibit: NonNullable<IntakeItem['exhibit']> }
  | { type: 'failed'; key: string; failure: Failure }
  | { type: 'cancelled'; key: string }
  | { type: 'again'; key: string }
  | { type: 'related'; key: string; relation: IntakeItem['relation'] }
  | { type: 'zip'; key: string; zip: ZipState | null }
  | { type: 'removed'; keys: readonly string[] };

/** Phases in which nothing more happens by itself. */
const ENDED: ReadonlySet<Phase> = new Set([
  'admitted',
  'duplicate',
  'refused',
  'interrupted',
  'cancelled',
]);

const AT_WORK: ReadonlySet<Phase> = new Set(['waiting', 'sending', 'confirming']);

export const hasEnded = (item: IntakeItem) => ENDED.has(item.phase);

/** Its bytes are on their way, or next in turn. */
export const isAtWork = (item: IntakeItem) => AT_WORK.has(item.phase);

/** What is said about it can no longer change here: it is being recorded, or was. */
export const isFixed = (item: IntakeItem) =>
  item.phase === 'confirming' || item.phase === 'admitted' || item.phase === 'duplicate';

/** May be tried again: refused, interrupted or stopped, and not in the case. */
export const mayRetry = (item: IntakeItem) =>
  item.phase === 'refused' || item.phase === 'interrupted' || item.phase === 'cancelled';

function created(item: NewItem): IntakeItem {
  return {
    ...item,
    own: NOTHING_OWN,
    phase: 'queued',
    started: false,
    done: 0,
    sha256: null,
    resumed: false,
    failure: null,
    exhibit: null,
    relation: 'none',
    zip: null,
  };
}

/** The item after what happened to it. An act that no longer fits its phase changes nothing. */
function after(item: IntakeItem, event: QueueEvent): IntakeItem {
  switch (event.type) {
    case 'own':
      return isFixed(item) ? item : { ...item, own: { ...item.own, ...event.change } };
    case 'hashing':
      return item.phase === 'queued' ? { ...item, phase: 'hashing', done: 0 } : item;
    case 'hashed':
      if (item.phase !== 'hashing') return item;
      return {
        ...item,
        phase: item.started ? 'waiting' : 'hashed',
        sha256: event.sha256,
        done: 0,
      };
    case 'progress':
      return item.phase === 'hashing' || item.phase === 'sending'
        ? { ...item, done: Math.min(event.done, item.bytes) }
        : item;
    case 'sending':
      return item.phase === 'waiting' || item.phase === 'sending'
        ? { ...item, phase: 'sending', resumed: event.resumed, done: 0 }
        : item;
    case 'confirming':
      return isAtWork(item) ? { ...item, phase: 'confirming', done: item.bytes } : item;
    case 'admitted':
    case 'duplicate':
      return { ...item, phase: event.type, exhibit: event.exhibit, failure: null };
    case 'failed': {
      if (hasEnded(item)) return item;
      const interrupted = event.failure.passing || event.failure.code === 'UNAUTHENTICATED';
      return { ...item, phase: interrupted ? 'interrupted' : 'refused', failure: event.failure };
    }
    case 'cancelled':
      return hasEnded(item) || item.phase === 'confirming'
        ? item
        : { ...item, phase: 'cancelled', failure: null, done: 0 };
    case 'again':
      if (!mayRetry(item)) return item;
      return {
        ...item,
        phase: item.sha256 === null ? 'queued' : 'waiting',
        started: item.started || item.sha256 !== null,
        failure: null,
        done: 0,
      };
    case 'related':
      return { ...item, relation: event.relation };
    case 'zip':
      return { ...item, zip: event.zip };
    default:
      return item;
  }
}

/** The queue after something happened. */
export function reduceQueue(queue: Queue, event: QueueEvent): Queue {
  switch (event.type) {
    case 'added': {
      const room = Math.max(0, MOST_ITEMS - queue.items.length);
      const items = event.items.slice(0, room).map(created);
      return { ...queue, items: placed(queue.items, items) };
    }
    case 'common':
      return { ...queue, common: { ...queue.common, ...event.change } };
    case 'started':
      return {
        ...queue,
        items: queue.items.map((item) =>
          item.phase === 'hashed'
            ? { ...item, phase: 'waiting', started: true }
            : hasEnded(item) || item.started
              ? item
              : { ...item, started: true },
        ),
      };
    case 'removed': {
      const gone = new Set(event.keys);
      // What is under way is stopped first; it never vanishes while something may be recorded.
      const leaves = (item: IntakeItem) =>
        gone.has(item.key) && !isAtWork(item) && item.phase !== 'hashing';
      return { ...queue, items: queue.items.filter((item) => !leaves(item)) };
    }
    default: {
      const { key } = event;
      return {
        ...queue,
        items: queue.items.map((item) => (item.key === key ? after(item, event) : item)),
      };
    }
  }
}

/** New items at the end, those of an archive directly below it and its earlier ones. */
function placed(before: readonly IntakeItem[], added: readonly IntakeItem[]): IntakeItem[] {
  const parent = added[0]?.parent ?? null;
  const last = before.findLastIndex((item) => item.key === parent || item.parent === parent);
  if (parent === null || last < 0) return [...before, ...added];
  return [...before.slice(0, last + 1), ...added, ...before.slice(last + 1)];
}
