import { eq } from 'drizzle-orm';
import { database } from '../../db/client';
import { account } from '../../db/schema/accounts';
import { promptHead } from '../../db/schema/prompts';
import { membership, workspace } from '../../db/schema/workspaces';
import { openCase } from '../../lib/cases/commands/open-case';
import { addContributor } from '../../lib/contributors/commands/contributor';
import { type Caller, NO_CLIENT } from '../../lib/kernel/actor';
import { newId } from '../../lib/kernel/ids';
import type { Reply } from '../../lib/kernel/reply';
import { openPrompt } from '../../lib/prompts/commands/open-prompt';
import { joinPrompt, pushClaims } from '../../lib/prompts/commands/push';
import { NO_PASSWORD } from '../../lib/session/password';
import { openSession } from '../../lib/session/sessions';
import type { WritePath } from './drive';

/** A case with one prompt, and a signed-in member for each agent. */
export type Scene = { caseId: string; promptId: string; callers: Caller[]; path: WritePath };

/** Unwraps a reply; a refusal ends the import with its words. */
async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok)
    throw new Error(
      `refused: ${answer.code} ${answer.reason ?? ''} ${JSON.stringify(answer.fields ?? {})}`,
    );
  return answer.data;
}

async function signedIn(displayName: string): Promise<Caller & { accountId: string }> {
  const accountId = newId('account');
  const email = `${accountId.toLowerCase()}@trace.invalid`;
  await database()
    .insert(account)
    .values({ id: accountId, email, displayName, passwordHash: NO_PASSWORD });
  const client = { ...NO_CLIENT, userAgent: 'import-trace' };
  const session = await openSession(accountId, client);
  const actor = {
    kind: 'person' as const,
    id: accountId,
    name: displayName,
    session,
    authenticator: 'password' as const,
    scopes: 'all' as const,
  };
  return { accountId, actor, client };
}

/** Opens a case whose members are the agents of a trace, and a prompt in it. */
export async function openScene(title: string, agents: number): Promise<Scene> {
  const workspaceId = newId('workspace');
  await database().insert(workspace).values({ id: workspaceId, name: 'Traces' });
  const people: Awaited<ReturnType<typeof signedIn>>[] = [];
  for (let agent = 0; agent < agents; agent++) {
    const one = await signedIn(`Agent ${agent}`);
    const access = agent === 0 ? ('owner' as const) : ('member' as const);
    const { accountId } = one;
    await database()
      .insert(membership)
      .values({ id: newId('membership'), workspaceId, accountId, access });
    people.push(one);
  }
  const [first] = people;
  if (!first) throw new Error('a trace without agents');
  const { caseId } = await done(openCase(first, { workspaceId, title, kind: 'text' }));
  for (const { accountId, actor } of people)
    await done(
      addContributor(first, {
        caseId,
        name: actor?.name ?? '',
        standing: 'member',
        accountId,
      }),
    );
  const { promptId } = await done(openPrompt(first, { caseId, title }));
  const accounts = people.map(({ accountId }) => accountId);
  return { caseId, promptId, callers: people, path: writePath(caseId, promptId, people, accounts) };
}

/** The commands that browser and API use, as one way to write. */
export function writePath(
  caseId: string,
  promptId: string,
  callers: readonly Caller[],
  accounts: readonly string[],
): WritePath {
  const callerOf = (agent: number): Caller => {
    const caller = callers[agent];
    if (!caller) throw new Error(`nobody is agent ${agent}`);
    return caller;
  };
  return {
    prompt: promptId,
    accounts,
    head: () => headOf(promptId),
    join: async (agent, signed) => {
      const answer = await done(joinPrompt(callerOf(agent), { caseId, promptId, ...signed }));
      if (!answer.ok) throw new Error(`joining was refused: ${answer.code}`);
      return answer.joined;
    },
    push: async (agent, claims) => {
      const { accepted, refused } = await done(
        pushClaims(callerOf(agent), { caseId, promptId, claims }),
      );
      if (refused) throw new Error(`claim ${refused.n} of agent ${agent} refused: ${refused.code}`);
      return accepted;
    },
  };
}

async function headOf(promptId: string): Promise<{ seq: number; hash: string }> {
  const [row] = await database()
    .select({ size: promptHead.size, hash: promptHead.hash })
    .from(promptHead)
    .where(eq(promptHead.promptId, promptId));
  if (!row) throw new Error(`no chain of ${promptId}`);
  return { seq: row.size - 1, hash: Buffer.from(row.hash).toString('hex') };
}
