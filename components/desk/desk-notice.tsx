import { Banner } from '@/components/ui/banner';
import type { Translate } from '@/lib/i18n/translator';

type Props = { t: Translate<'desk'> };

/** A warning where the reader's own log is not whole. */
export function LogWarning({ t, holds }: Props & { holds: boolean }) {
  if (holds) return null;
  return (
    <div className="mb-4">
      <Banner tone="warning" title={t('broken')} />
    </div>
  );
}

/** What a desk is and is not. */
export function DeskNotice({ t }: Props) {
  return (
    <p className="measure mt-8 border-t border-hairline pt-3 text-sm text-ink-2">{t('privacy')}</p>
  );
}
