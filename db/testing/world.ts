import { account, session } from '@/db/schema/accounts';
import { membership, workspace } from '@/db/schema/workspaces';
import type { Access } from '@/lib/access/policy';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { newId } from '@/lib/kernel/ids';
import { database } from '../client';

/** A person of a test with a session of their own. */
export type Person = { accountId: string; sessionId: string; caller: Caller };

/** Makes an account that nobody can sign in to by password, with a live session. */
export async function person(displayName: string): Promise<Person> {
  const accountId = newId('account');
  const sessionId = newId('session');
  await database()
    .insert(account)
    .values({
      id: accountId,
      email: `${accountId}@example.test`,
      displayName,
      passwordHash: 'none',
    });
  await database()
    .insert(session)
    .values({
      id: sessionId,
      accountId,
      authenticator: 'password',
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  const actor = {
    kind: 'person' as const,
    id: accountId,
    name: displayName,
    session: sessionId,
    authenticator: 'password' as const,
    scopes: 'all' as const,
  };
  return { accountId, sessionId, caller: { actor, client: NO_CLIENT } };
}

/** Makes an empty workspace. */
export async function room(name = 'Studio'): Promise<string> {
  const id = newId('workspace');
  await database().insert(workspace).values({ id, name });
  return id;
}

/** Lets a person into a workspace, or as a guest into one case of it. */
export async function join(
  workspaceId: string,
  who: Person,
  access: Access,
  caseId: string | null = null,
): Promise<void> {
  await database()
    .insert(membership)
    .values({ id: newId('membership'), workspaceId, accountId: who.accountId, access, caseId });
}
