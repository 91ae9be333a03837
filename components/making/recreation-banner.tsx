import { Banner } from '@/components/ui/banner';
import type { Translate } from '@/lib/i18n/translator';

/** Stands over everything about recreations, so that no page of them reads as a record of making. */
export function RecreationBanner({ t }: { t: Translate<'making'> }) {
  return (
    <div className="mb-6">
      <Banner tone="warning" title={t('recreation.banner')}>
        {t('recreation.bannerText')}
      </Banner>
    </div>
  );
}
