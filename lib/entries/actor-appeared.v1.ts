import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/**
 * An account acts in the case for the first time in a session, or under a new name. Later entries
 * of the session refer to it by the session's id, so that the name of the time stands once.
 */
export const actorAppeared = defineEntry({
  kind: 'actor.appeared',
  v: 1,
  subject: 'session',
  act: z.strictObject({
    account: id('account'),
    session: z.union([id('session'), id('token')]),
    authenticator: z.enum(['password', 'token']),
  }),
  payload: z.strictObject({ displayName: freeText(300) }),
});
