import { addContributor } from '@/lib/contributors/commands/contributor';
import { type Scene, scene } from '@/lib/door/testing-case';
import { registerDigest } from '@/lib/exhibits/commands/admit';
import type { Caller } from '@/lib/kernel/actor';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Reply } from '@/lib/kernel/reply';
import { checkCase } from '@/lib/ledger/fsck/check-case';

/** A case with two people in it who make an image. */
export type Workshop = Scene & { writer: string; operator: string; by: Caller };

/** The data of a reply. Throws where it was refused. */
export async function dataOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const found = await reply;
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.data;
}

export async function workshop(): Promise<Workshop> {
  const found = await scene();
  const { caseId, member } = found;
  const add = async (name: string) =>
    (await dataOf(addContributor(member.caller, { caseId, name, standing: 'member' })))
      .contributorId;
  return { ...found, writer: await add('周婧怡'), operator: await add('Lin'), by: member.caller };
}

let made = 0;

/** A file of the case that stays with its owner; a recreation where that is said. */
export async function file(
  { caseId, by }: Pick<Workshop, 'caseId' | 'by'>,
  { title = `file ${++made}`, recreation = false, sha256 = sha256Hex(`file ${++made}`) } = {},
): Promise<string> {
  const wish = { caseId, sha256, bytes: 5, mediaType: 'image/png', fileName: 'x.png', title };
  return (await dataOf(registerDigest(by, { ...wish, recreation }))).exhibitId;
}

/** Failures of a full check that looks at no object store. */
export async function failuresOf(caseId: string) {
  const objects = { hash: async () => null, async *list(): AsyncGenerator<string> {} };
  const { failures } = await checkCase(caseId, { objects });
  return failures.filter(({ check }) => !check.startsWith('object'));
}
