import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { admitBatch } from '@/lib/exhibits/commands/admit-batch';
import type { Reply } from '@/lib/kernel/reply';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { linkElement } from './commands/link-element';

/** A workspace with an owner, counsel and a member, and what tests of the review do in it. */
export type Scene = { workspaceId: string; owner: Person; counsel: Person; other: Person };

export async function scene(): Promise<Scene> {
  const workspaceId = await room();
  const owner = await person('周婧怡');
  const counsel = await person('Counsel Zhang');
  const other = await person('Lin Wei');
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, counsel, 'counsel');
  await join(workspaceId, other, 'member');
  return { workspaceId, owner, counsel, other };
}

/** The data of a reply. Throws where it was refused. */
export async function dataOf<T>(asking: Promise<Reply<T>>): Promise<T> {
  const reply = await asking;
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data;
}

/** A case for the forum of the PRC. */
export async function newCase({ workspaceId, owner }: Scene): Promise<string> {
  const asked = { workspaceId, title: 'Pendant', kind: 'image' as const, forums: ['prc' as const] };
  return (await dataOf(openCase(owner.caller, asked))).caseId;
}

/** Exhibits of which only the digest is known, in order. */
export async function exhibits({ owner }: Scene, caseId: string, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, (_, i) => ({
    op: 'hash_only' as const,
    sha256: String(i + 1).padStart(64, '0'),
    bytes: 10,
    mediaType: 'image/png',
    fileName: `${i}.png`,
    title: `Picture ${i + 1}`,
  }));
  const { results } = await dataOf(admitBatch(owner.caller, { caseId, items }));
  return results.map((one) => {
    if (!one.ok) throw new Error(one.code);
    return one.exhibitId;
  });
}

/** Links an exhibit to elements, as the owner. */
export const link = (
  { owner }: Scene,
  caseId: string,
  id: string,
  elements: 'E10'[] | 'E15'[] | 'E23'[],
  more = {},
) =>
  linkElement(owner.caller, {
    caseId,
    elements,
    record: { kind: 'exhibit', id, revision: null },
    ...more,
  });

/** What the full check of a case names, without objects: these tests make none. */
export async function disagreements(caseId: string) {
  const objects = { hash: async () => null, async *list() {} };
  return (await checkCase(caseId, { objects })).failures;
}
