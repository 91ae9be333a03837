'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PageTabs } from '@/components/shell/page-tabs';

const VIEWS = [
  'candidates',
  'lineage',
  'later-work',
  'recreations',
  'accounts',
  'sources',
] as const;

type Props = {
  /** Address of the Runs room. */
  room: string;
  /** Address of the import room, where this person may read it. */
  imports: string;
};

/**
 * The pages of the Runs room as links: each has its own address. Scrolls sideways where it is
 * narrow. The import room is a neighbour that fills this one, so its link stands apart.
 */
export function RunsNav({ room, imports }: Props) {
  const t = useTranslations('runs.nav');
  const pathname = usePathname();
  const here = VIEWS.find((view) => pathname.startsWith(`${room}/${view}`)) ?? 'runs';
  const tabs = (['runs', ...VIEWS] as const).map((view) => ({
    view,
    name: t(view),
    href: view === 'runs' ? room : `${room}/${view}`,
  }));
  const apart = (
    <li className="ml-auto pl-5">
      <Link
        href={imports}
        className="link inline-flex min-h-9 items-center whitespace-nowrap max-md:min-h-11"
      >
        {t('import')}
      </Link>
    </li>
  );
  return <PageTabs label={t('label')} tabs={tabs} here={here} apart={apart} />;
}
