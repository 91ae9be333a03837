'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull } from '@/app/form-data';
import { linkAccount, unlinkAccount } from '@/lib/contributors/commands/account';
import { addContributor, amendContributor } from '@/lib/contributors/commands/contributor';
import { recordRole } from '@/lib/contributors/commands/role';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';

type Before = Reply<unknown> | null;
type Standing = Parameters<typeof addContributor>[1]['standing'];
type Role = Parameters<typeof recordRole>[1];

const FACTS = ['name', 'standing', 'employer', 'identityCheck', 'note'] as const;

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

export async function addPersonAction(caseId: string, _: Before, form: FormData) {
  const accountId = text(form, 'accountId');
  return shown(
    await perform(addContributor, {
      caseId,
      name: text(form, 'name'),
      standing: text(form, 'standing') as Standing,
      employer: text(form, 'employer'),
      identityCheck: text(form, 'identityCheck'),
      note: text(form, 'note'),
      ...(accountId ? { accountId } : {}),
    }),
  );
}

/** Records what differs from what the form was opened with, so that an entry states changes only. */
export async function amendPersonAction(
  caseId: string,
  contributorId: string,
  _: Before,
  form: FormData,
) {
  const changed = FACTS.filter((field) => text(form, field) !== text(form, `was.${field}`));
  const { standing, ...facts } = Object.fromEntries(
    changed.map((field) => [field, text(form, field)]),
  );
  return shown(
    await perform(amendContributor, {
      caseId,
      contributorId,
      ...facts,
      ...(standing === undefined ? {} : { standing: standing as Standing }),
    }),
  );
}

/** Gives a role, or states it again where the form names one. */
export async function recordRoleAction(
  caseId: string,
  contributorId: string,
  _: Before,
  form: FormData,
) {
  const roleId = text(form, 'roleId');
  const standing = text(form, 'standing');
  return shown(
    await perform(recordRole, {
      caseId,
      contributorId,
      ...(roleId ? { roleId } : {}),
      name: text(form, 'name') as Role['name'],
      ...(standing ? { standing: standing as NonNullable<Role['standing']> } : {}),
      startsOn: textOrNull(form, 'startsOn'),
      endsOn: textOrNull(form, 'endsOn'),
    }),
  );
}

export async function linkAccountAction(
  caseId: string,
  contributorId: string,
  _: Before,
  form: FormData,
) {
  const accountId = text(form, 'accountId');
  return shown(await perform(linkAccount, { caseId, contributorId, accountId }));
}

export async function unlinkAccountAction(
  caseId: string,
  contributorId: string,
  _: Before,
  form: FormData,
) {
  const [accountId, reason] = [text(form, 'accountId'), text(form, 'reason')];
  return shown(await perform(unlinkAccount, { caseId, contributorId, accountId, reason }));
}
