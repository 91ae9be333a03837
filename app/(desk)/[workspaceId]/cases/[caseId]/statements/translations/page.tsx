import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { TranslationList } from '@/components/statements/translation-list';
import { EmptyState } from '@/components/ui/empty-state';
import { load } from '@/lib/door/perform';
import { loadTranslations } from '@/lib/statements/loaders';
import { caseHead } from '../../case-head';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.translations')} · ${title}` };
}

export default async function TranslationsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, { translations }, t] = await Promise.all([
    caseHead(caseId),
    load(loadTranslations, { caseId }),
    getT('statements'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  return (
    <>
      <PageHeading level={2} title={t('nav.translations')}>
        {t('translation.lead')}
      </PageHeading>
      {translations.length === 0 ? (
        <EmptyState title={t('translation.none')}>{t('translation.noneText')}</EmptyState>
      ) : (
        <TranslationList t={t} base={base} translations={translations} withRecord />
      )}
    </>
  );
}
