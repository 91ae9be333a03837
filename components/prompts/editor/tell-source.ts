import type { Transaction } from '@codemirror/state';
import { identitiesBetween } from '../session/identities';
import type { PromptSession } from '../session/prompt-session';
import type { Carried } from './clipboard';

/**
 * States of words that an act has just pasted that they are characters of another prompt of the case,
 * whose log says who wrote them. `moved` are those cut there, once.
 */
export function tellSource(
  session: PromptSession,
  field: string,
  transaction: Transaction,
  { prompt, src, text, ...from }: Carried & { moves: boolean },
): void {
  if (!session.mayEdit) return;
  if (!transaction.isUserEvent('input.paste') && !transaction.isUserEvent('input.drop')) return;
  const source = { prompt, src, k: from.moves ? ('moved' as const) : ('copied' as const) };
  const said = { message: null, exhibit: null, answer: 'confirmed' as const, source };
  transaction.changes.iterChanges((_from, _to, start, end, inserted) => {
    if (inserted.toString() !== text) return;
    const spans = identitiesBetween(session.text(field), start, end);
    // Where the record does not find them there, the words stay pasted ones of unknown origin.
    session.state({ k: 'origin', spans, ...said }).catch(() => {});
  });
}
