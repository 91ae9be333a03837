'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PageTabs } from '@/components/shell/page-tabs';

const VIEWS = ['questions', 'declarations', 'agreements', 'translations'] as const;

/** The pages of what contributors say. */
export function StatementsNav({ room }: { room: string }) {
  const t = useTranslations('statements.nav');
  const pathname = usePathname();
  const tabs = VIEWS.map((view) => ({
    view,
    name: t(view),
    href: view === 'questions' ? room : `${room}/${view}`,
  }));
  const here = VIEWS.find((view) => pathname.startsWith(`${room}/${view}`)) ?? 'questions';
  return <PageTabs label={t('label')} tabs={tabs} here={here} />;
}
