'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, UNSENT } from '@/components/accounts/form-state';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { InvitationItem } from '@/lib/workspaces/dto';

export type InvitationListProps = {
  workspaceId: string;
  invitations: readonly InvitationItem[];
  revoke: FormAction;
};

/** Invitations nobody has taken up, each of which can be taken back. */
export function InvitationList({ workspaceId, invitations, revoke }: InvitationListProps) {
  const t = useTranslations('workspace');
  const [{ reply, typed }, send] = useActionState(revoke, UNSENT);
  return (
    <div className="grid gap-3">
      {invitations.length === 0 ? (
        <p className="text-ink-2">{t('invitations.none')}</p>
      ) : (
        <Table
          caption={t('invitations.title')}
          head={
            <>
              <Th>{t('invitations.email')}</Th>
              <Th>{t('invitations.access')}</Th>
              <Th>{t('invitations.by')}</Th>
              <Th>{t('invitations.until')}</Th>
              <Th>
                <span className="sr-only">{t('invitations.act')}</span>
              </Th>
            </>
          }
        >
          {invitations.map((invitation) => (
            <Tr key={invitation.id}>
              <RowHead>
                <span className="break-words">{invitation.email}</span>
              </RowHead>
              <Td heading={t('invitations.access')}>
                {t(`access.${invitation.access}.name`)}
                {invitation.case && (
                  <span className="block text-sm text-ink-2">
                    {t('members.ofCase', { case: invitation.case.title })}
                  </span>
                )}
              </Td>
              <Td heading={t('invitations.by')}>{invitation.invitedBy}</Td>
              <Td heading={t('invitations.until')}>
                <Time at={invitation.expiresAt} precision="minute" />
                {invitation.end && (
                  <span className="block text-sm text-ink-2">
                    {t(
                      invitation.end === 'invitation_expired'
                        ? 'invitations.ended.invitation_expired'
                        : 'invitations.ended.invitation_void',
                    )}
                  </span>
                )}
              </Td>
              <Td>
                {invitation.mayRevoke && (
                  <form action={send}>
                    <input type="hidden" name="workspaceId" value={workspaceId} />
                    <input type="hidden" name="invitationId" value={invitation.id} />
                    <input type="hidden" name="email" value={invitation.email} />
                    <SubmitButton
                      variant="secondary"
                      size="small"
                      aria-label={t('invitations.revokeOf', { email: invitation.email })}
                    >
                      {t('invitations.revoke')}
                    </SubmitButton>
                  </form>
                )}
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      <FormStatus reply={reply} done={t('invitations.revoked', { email: typed.email ?? '' })} />
    </div>
  );
}
