'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, UNSENT } from '@/components/accounts/form-state';
import { Badge } from '@/components/ui/badge';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { MemberItem } from '@/lib/workspaces/dto';
import { MEMBER_LEVELS } from '@/lib/workspaces/model';
import { Confirm } from './confirm';

export type MemberListProps = {
  workspaceId: string;
  members: readonly MemberItem[];
  change: FormAction;
  end: FormAction;
};

/** Everybody with access, with what the reader may change about it. */
export function MemberList({ workspaceId, members, change, end }: MemberListProps) {
  const t = useTranslations('workspace.members');
  const [changed, sendChange] = useActionState(change, UNSENT);
  const [ended, sendEnd] = useActionState(end, UNSENT);
  const acts = members.some((m) => m.mayEnd);
  return (
    <div className="grid gap-3">
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('name')}</Th>
            <Th>{t('access')}</Th>
            <Th>{t('since')}</Th>
            {acts && (
              <Th>
                <span className="sr-only">{t('act')}</span>
              </Th>
            )}
          </>
        }
      >
        {members.map((member) => (
          <Tr key={member.membershipId}>
            <RowHead>
              <span className="grid">
                <span className="inline-flex flex-wrap items-center gap-2">
                  <span className="font-medium">{member.name}</span>
                  {member.self && <Badge>{t('you')}</Badge>}
                </span>
                <span className="text-sm break-words text-ink-2">{member.email}</span>
              </span>
            </RowHead>
            <Td heading={t('access')}>
              <Level workspaceId={workspaceId} member={member} send={sendChange} />
            </Td>
            <Td heading={t('since')}>
              <Time at={member.since} show="date" />
            </Td>
            {acts && (
              <Td>
                {member.mayEnd && (
                  <Confirm
                    act={t('end')}
                    label={t('endOf', { name: member.name })}
                    title={t('endTitle', { name: member.name })}
                    text={t('endText')}
                    action={sendEnd}
                    fields={{
                      workspaceId,
                      membershipId: member.membershipId,
                      name: member.name,
                    }}
                  />
                )}
              </Td>
            )}
          </Tr>
        ))}
      </Table>
      <FormStatus reply={changed.reply} done={t('changed', { name: changed.typed.name ?? '' })} />
      <FormStatus reply={ended.reply} done={t('ended', { name: ended.typed.name ?? '' })} />
    </div>
  );
}

type LevelProps = {
  workspaceId: string;
  member: MemberItem;
  send: (data: FormData) => void;
};

function Level({ workspaceId, member, send }: LevelProps) {
  const t = useTranslations('workspace');
  if (!member.mayChange) {
    return (
      <span>
        {t(`access.${member.access}.name`)}
        {member.case && (
          <span className="block text-sm text-ink-2">
            {t('members.ofCase', { case: member.case.title })}
          </span>
        )}
        {member.lastOwner && member.self && (
          <span className="measure block text-sm text-ink-2">{t('members.lastOwner')}</span>
        )}
      </span>
    );
  }
  return (
    <form action={send} className="flex items-center gap-2">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="membershipId" value={member.membershipId} />
      <input type="hidden" name="name" value={member.name} />
      <Select
        key={member.access}
        name="access"
        aria-label={t('members.changeOf', { name: member.name })}
        defaultValue={member.access}
        className="w-32"
      >
        {MEMBER_LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`access.${level}.name`)}
          </option>
        ))}
      </Select>
      <SubmitButton variant="secondary" size="small">
        {t('members.change')}
      </SubmitButton>
    </form>
  );
}
