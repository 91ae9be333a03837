import { database } from '@/db/client';
import { type PromptRecord, recordOf } from '@/lib/authorship/prompt-record';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import type { CommentState, FieldState } from '@/lib/authorship/side-states';
import { catchUp, readReplay } from './replays';
import { restoreNearest } from './snapshots';

/** A prompt's state after one operation. */
export type StateAt = PromptRecord & {
  seq: number;
  hash: string;
  fields: FieldState[];
  comments: CommentState[];
};

/** States kept, newest use last: an attribution of a long text is worth a second look. */
const KEPT = 16;

const holder = globalThis as typeof globalThis & {
  chirographStates?: Map<string, Promise<StateAt>>;
};

/** The state after an operation, or at the head. The caller has seen that the operation exists. */
export async function stateAt(promptId: string, seq: number | undefined): Promise<StateAt> {
  if (seq === undefined) {
    // Only what another request would find again is kept: the head moves on.
    const head = await readReplay(promptId, (replay) => replay.size - 1);
    return kept(promptId, head, () =>
      readReplay(promptId, (replay) =>
        replay.size - 1 === head ? stateOf(replay) : pastState(promptId, head),
      ),
    );
  }
  return kept(promptId, seq, () => pastState(promptId, seq));
}

/** Replays up to an operation from the nearest snapshot before it; apart from the one in memory. */
async function pastState(promptId: string, seq: number): Promise<StateAt> {
  const db = database();
  const replay = await restoreNearest(db, promptId, seq + 1);
  try {
    await catchUp(db, promptId, replay, seq + 1);
    return stateOf(replay);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const fresh = PromptReplay.empty();
    await catchUp(db, promptId, fresh, seq + 1);
    return stateOf(fresh);
  }
}

function stateOf(replay: PromptReplay): StateAt {
  return {
    seq: replay.size - 1,
    hash: replay.hash,
    fields: replay.fields(),
    comments: replay.comments(),
    ...recordOf(replay),
  };
}

function kept(promptId: string, seq: number, make: () => Promise<StateAt>): Promise<StateAt> {
  holder.chirographStates ??= new Map();
  const states = holder.chirographStates;
  const key = `${promptId} ${seq}`;
  const known = states.get(key);
  states.delete(key);
  const state = known ?? make();
  states.set(key, state);
  state.catch(() => states.delete(key));
  for (const oldest of states.keys()) {
    if (states.size <= KEPT) break;
    states.delete(oldest);
  }
  return state;
}
