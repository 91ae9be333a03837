import { and, eq, sql } from 'drizzle-orm';
import { prompt, promptOperation } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import type { CaseState, Mark } from '@/lib/entries/state';

/** Accounts that joined a prompt to write in it. */
export type Joined = { promptId: string; account: string };

/** Who joined the prompts of a case, by the claims in their logs. */
export async function joinedPrompts(tx: Tx, { caseId }: { caseId: string }): Promise<Joined[]> {
  return tx
    .selectDistinct({
      promptId: promptOperation.promptId,
      account: sql<string>`${promptOperation.claim}::json ->> 'account'`,
    })
    .from(promptOperation)
    .innerJoin(prompt, eq(prompt.id, promptOperation.promptId))
    .where(and(eq(prompt.caseId, caseId), eq(promptOperation.kind, 'join')));
}

/**
 * The contributors that take part in each exhibit, prompt and run by the record: whoever brought an exhibit
 * in, operated or instructed a run that it went into or came out of, looked at it in a choice, or worked on
 * it; whoever opened, joined or froze a prompt. Where a record names nobody, those whose account made it,
 * as in the tables of acts.
 */
export function takingPart(
  state: CaseState,
  joined: readonly Joined[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const part = new Map<string, Set<string>>();
  const holders = (account: string) =>
    [...state.contributors.values()].filter(({ accounts }) => accounts.has(account));
  const note = (
    records: readonly (string | null | undefined)[],
    people: readonly (string | null)[],
    { actor }: Pick<Mark, 'actor'>,
  ) => {
    const named = people.filter((one) => one !== null);
    const all = named.length > 0 ? named : holders(actor).map(({ id }) => id);
    for (const id of records) {
      if (!id) continue;
      const known = part.get(id) ?? new Set();
      part.set(id, known);
      for (const one of all) known.add(one);
    }
  };
  for (const one of state.exhibits.values()) note([one.id], [one.supplier], one.admitted);
  for (const one of state.prompts.values()) {
    note([one.id], [], one.opened);
    for (const { frozen } of one.revisions) note([one.id], [], frozen);
  }
  for (const { promptId, account } of joined) note([promptId], [], { actor: account });
  for (const one of state.runs.values()) {
    const files = [...one.inputs, ...one.outputs, ...one.records].map(({ exhibit }) => exhibit);
    const records = [one.id, one.revision?.prompt, ...files];
    note(records, [one.operator, one.instructor], one.requested);
  }
  for (const { candidates, chooser, lookers, recorded } of state.selections.values()) {
    const records = candidates.flatMap(({ exhibit, run }) => [exhibit, run]);
    note(records, [chooser, ...lookers], recorded);
  }
  for (const one of state.modifications.values())
    note([...one.before, one.after, one.mask, one.project], [one.editor], one.recorded);
  for (const one of state.workEvents.values())
    note([one.exhibit, one.capture], [one.by], one.recorded);
  return part;
}
