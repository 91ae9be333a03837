import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { visibleName } from '@/components/exhibits/visible-name';
import { ProposalDesk } from '@/components/imports/proposal-desk';
import { ProposalFilters } from '@/components/imports/proposal-filters';
import { ProposalList } from '@/components/imports/proposal-list';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadImport, loadProposals } from '@/lib/imports/loaders';
import { loadGenerators } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { caseSuppliers } from '../../exhibits/case-suppliers';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const STATES = ['waiting', 'confirmed', 'left'] as const;
const KINDS = ['run', 'link'] as const;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('imports'))('proposals.title')} · ${title}` };
}

export default async function ProposalsPage({ params, searchParams }: Props) {
  const [{ caseId }, raw] = await Promise.all([params, searchParams]);
  const state = STATES.find((one) => one === raw.state) ?? 'waiting';
  const kind = KINDS.find((one) => one === raw.kind) ?? null;
  const importId = typeof raw.import === 'string' ? raw.import : null;
  const [head, people, { generators }, of, { proposals, next, waiting, may }, t, format] =
    await Promise.all([
      caseHead(caseId),
      caseSuppliers(caseId),
      load(loadGenerators, { caseId }),
      importId === null ? null : load(loadImport, { caseId, importId }),
      load(loadProposals, {
        caseId,
        state,
        ...(kind ? { kind } : {}),
        ...(importId ? { importId } : {}),
        ...(typeof raw.after === 'string' ? { after: raw.after } : {}),
      }),
      getT('imports'),
      getFormatter(),
    ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/import/proposals`;
  const caption = of ? t('proposals.captionImport') : t('proposals.caption');
  const query = new URLSearchParams({
    ...(state === 'waiting' ? {} : { state }),
    ...(kind ? { kind } : {}),
    ...(importId ? { import: importId } : {}),
    ...(next ? { after: next } : {}),
  });
  const decides = may.decide && state === 'waiting';
  const accounts = generators.map(({ id, service, account }) => {
    return { id, name: account === '' ? service : `${service} · ${account}` };
  });
  return (
    <>
      <PageHeading level={2} title={t('proposals.title')}>
        <p>{t('proposals.lead')}</p>
        {of && (
          <p className="mt-1">
            {t('proposals.ofImport', { label: visibleName(of.label) })}{' '}
            <Link href={room} className="link">
              {t('proposals.allOfCase')}
            </Link>
          </p>
        )}
        {!may.decide && <p className="mt-1">{t('proposals.readOnly')}</p>}
      </PageHeading>
      <ProposalFilters
        t={t}
        format={format}
        room={room}
        query={{ state, kind, importId }}
        waiting={waiting}
      />
      {proposals.length === 0 ? (
        <EmptyState title={state === 'waiting' ? t('proposals.none') : t('proposals.noneState')}>
          {state === 'waiting' ? t('proposals.noneText') : t('proposals.noneStateText')}
        </EmptyState>
      ) : decides ? (
        <ProposalDesk
          caseId={caseId}
          base={base}
          caption={caption}
          proposals={proposals}
          waiting={kind ? waiting[kind] : waiting.run + waiting.link}
          importId={importId}
          kind={kind}
          people={people}
          generators={accounts}
        />
      ) : (
        <ProposalList proposals={proposals} base={base} caption={caption} deciding={null} />
      )}
      <Pager previous={null} next={next === null ? null : `${room}?${query}`} />
    </>
  );
}
