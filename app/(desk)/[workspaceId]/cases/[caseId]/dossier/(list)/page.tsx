import { getFormatter, getT } from '@/app/locale';
import { instanceKeys } from '@/app/verify/instance-keys';
import { DossierList } from '@/components/dossier/dossier-list';
import { HowToVerify } from '@/components/dossier/how-to-verify';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { load } from '@/lib/door/perform';
import { loadDossiers } from '@/lib/dossier/loaders';
import { caseHead } from '../../case-head';
import { cancelDossierAction, openDossierAction, openVolumeAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('dossier'))('title')} · ${title}` };
}

export default async function DossierPage({ params }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  const [{ dossiers, mayExport }, keys, t, tVolume, verify, format] = await Promise.all([
    load(loadDossiers, { caseId }),
    instanceKeys(),
    getT('dossier'),
    getT('volume'),
    getT('verify'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const ask = mayExport && (
    <>
      <ButtonLink href={`${base}/dossier/volumes/new`}>{tVolume('compose')}</ButtonLink>
      <ButtonLink href={`${base}/dossier/new`} variant="primary">
        {t('ask')}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeading level={2} title={t('title')} actions={dossiers.length > 0 && ask}>
        {t('lead')}
        {!mayExport && ` ${t('readOnly')}`}
      </PageHeading>
      {dossiers.length === 0 ? (
        <EmptyState title={t('empty')} action={ask}>
          {t(mayExport ? 'emptyText' : 'emptyRead')}
        </EmptyState>
      ) : (
        <DossierList
          t={t}
          tVolume={tVolume}
          format={format}
          caseId={caseId}
          base={base}
          dossiers={dossiers}
          mayExport={mayExport}
          cancel={(dossierId) => cancelDossierAction.bind(null, caseId, dossierId)}
          open={(dossierId) => openDossierAction.bind(null, caseId, dossierId)}
          openFile={(dossierId) => openVolumeAction.bind(null, caseId, dossierId)}
        />
      )}
      <HowToVerify
        t={t}
        copyLabel={verify('program.copy')}
        fingerprint={keys.at(-1)?.fingerprint ?? null}
      />
    </>
  );
}
