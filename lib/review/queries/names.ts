import type { ShownRecord } from '@/lib/elements/record';
import type { CaseState } from '@/lib/entries/state';

/** Name shown with an account's acts: the contributor it is linked to, else the name it appeared by. */
export function nameOf(state: CaseState, account: string): string {
  for (const one of state.contributors.values()) if (one.accounts.has(account)) return one.name;
  return state.actors.get(account)?.at(-1)?.name ?? '';
}

/** A record with the name of whoever recorded it. */
export const withName = (state: CaseState, record: ShownRecord) => ({
  ...record,
  by: nameOf(state, record.account),
});
