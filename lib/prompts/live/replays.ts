import { database } from '@/db/client';
import type { Tx } from '@/db/tx';
import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { inLane } from '@/lib/kernel/lane';
import { log } from '@/lib/kernel/log';
import { operationsOf } from './operations';
import { keepSnapshot, restoreNearest, SNAPSHOT_EVERY } from './snapshots';

/** Prompts held in memory at most, and operations of all of them together but for the last used. */
const MOST_PROMPTS = 64;
const MOST_OPERATIONS = 600_000;

/** A prompt in memory. `dirty` while it holds operations of a transaction that may yet fail. */
type Live = { replay: PromptReplay; dirty: boolean; snapshotAt: number };

const holder = globalThis as typeof globalThis & { chirographPrompts?: Map<string, Live> };

/** In the order of last use. On globalThis: route bundles hold module instances of their own. */
function held(): Map<string, Live> {
  holder.chirographPrompts ??= new Map();
  return holder.chirographPrompts;
}

/** Name of the lane in which a prompt's replay is read and changed. */
export const laneOf = (promptId: string) => `prompt ${promptId}`;

/** Forgets a prompt; it is loaded again when it is needed. */
export function forgetReplay(promptId: string): void {
  held().delete(promptId);
}

/** The replay in memory, which may lack what other instances wrote; null where it is not there. */
export function heldReplay(promptId: string): PromptReplay | null {
  const live = held().get(promptId);
  return live && !live.dirty ? live.replay : null;
}

type Reader = Pick<Tx, 'select'>;

/**
 * The replay of a prompt up to everything committed when this is asked, or more. Only for whoever is
 * in the prompt's lane: it is the one in memory, not a copy.
 */
export async function replayInLane(reader: Reader, promptId: string): Promise<PromptReplay> {
  const live = held().get(promptId);
  // What a failed transaction left behind is no state of the prompt.
  if (live?.dirty) held().delete(promptId);
  let one = held().get(promptId);
  if (!one) {
    const replay = await restoreNearest(reader, promptId, Number.MAX_SAFE_INTEGER);
    one = { replay, dirty: false, snapshotAt: replay.size };
  }
  // Last used goes last.
  held().delete(promptId);
  held().set(promptId, one);
  try {
    await catchUp(reader, promptId, one.replay, Number.MAX_SAFE_INTEGER);
  } catch (error) {
    if (!(error instanceof RangeError) || one.snapshotAt === 0) {
      forgetReplay(promptId);
      throw error;
    }
    // A snapshot with the right name and the wrong content does not join the chain: from the ground.
    log.warn({ err: error, promptId }, 'snapshot does not join the chain');
    one = { replay: PromptReplay.empty(), dirty: false, snapshotAt: 0 };
    held().set(promptId, one);
    await catchUp(reader, promptId, one.replay, Number.MAX_SAFE_INTEGER);
  }
  evict(promptId);
  return one.replay;
}

/** Applies what a replay lacks up to a size. Throws a RangeError where the chain does not join. */
export async function catchUp(
  reader: Reader,
  promptId: string,
  replay: PromptReplay,
  size: number,
): Promise<void> {
  while (replay.size < size) {
    const page = await operationsOf(reader, promptId, replay.size, size);
    for (const operation of page) replay.apply(operation);
    if (page.length < 1000) return;
    // Long chains are replayed without stopping everybody else.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Applies operations that the transaction under way has appended. Until `committed` says that they
 * stand, the replay counts as spoilt and is loaded anew by whoever needs it next.
 */
export function applyUncommitted(
  promptId: string,
  replay: PromptReplay,
  operations: readonly Operation[],
): void {
  const live = held().get(promptId);
  if (live?.replay !== replay) throw new Error('not the replay in memory');
  live.dirty = true;
  for (const operation of operations) replay.apply(operation);
}

/** Says that what was applied is committed; keeps a snapshot every so often. */
export async function committed(promptId: string, replay: PromptReplay): Promise<void> {
  const live = held().get(promptId);
  if (live?.replay !== replay) return;
  live.dirty = false;
  if (replay.size - live.snapshotAt < SNAPSHOT_EVERY) return;
  live.snapshotAt = replay.size;
  await keepSnapshot(promptId, replay);
}

/** Reads a prompt as it stands. `work` must not wait for anything but its own reading. */
export function readReplay<T>(
  promptId: string,
  work: (replay: PromptReplay) => T | Promise<T>,
): Promise<T> {
  return inLane(laneOf(promptId), async () => work(await replayInLane(database(), promptId)));
}

function evict(keep: string): void {
  const all = held();
  let operations = 0;
  for (const { replay } of all.values()) operations += replay.size;
  for (const [promptId, { replay }] of all) {
    if (all.size <= MOST_PROMPTS && operations <= MOST_OPERATIONS) return;
    if (promptId === keep) continue;
    all.delete(promptId);
    operations -= replay.size;
  }
}
