import { inArray } from 'drizzle-orm';
import { database } from '@/db/client';
import { listenOn } from '@/db/notices';
import { promptHead } from '@/db/schema/prompts';
import type { Operation } from '@/lib/authorship/operation';
import { log } from '@/lib/kernel/log';
import { formatOperation } from '@/lib/proof/operation-line';
import type { Present } from './dto';
import { PROMPT_CHANNEL } from './live/append';
import { operationsOf } from './live/operations';
import {
  hearPresence,
  notePresence,
  PRESENCE_CHANNEL,
  sweepPresence,
  tellPresence,
} from './live/presence';

/** Newest operations kept for followers of a prompt: their number, and characters of their lines. */
const RING_OPERATIONS = 2_000;
const RING_CHARS = 4_000_000;

/** Operations read for followers at once, and handed out at once. */
const PAGE = 500;

/** Milliseconds between looks at heads while notices do not arrive, and while they do. */
const POLL_MS = { deaf: 1_000, hearing: 5_000 };

/** Milliseconds that a notice to ourselves may take. */
const ECHO_MS = 1_500;

/** Milliseconds for which movements of people are gathered. */
const PRESENCE_MS = 100;

/** An operation as the line of NDJSON that is sent. */
type Line = { seq: number; text: string };

type Channel = {
  /** Length of the chain as far as this process has heard. */
  size: number;
  ring: Line[];
  chars: number;
  /** The read of new operations under way, shared by all followers. */
  reading: Promise<void> | null;
  followers: Set<() => void>;
  /** Counts changes of who is present. */
  presence: number;
  presenceTimer: NodeJS.Timeout | null;
};

type Hub = {
  channels: Map<string, Channel>;
  notices: ReturnType<typeof listenOn> | null;
  timer: NodeJS.Timeout | null;
  isHearing: boolean;
  polledAt: number;
};

const holder = globalThis as typeof globalThis & { chirographHub?: Hub };

/** On globalThis, so that the route that pushes and the one that streams meet. */
function hub(): Hub {
  holder.chirographHub ??= {
    channels: new Map(),
    notices: null,
    timer: null,
    isHearing: false,
    polledAt: 0,
  };
  return holder.chirographHub;
}

/** What a stream sees of a prompt it follows. */
export type Following = {
  /** Length of the chain as far as is known here. */
  size(): number;
  /** Lines of operations from a number on, some at a time; empty where there are none yet. */
  lines(from: number): Promise<Line[]>;
  /** Changes whenever people come, move or go. */
  presence(): number;
  end(): void;
};

/** Follows a prompt of a known length; `wake` is called when something may have changed. */
export function follow(promptId: string, size: number, wake: () => void): Following {
  const { channels } = hub();
  const channel = channels.get(promptId) ?? newChannel();
  channels.set(promptId, channel);
  channel.size = Math.max(channel.size, size);
  channel.followers.add(wake);
  start();
  return {
    size: () => channel.size,
    lines: (from) => linesFrom(promptId, channel, from),
    presence: () => channel.presence,
    end() {
      channel.followers.delete(wake);
      if (channel.followers.size === 0 && channels.get(promptId) === channel) {
        if (channel.presenceTimer) clearTimeout(channel.presenceTimer);
        channels.delete(promptId);
      }
    },
  };
}

/** Hands operations committed by this process to its followers, without a way round the database. */
export function deliver(promptId: string, operations: readonly Operation[]): void {
  const channel = hub().channels.get(promptId);
  const last = operations.at(-1);
  if (!channel || !last) return;
  const end = channel.ring.at(-1);
  // Where another instance wrote in between, they are read in order instead.
  if (operations[0]?.seq === (end ? end.seq + 1 : channel.size)) extend(channel, operations);
  grown(promptId, last.seq + 1);
}

/** Shows a person at a prompt to everybody who follows it, on every instance. */
export async function present(promptId: string, who: Present): Promise<void> {
  start();
  notePresence(promptId, who);
  touch(promptId);
  await tellPresence(promptId, who);
}

function newChannel(): Channel {
  return {
    size: 0,
    ring: [],
    chars: 0,
    reading: null,
    followers: new Set(),
    presence: 0,
    presenceTimer: null,
  };
}

function grown(promptId: string, size: number): void {
  const channel = hub().channels.get(promptId);
  if (!channel || size <= channel.size) return;
  channel.size = size;
  for (const wake of channel.followers) wake();
}

/** A notice of a chain: its prompt and length. */
function hearGrown(payload: string): void {
  const [promptId = '', size = ''] = payload.split(' ');
  if (/^\d+$/.test(size)) grown(promptId, Number(size));
}

function hearPeople(payload: string): void {
  const promptId = hearPresence(payload);
  if (promptId) touch(promptId);
}

function touch(promptId: string): void {
  const channel = hub().channels.get(promptId);
  if (!channel || channel.presenceTimer) return;
  channel.presenceTimer = setTimeout(() => {
    channel.presenceTimer = null;
    channel.presence += 1;
    for (const wake of channel.followers) wake();
  }, PRESENCE_MS);
  channel.presenceTimer.unref();
}

function extend(channel: Channel, operations: readonly Operation[]): void {
  for (const operation of operations) {
    const text = formatOperation(operation);
    channel.ring.push({ seq: operation.seq, text });
    channel.chars += text.length;
  }
  let drop = 0;
  while (
    channel.ring.length - drop > RING_OPERATIONS ||
    (channel.chars > RING_CHARS && channel.ring.length - drop > 1)
  ) {
    channel.chars -= channel.ring[drop]?.text.length ?? 0;
    drop += 1;
  }
  if (drop > 0) channel.ring.splice(0, drop);
}

async function linesFrom(promptId: string, channel: Channel, from: number): Promise<Line[]> {
  if (from >= channel.size) return [];
  const [first] = channel.ring;
  const end = (channel.ring.at(-1)?.seq ?? -1) + 1;
  if (first && from >= first.seq && from < end) {
    return channel.ring.slice(from - first.seq, from - first.seq + PAGE);
  }
  if (first && from < first.seq) {
    // Somebody who has been away: read for them alone.
    const missed = await operationsOf(database(), promptId, from, first.seq, PAGE);
    return missed.map((operation) => ({ seq: operation.seq, text: formatOperation(operation) }));
  }
  channel.reading ??= readOn(promptId, channel, first ? end : from).finally(() => {
    channel.reading = null;
  });
  await channel.reading;
  const [begins] = channel.ring;
  if (!begins || from < begins.seq) {
    const missed = await operationsOf(database(), promptId, from, channel.size, PAGE);
    return missed.map((operation) => ({ seq: operation.seq, text: formatOperation(operation) }));
  }
  return channel.ring.slice(from - begins.seq, from - begins.seq + PAGE);
}

async function readOn(promptId: string, channel: Channel, from: number): Promise<void> {
  const read = await operationsOf(database(), promptId, from, channel.size, PAGE);
  const end = channel.ring.at(-1);
  // A local commit may have been handed over meanwhile.
  extend(channel, end ? read.filter((operation) => operation.seq > end.seq) : read);
}

function start(): void {
  const one = hub();
  one.notices ??= listenOn(
    'prompts',
    [
      [PROMPT_CHANNEL, hearGrown],
      [PRESENCE_CHANNEL, hearPeople],
    ],
    ECHO_MS,
  );
  if (one.timer) return;
  one.timer = setInterval(() => {
    for (const promptId of sweepPresence()) touch(promptId);
    look(one).catch((error) => log.warn({ err: error }, 'heads of prompts not read'));
  }, POLL_MS.deaf);
  one.timer.unref();
}

/** Polls heads, often while notices do not arrive and seldom while they do. */
async function look(one: Hub): Promise<void> {
  const { channels, notices } = one;
  const restMs = one.isHearing ? POLL_MS.hearing : POLL_MS.deaf;
  if (channels.size === 0 || performance.now() - one.polledAt < restMs - 50) return;
  one.polledAt = performance.now();
  void notices?.check().then((isHearing) => {
    one.isHearing = isHearing;
  });
  const heads = await database()
    .select({ promptId: promptHead.promptId, size: promptHead.size })
    .from(promptHead)
    .where(inArray(promptHead.promptId, [...channels.keys()]));
  for (const { promptId, size } of heads) grown(promptId, size);
}

/** Stops listening and forgets everything (tests). */
export function closeHub(): void {
  const one = holder.chirographHub;
  if (one?.timer) clearInterval(one.timer);
  delete holder.chirographHub;
}
