import { eq } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { endSession, endSessions } from '@/lib/session/sessions';
import { inPerson } from '../model';
import { noteChange } from '../queries';
import { amendAccountInput, endSessionInput, nothing } from '../schema';

/** Changes the name shown, or the language of letters. What was done keeps the name of its time. */
export const amendAccount = command({
  name: 'account.amend',
  action: 'account.amend',
  input: amendAccountInput,
  async run({ tx, grant, input, client }) {
    const { id, session } = inPerson(grant.actor);
    const values = {
      ...(input.name === undefined ? {} : { displayName: input.name }),
      ...(input.locale === undefined ? {} : { locale: input.locale }),
    };
    if (Object.keys(values).length > 0) {
      await tx.update(account).set(values).where(eq(account.id, id));
    }
    if (input.name !== undefined) {
      await noteChange(tx, 'account_renamed', { accountId: id, sessionId: session, client });
    }
    return {
      answer: null,
      unrecorded: 'an account lies outside every case; acts name their actor',
    };
  },
});

/** Ends one of one's own sessions, from its next request on. */
export const endOwnSession = command({
  name: 'session.end',
  action: 'account.amend',
  input: endSessionInput,
  async run({ tx, grant, input }) {
    const { id } = inPerson(grant.actor);
    if (!(await endSession(tx, id, input.sessionId))) throw new AppError('NOT_FOUND');
    return { answer: null, unrecorded: 'sessions lie outside every case' };
  },
});

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = command({
  name: 'session.end_others',
  action: 'account.amend',
  input: nothing,
  async run({ tx, grant, client }) {
    const { id, session } = inPerson(grant.actor);
    const ended = await endSessions(tx, id, session);
    await noteChange(tx, 'sessions_ended', { accountId: id, sessionId: session, client });
    return { answer: { ended }, unrecorded: 'sessions lie outside every case' };
  },
});
