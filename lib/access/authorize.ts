import type { Actor } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Place } from './membership';
import { type Access, type Action, type ActionIn, ruleOf, takesActs } from './policy';

declare const minted: unique symbol;

/**
 * Proof that an actor may do an action at a place. Only `authorize` makes one; queries and commands
 * take their scope from it and never from input.
 */
export type Grant<A extends Action = Action> = {
  readonly [minted]: A;
  readonly actor: Actor;
  readonly action: A;
  readonly access: Access | 'service';
  readonly workspaceId: string;
  readonly caseId: A extends ActionIn<'case'> ? string : string | null;
};

/**
 * Decides. Throws FORBIDDEN where the level or the token's scope does not allow the action, and
 * SEALED where the case takes no new acts. Anything unknown is refused.
 */
export function authorize<A extends Action>(actor: Actor, place: Place, action: A): Grant<A> {
  const rule = ruleOf(action);
  if (!rule?.may.includes(place.access)) {
    throw new AppError('FORBIDDEN', { reason: 'access_level' });
  }
  if (actor.kind === 'person' && actor.scopes !== 'all' && !actor.scopes.includes(rule.effect)) {
    throw new AppError('FORBIDDEN', { reason: 'token_scope' });
  }
  if (rule.scope === 'case' && place.caseId === null) throw new AppError('NOT_FOUND');
  if (rule.openCase && (place.status === null || !takesActs(place.status))) {
    throw new AppError('SEALED', {
      reason: place.status === 'closed' ? 'case_closed' : 'case_sealed',
    });
  }
  return mint(actor, place, action);
}

/** The single cast to a grant: the checks above have passed. */
function mint<A extends Action>(actor: Actor, place: Place, action: A): Grant<A> {
  const grant = {
    actor,
    action,
    access: place.access,
    workspaceId: place.workspaceId,
    caseId: place.caseId,
  };
  return Object.freeze(grant) as unknown as Grant<A>;
}
