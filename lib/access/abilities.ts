import type { Actor } from '@/lib/kernel/actor';
import { authorize } from './authorize';
import type { Place } from './membership';
import { type Action, POLICY } from './policy';

/** Action → whether it may be done; computed from the table, for the interface only. */
export type Abilities = Record<Action, boolean>;

/** What an actor may do at a place, so that buttons and checks share one truth. */
export function abilitiesOf(actor: Actor, place: Place): Abilities {
  const answer = {} as Abilities;
  for (const action of Object.keys(POLICY) as Action[]) {
    try {
      authorize(actor, place, action);
      answer[action] = true;
    } catch {
      answer[action] = false;
    }
  }
  return answer;
}
