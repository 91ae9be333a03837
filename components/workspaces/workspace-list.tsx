'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/ui/empty-state';
import type { WorkspaceItem } from '@/lib/workspaces/dto';

/** Workspaces one has a place in, with the level there. */
export function WorkspaceList({ workspaces }: { workspaces: readonly WorkspaceItem[] }) {
  const t = useTranslations('workspace');
  if (workspaces.length === 0) return <EmptyState title={t('home.none')} />;
  return (
    <ul className="border-t border-hairline">
      {workspaces.map(({ id, name, access, cases }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline py-2.5"
        >
          <div className="min-w-0">
            <Link href={`/${id}`} className="link font-serif text-lg">
              {name}
            </Link>
            {cases.length > 0 && (
              <ul className="text-sm">
                {cases.map((one) => (
                  <li key={one.id}>
                    <Link href={`/${id}/cases/${one.id}`} className="link">
                      {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <span className="text-ink-2">{t(`access.${access}.name`)}</span>
        </li>
      ))}
    </ul>
  );
}
