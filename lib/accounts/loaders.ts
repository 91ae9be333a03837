import 'server-only';
import { cache } from 'react';
import { loader } from '@/lib/door/loader';
import { isLocale } from '@/lib/i18n/locale';
import { NO_CLIENT } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { currentCaller } from '@/lib/session/current';
import { livingSessions } from '@/lib/session/sessions';
import { dataOf } from './commands/choose';
import { lookAtReset } from './commands/reset-password';
import { lookAtInstance } from './commands/set-up';
import type { AccountPage, InstanceState, Me } from './dto';
import { ownAccount, ownTokens } from './queries';
import { nothing } from './schema';

/** The signed-in person. */
export const loadMe = loader({
  name: 'account.me',
  action: 'account.read',
  input: nothing,
  async load({ tx, grant }): Promise<Me> {
    const { passwordChangedAt: _, locale, ...me } = await ownAccount(tx, grant);
    return { ...me, locale: isLocale(locale) ? locale : 'en' };
  },
});

/** The account page: oneself, one's sessions and tokens. */
export const loadAccount = loader({
  name: 'account.page',
  action: 'account.read',
  input: nothing,
  async load({ tx, grant }): Promise<AccountPage> {
    const { passwordChangedAt, locale, ...me } = await ownAccount(tx, grant);
    const sessions = await livingSessions(tx, grant.actor.id);
    const tokens = await ownTokens(tx, grant);
    return {
      me: { ...me, locale: isLocale(locale) ? locale : 'en' },
      passwordChangedAt: passwordChangedAt.toISOString(),
      sessions: sessions.map((s) => ({
        id: s.id,
        current: s.id === grant.actor.session,
        startedAt: s.createdAt.toISOString(),
        lastSeenAt: s.lastSeenAt.toISOString(),
        endsAt: s.expiresAt.toISOString(),
        userAgent: s.userAgent,
        address: s.address,
      })),
      tokens: tokens.map((t) => ({
        id: t.id,
        name: t.name,
        scopes: t.scopes === 'read' ? 'read' : 'read write',
        createdAt: t.createdAt.toISOString(),
        expiresAt: t.expiresAt.toISOString(),
        lastUsedAt: t.lastUsedAt?.toISOString() ?? null,
        expired: t.expired,
      })),
    };
  },
});

/** The signed-in person, or null: for pages that strangers see too. */
export const meOrNobody = cache(async (): Promise<Me | null> => {
  const caller = await currentCaller();
  return caller.actor ? loadMe(caller, {}) : null;
});

/** What the pages outside need to know of this instance. */
export const loadInstance = cache(async (): Promise<InstanceState> => {
  return dataOf(await lookAtInstance({ actor: null, client: NO_CLIENT }, {}));
});

/** The e-mail a link to choose a password is for, or null where it no longer works. */
export const loadReset = cache(async (token: string): Promise<{ email: string } | null> => {
  const reply = await lookAtReset({ actor: null, client: NO_CLIENT }, { token });
  if (reply.ok) return reply.data;
  if (reply.code === 'NOT_FOUND' || reply.code === 'INVALID') return null;
  throw new AppError(reply.code);
});
