import { and, eq, isNull, sql } from 'drizzle-orm';
import { accessToken, account } from '@/db/schema/accounts';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { newAccessToken } from '@/lib/session/token';
import { inPerson, TOKENS_MAX } from '../model';
import { noteChange, ownTokens } from '../queries';
import { createTokenInput, endTokenInput } from '../schema';

/** Makes a personal access token. The answer is the only place where it ever stands in full. */
export const createToken = command({
  name: 'token.create',
  action: 'account.amend',
  input: createTokenInput,
  async run({ tx, grant, input, client }) {
    const { id, session } = inPerson(grant.actor);
    await tx.select({ id: account.id }).from(account).where(eq(account.id, id)).for('update');
    if ((await ownTokens(tx, grant)).length >= TOKENS_MAX) {
      throw new AppError('CONFLICT', { reason: 'too_many_tokens' });
    }
    const { token, hash } = newAccessToken();
    const tokenId = newId('token');
    const [made] = await tx
      .insert(accessToken)
      .values({
        id: tokenId,
        accountId: id,
        name: input.name,
        tokenHash: hash,
        scopes: input.scopes,
        expiresAt: sql`now() + ${input.days} * interval '1 day'`,
      })
      .returning({ expiresAt: accessToken.expiresAt });
    const detail = { token: tokenId, scopes: input.scopes };
    await noteChange(tx, 'token_created', { accountId: id, sessionId: session, client }, detail);
    const expiresAt = made?.expiresAt.toISOString() ?? '';
    return {
      answer: { tokenId, token, name: input.name, expiresAt },
      unrecorded: 'tokens lie outside every case; acts by token name it',
    };
  },
});

/** Revokes a token, from its next request on. */
export const endToken = command({
  name: 'token.revoke',
  action: 'account.amend',
  input: endTokenInput,
  async run({ tx, grant, input, client }) {
    const { id, session } = inPerson(grant.actor);
    const ended = await tx
      .update(accessToken)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(accessToken.id, input.tokenId),
          eq(accessToken.accountId, id),
          isNull(accessToken.revokedAt),
        ),
      )
      .returning({ id: accessToken.id });
    if (ended.length === 0) throw new AppError('NOT_FOUND');
    const detail = { token: input.tokenId };
    await noteChange(tx, 'token_revoked', { accountId: id, sessionId: session, client }, detail);
    return { answer: null, unrecorded: 'tokens lie outside every case' };
  },
});
