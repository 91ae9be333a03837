'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PageTabs } from '@/components/shell/page-tabs';

const VIEWS = ['write', 'attribution', 'replay', 'revisions'] as const;

/** The views of a prompt. */
export function PromptNav({ room }: { room: string }) {
  const t = useTranslations('prompts.nav');
  const pathname = usePathname();
  const tabs = VIEWS.map((view) => ({
    view,
    name: t(view),
    href: view === 'write' ? room : `${room}/${view}`,
  }));
  const here = VIEWS.find((view) => pathname.startsWith(`${room}/${view}`)) ?? 'write';
  return <PageTabs label={t('label')} tabs={tabs} here={here} />;
}
