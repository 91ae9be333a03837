import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { writeText } from '@/lib/exhibits/commands/write-text';
import type { Reply } from '@/lib/kernel/reply';
import { checkCase } from '@/lib/ledger/fsck/check-case';

/** A case with two contributors who have accounts, one who has none, and counsel. */
export type Scene = {
  workspaceId: string;
  caseId: string;
  owner: Person;
  counsel: Person;
  wei: Person;
  zhou: string;
  lin: string;
  outsider: string;
};

/** The data of a reply. Throws where it was refused. */
export async function dataOf<T>(asking: Promise<Reply<T>>): Promise<T> {
  const reply = await asking;
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data;
}

/** The entry an act left last. */
export async function entryOf(asking: Promise<Reply<unknown>>): Promise<number> {
  const reply = await asking;
  if (!reply.ok || reply.index === null) throw new Error(JSON.stringify(reply));
  return reply.index;
}

export async function scene(): Promise<Scene> {
  const workspaceId = await room();
  const owner = await person('周婧怡');
  const counsel = await person('Counsel Zhang');
  const wei = await person('Lin Wei');
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, counsel, 'counsel');
  const asked = { workspaceId, title: 'Pendant', kind: 'image' as const, forums: ['prc' as const] };
  const { caseId } = await dataOf(openCase(owner.caller, asked));
  await join(workspaceId, wei, 'guest', caseId);
  const add = async (name: string, accountId?: string) => {
    const standing = accountId ? ('member' as const) : ('outsider' as const);
    const said = { caseId, name, standing, ...(accountId ? { accountId } : {}) };
    return (await dataOf(addContributor(owner.caller, said))).contributorId;
  };
  return {
    workspaceId,
    caseId,
    owner,
    counsel,
    wei,
    zhou: await add('周婧怡', owner.accountId),
    lin: await add('Lin Wei', wei.accountId),
    outsider: await add('Bergström'),
  };
}

/** A note of the case. */
export async function note({ owner, caseId }: Scene, text: string): Promise<string> {
  const asked = { caseId, kind: 'note' as const, title: 'Note', text };
  return (await dataOf(writeText(owner.caller, asked))).exhibitId;
}

/** What the full check of a case names about its tables. */
export async function disagreements(caseId: string) {
  const objects = { hash: async () => null, async *list() {} };
  const { failures } = await checkCase(caseId, { objects });
  return failures.filter(({ check }) => check.startsWith('table.'));
}
