import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { getT } from '@/app/locale';
import { CaseHeader } from '@/components/shell/case-header';
import { RoomNav } from '@/components/shell/room-nav';
import { ButtonLink } from '@/components/ui/button';
import { loadOverview } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';
import { loadWaiting } from '@/lib/statements/loaders';
import { caseHead } from './case-head';

type Props = { params: Promise<{ workspaceId: string; caseId: string }>; children: ReactNode };

export default async function CaseLayout({ params, children }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  const [{ exhibits, contributors, runs }, waiting, t] = await Promise.all([
    load(loadOverview, { caseId }),
    head.can['statement.read'] ? load(loadWaiting, { caseId }) : null,
    getT('review'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  return (
    <>
      <CaseHeader
        title={head.title}
        work={head.thumb === null ? null : { src: head.thumb, alt: head.title }}
        status={head.status}
        disputeDate={head.disputeDate}
        ledger={{
          index: head.entries - 1,
          checkpointedAt: head.checkpoint?.signedAt ?? null,
          href: `${base}/ledger`,
        }}
        actions={
          <ButtonLink href={`${base}/search`} icon={<Search aria-hidden />}>
            <span className="max-sm:sr-only">{t('search.title')}</span>
          </ButtonLink>
        }
      />
      <RoomNav
        rooms={[
          { room: 'overview', href: base },
          { room: 'prompts', href: `${base}/prompts` },
          { room: 'runs', href: `${base}/runs`, count: runs },
          { room: 'exhibits', href: `${base}/exhibits`, count: exhibits },
          { room: 'people', href: `${base}/people`, count: contributors },
          ...(waiting
            ? [
                {
                  room: 'statements' as const,
                  href: `${base}/statements`,
                  waiting: waiting.questions + waiting.agreements,
                },
              ]
            : []),
          { room: 'review', href: `${base}/review` },
          { room: 'ledger', href: `${base}/ledger`, count: head.entries },
          ...(head.can['dossier.read']
            ? [{ room: 'dossier' as const, href: `${base}/dossier` }]
            : []),
        ]}
      />
      {children}
    </>
  );
}
