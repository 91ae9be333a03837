'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull } from '@/app/form-data';
import { linkAccount, unlinkAccount } from '@/lib/contributors/commands/account';
import { addContributor, amendContributor } from '@/lib/contributors/commands/contributor';
import { recordRole } from '@/lib/contributors/commands/role';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';

type Before = Reply<unknown> | null;
type Added = Parameters<typeof addContributor>[1];
type Role = Parameters<typeof recordRole>[1];

function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

const facts = (form: FormData) => ({
  name: text(form, 'name'),
  standing: text(form, 'standing') as Added['standing'],
  employer: text(form, 'employer'),
  identityCheck: text(form, 'identityCheck'),
  note: text(form, 'note'),
});

export async function addPersonAction(caseId: string, _: Before, form: FormData) {
  const accountId = text(form, 'accountId');
  const input = { caseId, ...facts(form), ...(accountId ? { accountId } : {}) };
  return shown(await perform(addContributor, input));
}

export async function amendPersonAction(caseId: string, _: Before, form: FormData) {
  const contributorId = text(form, 'contributorId');
  return shown(await perform(amendContributor, { caseId, contributorId, ...facts(form) }));
}

export async function recordRoleAction(caseId: string, _: Before, form: FormData) {
  const roleId = text(form, 'roleId');
  return shown(
    await perform(recordRole, {
      caseId,
      contributorId: text(form, 'contributorId'),
      ...(roleId ? { roleId } : {}),
      name: text(form, 'name') as Role['name'],
      standing: text(form, 'standing') as NonNullable<Role['standing']>,
      startsOn: textOrNull(form, 'startsOn'),
      endsOn: textOrNull(form, 'endsOn'),
    }),
  );
}

export async function linkAccountAction(caseId: string, _: Before, form: FormData) {
  const input = {
    caseId,
    contributorId: text(form, 'contributorId'),
    accountId: text(form, 'accountId'),
  };
  return shown(await perform(linkAccount, input));
}

export async function unlinkAccountAction(caseId: string, _: Before, form: FormData) {
  const input = {
    caseId,
    contributorId: text(form, 'contributorId'),
    accountId: text(form, 'accountId'),
    reason: text(form, 'reason'),
  };
  return shown(await perform(unlinkAccount, input));
}
