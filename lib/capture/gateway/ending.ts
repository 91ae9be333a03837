// Whether the gateway of this process is ending: waits for tools stop then, so that what they hold is
// let go. A run that was waited for stays open in the journal, and the next gateway closes it.

const state = { isEnding: false };

export const ending = (): boolean => state.isEnding;

export function setEnding(isEnding: boolean): void {
  state.isEnding = isEnding;
}
