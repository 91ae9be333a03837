import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { InvitationAnswer } from '@/components/accounts/invitation-answer';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import { meOrNobody } from '@/lib/accounts/loaders';
import { failureText } from '@/lib/i18n/failure-text';
import { loadInvitation } from '@/lib/workspaces/loaders';
import { acceptAction, joinAction, signOutToAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  // The title of a tab and of the history: it names no workspace.
  return { title: (await getT('workspace'))('invite.link') };
}

/** What is offered, and the way to take it up: signed in, by signing in, or with a new account. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [found, me, t, levels, errors] = await Promise.all([
    loadInvitation(token),
    meOrNobody(),
    getT('auth.invitation'),
    getT('workspace.access'),
    getT('errors'),
  ]);
  if ('ended' in found) {
    const { text } = failureText(errors, { code: 'CONFLICT', reason: found.ended });
    return (
      <>
        <PageHeading title={t('ended.title')}>
          {text} {t('ended.ask')}
        </PageHeading>
        <ButtonLink href="/">{t('ended.home')}</ButtonLink>
      </>
    );
  }
  const { offer } = found;
  return (
    <>
      <PageHeading title={t('title', { workspace: offer.workspace })}>
        {t('from', { inviter: offer.inviter })}
      </PageHeading>
      <div className="grid gap-6">
        <KeyValues
          items={[
            {
              key: 'access',
              label: t('access'),
              value: (
                <>
                  {levels(`${offer.access}.name`)}
                  <span className="block text-sm text-ink-2">
                    {levels(`${offer.access}.about`)}
                  </span>
                </>
              ),
            },
            ...(offer.caseTitle === null
              ? []
              : [{ key: 'case', label: t('case'), value: offer.caseTitle }]),
            { key: 'for', label: t('for'), value: offer.email },
            {
              key: 'until',
              label: t('until'),
              value: <Time at={offer.expiresAt} precision="minute" />,
            },
          ]}
        />
        <InvitationAnswer
          token={token}
          offer={offer}
          me={me}
          accept={acceptAction}
          join={joinAction}
          signOut={signOutToAction}
        />
      </div>
    </>
  );
}
