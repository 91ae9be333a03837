import type { FieldAttribution } from './attribution';
import type { IdRange } from './claim';
import { overlap } from './passport';

/** A statement that words were said by somebody: whose it is, and about which characters. */
export type Statement = { account: string; spans: readonly IdRange[] };

/**
 * Whether an account may confirm or contest a statement: never its own. The person named answers;
 * where somebody states it of themselves, it is for whoever typed the words. `named` are the accounts
 * of the contributor named.
 */
export function mayAnswerStatement(
  account: string,
  said: Statement,
  named: readonly string[],
  fields: readonly Pick<FieldAttribution, 'runs' | 'deleted'>[],
): boolean {
  if (account === said.account) return false;
  if (named.includes(account)) return true;
  return named.includes(said.account) && typistsOf(said.spans, fields).has(account);
}

/** Who first typed characters, wherever they stand or stood. */
function typistsOf(
  spans: readonly IdRange[],
  fields: readonly Pick<FieldAttribution, 'runs' | 'deleted'>[],
): Set<string> {
  const typists = new Set<string>();
  for (const run of fields.flatMap(({ runs, deleted }) => [...runs, ...deleted])) {
    if (run.typist === null) continue;
    if (spans.some((span) => overlap(span, run.id) || overlap(span, run.root)))
      typists.add(run.typist);
  }
  return typists;
}
