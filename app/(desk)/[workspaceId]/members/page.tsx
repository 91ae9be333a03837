import type { Metadata } from 'next';
import { leaveWorkspaceAction } from '@/app/(desk)/account/actions';
import { getT } from '@/app/locale';
import { Section } from '@/components/accounts/section';
import { PageHeading } from '@/components/shell/page-heading';
import { FirmList } from '@/components/workspaces/firm-list';
import { InvitationList } from '@/components/workspaces/invitation-list';
import { InviteForm } from '@/components/workspaces/invite-form';
import { LeaveForm } from '@/components/workspaces/leave-form';
import { MemberList } from '@/components/workspaces/member-list';
import { loadInstance } from '@/lib/accounts/loaders';
import { loadFirms } from '@/lib/desk/loaders';
import { load } from '@/lib/door/perform';
import { loadMembers, workspaceHead } from '@/lib/workspaces/loaders';
import {
  admitToFirmAction,
  changeLevelAction,
  endFirmPlaceAction,
  endMembershipAction,
  inviteAction,
  openFirmAction,
  revokeInvitationAction,
} from './actions';

type Props = { params: Promise<{ workspaceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('workspace'))('members.title') };
}

/** Who may come in, and what they may do. */
export default async function MembersPage({ params }: Props) {
  const { workspaceId } = await params;
  const [page, head, t, desk, { deliversMail }] = await Promise.all([
    load(loadMembers, { workspaceId }),
    workspaceHead(workspaceId),
    getT('workspace'),
    getT('desk'),
    loadInstance(),
  ]);
  const firms = head.can['firm.read'] ? await load(loadFirms, { workspaceId }) : null;
  const mayInvite = page.offers.length > 0;
  return (
    <>
      <PageHeading title={t('members.title')}>{t('members.lead')}</PageHeading>
      <div className="grid gap-10">
        <MemberList
          workspaceId={workspaceId}
          members={page.members}
          change={changeLevelAction}
          end={endMembershipAction}
        />
        {mayInvite && (
          <Section title={t('invite.title')} note={t('invite.lead')}>
            <InviteForm
              workspaceId={workspaceId}
              offers={page.offers}
              cases={page.cases}
              deliversMail={deliversMail}
              action={inviteAction}
            />
          </Section>
        )}
        {mayInvite && (
          <Section title={t('invitations.title')}>
            <InvitationList
              workspaceId={workspaceId}
              invitations={page.invitations}
              revoke={revokeInvitationAction}
            />
          </Section>
        )}
        {firms && (
          <Section title={desk('firm.title')} note={desk('firm.lead')}>
            <FirmList
              workspaceId={workspaceId}
              firms={firms}
              open={openFirmAction}
              admit={admitToFirmAction}
              end={endFirmPlaceAction}
            />
          </Section>
        )}
        <LeaveForm
          workspaceId={workspaceId}
          workspace={head.name}
          mayLeave={page.mayLeave}
          action={leaveWorkspaceAction}
        />
      </div>
    </>
  );
}
