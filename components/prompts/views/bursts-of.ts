/** Where PageUp leads: after the first operation of the burst before; to the beginning else. */
export function burstBefore(starts: readonly number[], at: number): number {
  return (starts.findLast((from) => from + 1 < at) ?? 0) + 1;
}

/** Where PageDown leads: after the first operation of the next burst; to the end else. */
export function burstAfter(starts: readonly number[], at: number, end: number): number {
  const next = starts.find((from) => from + 1 > at);
  return next === undefined ? end : next + 1;
}
