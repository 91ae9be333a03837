'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { SessionItem } from '@/lib/accounts/dto';
import { deviceOf } from '@/lib/accounts/model';
import { type FormAction, UNSENT } from './form-state';

export type SessionListProps = {
  sessions: readonly SessionItem[];
  end: FormAction;
  endOthers: FormAction<{ ended: number }>;
};

/** Browsers signed in to this account, each of which can be ended. */
export function SessionList({ sessions, end, endOthers }: SessionListProps) {
  const t = useTranslations('auth.account.sessions');
  const [one, sendOne] = useActionState(end, UNSENT);
  const [others, sendOthers] = useActionState(endOthers, UNSENT);
  const nameOf = (session: SessionItem) => {
    const device = deviceOf(session.userAgent);
    return device ? t('on', device) : t('unknownDevice');
  };
  return (
    <div className="grid gap-3">
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('device')}</Th>
            <Th>{t('address')}</Th>
            <Th>{t('started')}</Th>
            <Th>{t('seen')}</Th>
            <Th>
              <span className="sr-only">{t('end')}</span>
            </Th>
          </>
        }
      >
        {sessions.map((session) => (
          <Tr key={session.id}>
            <RowHead>
              <span className="inline-flex flex-wrap items-center gap-2">
                {nameOf(session)}
                {session.current && <Badge tone="action">{t('current')}</Badge>}
              </span>
            </RowHead>
            <Td heading={t('address')}>{session.address || t('noAddress')}</Td>
            <Td heading={t('started')}>
              <Time at={session.startedAt} precision="minute" />
            </Td>
            <Td heading={t('seen')}>
              <Time at={session.lastSeenAt} precision="minute" />
            </Td>
            <Td>
              {!session.current && (
                <form action={sendOne}>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton
                    variant="secondary"
                    size="small"
                    aria-label={t('endOne', { device: nameOf(session) })}
                  >
                    {t('end')}
                  </SubmitButton>
                </form>
              )}
            </Td>
          </Tr>
        ))}
      </Table>
      <FormStatus reply={one.reply} done={t('ended')} />
      <form action={sendOthers} className="grid justify-items-start gap-3">
        <FormStatus
          reply={others.reply}
          done={others.reply?.ok ? t('othersEnded', { count: others.reply.data.ended }) : undefined}
        />
        {sessions.length > 1 && <SubmitButton variant="secondary">{t('endOthers')}</SubmitButton>}
      </form>
    </div>
  );
}
