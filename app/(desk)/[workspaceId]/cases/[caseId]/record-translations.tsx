import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { TranslationList } from '@/components/statements/translation-list';
import { ButtonLink } from '@/components/ui/button';
import { load } from '@/lib/door/perform';
import type { RecordRef } from '@/lib/entries/record-ref';
import { loadTranslations } from '@/lib/statements/loaders';
import { caseHead } from './case-head';

/** Translations of a record, apart from it; nothing where there are none and none may be added. */
export async function RecordTranslations({
  caseId,
  record,
}: {
  caseId: string;
  record: RecordRef;
}) {
  const head = await caseHead(caseId);
  if (!head.can['statement.read']) return null;
  const [{ translations, may }, t] = await Promise.all([
    load(loadTranslations, { caseId, recordId: record.id }),
    getT('statements'),
  ]);
  const own = translations.filter(({ about }) => about.revision === record.revision);
  if (own.length === 0 && !may.write) return null;
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const asked = new URLSearchParams({
    kind: record.kind,
    id: record.id,
    ...(record.revision === null ? {} : { revision: String(record.revision) }),
  });
  return (
    <section className="mt-9">
      <PageHeading
        level={2}
        title={t('nav.translations')}
        actions={
          may.write && (
            <ButtonLink size="small" href={`${base}/statements/translations/new?${asked}`}>
              {t('translation.add')}
            </ButtonLink>
          )
        }
      >
        {t('translation.hereText')}
      </PageHeading>
      {own.length === 0 ? (
        <p className="text-ink-2">{t('translation.noneHere')}</p>
      ) : (
        <TranslationList t={t} base={base} translations={own} />
      )}
    </section>
  );
}
