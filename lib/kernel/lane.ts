const holder = globalThis as typeof globalThis & { chirographLanes?: Map<string, Promise<void>> };

/**
 * Runs `work` when everything begun before it under the same name has ended, well or badly; within
 * this process only. On globalThis because route bundles hold module instances of their own.
 * Whoever waits here must hold no connection of the pool that the work before it may need.
 */
export async function inLane<T>(name: string, work: () => Promise<T>): Promise<T> {
  holder.chirographLanes ??= new Map();
  const lanes = holder.chirographLanes;
  const before = lanes.get(name) ?? Promise.resolve();
  const turn = before.then(work);
  const ended = turn.then(
    () => undefined,
    () => undefined,
  );
  lanes.set(name, ended);
  try {
    return await turn;
  } finally {
    if (lanes.get(name) === ended) lanes.delete(name);
  }
}
