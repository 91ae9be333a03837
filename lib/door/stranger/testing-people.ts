import { and, eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { database } from '@/db/client';
import { accessToken, account, session } from '@/db/schema/accounts';
import { membership } from '@/db/schema/workspaces';
import { join, person, room } from '@/db/testing/world';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { newId } from '@/lib/kernel/ids';
import { callerOfRequest } from '@/lib/session/caller';
import { cookieOf } from '@/lib/session/cookie';
import { newAccessToken } from '@/lib/session/token';

/** Everybody who may knock, from whom nothing is known to whoever runs the place. */
export const LEVELS = [
  /** Nobody is signed in. */
  'nobody',
  /** Sessions and tokens of an owner that have ended, and an owner whose account is disabled. */
  'revoked',
  'expired',
  'idle',
  'disabled',
  'ended_token',
  /** Signed in, with a workspace and a case of their own elsewhere. */
  'stranger',
  /** Was a member of the workspace, or a guest of the case; the place has ended. */
  'former',
  'former_guest',
  /** A guest of another case of the workspace. */
  'elsewhere',
  /** A guest of the case. */
  'guest',
  'counsel',
  'member',
  'admin',
  'owner',
  /** Tokens of an owner: one that may only read, one that may also write. */
  'reader',
  'writer',
  /** The application's own jobs; no request is ever theirs. */
  'service',
] as const;

export type Level = (typeof LEVELS)[number];

/** Levels of which no session or token lives. */
export const ENDED: readonly Level[] = LEVELS.slice(0, 6);

/** Levels that have no place in the workspace at all. */
export const OUTSIDE: readonly Level[] = ['stranger', 'former', 'former_guest'];

/** Where people stand: a case, its workspace, and another case of it. */
export type Place = { workspaceId: string; caseId: string; siblingId: string };

/** Somebody who asks, as a browser or a script does. */
export type Someone = {
  level: Level;
  accountId: string;
  email: string;
  /** What their requests carry: a sealed cookie, a token, or nothing. */
  headers: Record<string, string>;
  /** Who they are now, looked up as for every request. */
  caller(): Promise<Caller>;
};

/** Makes somebody new who stands at a level. */
export async function enter(place: Place, level: Level): Promise<Someone> {
  if (level === 'service') {
    const caller = { actor: service('checker'), client: NO_CLIENT };
    return { level, accountId: '', email: '', headers: {}, caller: async () => caller };
  }
  const who = await person(`${level} of all`);
  const someone = { level, accountId: who.accountId, email: `${who.accountId}@example.test` };
  await stand(place, level, who);
  const headers = await headersOf(level, who);
  const asking = () => callerOfRequest(new Request(env().CHIROGRAPH_URL, { headers }));
  return { ...someone, headers, caller: asking };
}

type Who = Awaited<ReturnType<typeof person>>;

async function stand({ workspaceId, caseId, siblingId }: Place, level: Level, who: Who) {
  switch (level) {
    case 'nobody':
      return;
    case 'stranger':
      return join(await room('Elsewhere'), who, 'owner');
    case 'guest':
      return join(workspaceId, who, 'guest', caseId);
    case 'elsewhere':
      return join(workspaceId, who, 'guest', siblingId);
    case 'former':
      await join(workspaceId, who, 'member');
      return leave(workspaceId, who);
    case 'former_guest':
      await join(workspaceId, who, 'guest', caseId);
      return leave(workspaceId, who);
    case 'counsel':
    case 'member':
    case 'admin':
      return join(workspaceId, who, level);
    default:
      return join(workspaceId, who, 'owner');
  }
}

async function leave(workspaceId: string, { accountId }: Who) {
  await database()
    .update(membership)
    .set({ endedAt: new Date() })
    .where(and(eq(membership.workspaceId, workspaceId), eq(membership.accountId, accountId)));
}

async function headersOf(level: Level, who: Who): Promise<Record<string, string>> {
  switch (level) {
    case 'nobody':
      return {};
    case 'reader':
      return { authorization: await tokenOf(who, 'read') };
    case 'writer':
      return { authorization: await tokenOf(who, 'read write') };
    case 'ended_token':
      return { authorization: await tokenOf(who, 'read write', { revokedAt: new Date() }) };
    case 'revoked':
      await changeSession(who, { revokedAt: new Date() });
      break;
    case 'expired':
      await changeSession(who, { expiresAt: new Date(Date.now() - 1000) });
      break;
    case 'idle':
      await changeSession(who, { lastSeenAt: new Date(Date.now() - 24 * 3_600_000) });
      break;
    case 'disabled':
      await database()
        .update(account)
        .set({ disabledAt: new Date() })
        .where(eq(account.id, who.accountId));
  }
  const sealed = await encode({ token: { sid: who.sessionId }, secret: env().CHIROGRAPH_SECRET });
  return { cookie: `${cookieOf('session').name}=${sealed}` };
}

async function changeSession({ sessionId }: Who, change: Partial<typeof session.$inferInsert>) {
  await database().update(session).set(change).where(eq(session.id, sessionId));
}

async function tokenOf(
  { accountId }: Who,
  scopes: string,
  change: Partial<typeof accessToken.$inferInsert> = {},
): Promise<string> {
  const { token, hash } = newAccessToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await database()
    .insert(accessToken)
    .values({
      id: newId('token'),
      accountId,
      name: 'script',
      tokenHash: hash,
      scopes,
      expiresAt,
      ...change,
    });
  return `Bearer ${token}`;
}
