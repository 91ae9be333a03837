'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PageTabs } from '@/components/shell/page-tabs';

const VIEWS = [
  'elements',
  'choices',
  'chronology',
  'facts',
  'allegations',
  'worksheet',
  'claims',
  'holds',
] as const;

/** The pages of the review. */
export function ReviewNav({ room }: { room: string }) {
  const t = useTranslations('review.nav');
  const pathname = usePathname();
  const tabs = VIEWS.map((view) => ({
    view,
    name: t(view),
    href: view === 'elements' ? room : `${room}/${view}`,
  }));
  const here = VIEWS.find((view) => `${pathname}/`.startsWith(`${room}/${view}/`)) ?? 'elements';
  return <PageTabs label={t('label')} tabs={tabs} here={here} />;
}
