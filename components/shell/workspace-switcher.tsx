'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Menu, MenuGroup, MenuLine, MenuLink } from '@/components/ui/menu';

export type ShellWorkspace = { id: string; name: string; href: string };

export type WorkspaceSwitcherProps = {
  current: ShellWorkspace;
  /** All of the reader's workspaces, the current one among them. */
  workspaces: readonly ShellWorkspace[];
  /** Where workspaces are listed and made. */
  allHref: string;
};

/** Which workspace the reader is in, and the way to the others. */
export function WorkspaceSwitcher({ current, workspaces, allHref }: WorkspaceSwitcherProps) {
  const t = useTranslations('shell.workspace');
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex min-h-11 w-full items-center gap-2 rounded-sm border border-hairline bg-paper px-3 py-1 text-left hover:border-control"
        >
          <span className="min-w-0 flex-1">
            <span className="block text-xs text-ink-2">{t('label')}</span>
            <span className="block truncate leading-5 font-medium">{current.name}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-2" />
          <span className="sr-only">{t('switch')}</span>
        </button>
      }
    >
      <MenuGroup label={t('switch')}>
        {workspaces.map(({ id, name, href }) => (
          <MenuLink key={id} href={href} current={id === current.id}>
            <span className="min-w-0 flex-1">{name}</span>
            {id === current.id && <Check aria-hidden />}
          </MenuLink>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuLink href={allHref}>{t('all')}</MenuLink>
    </Menu>
  );
}
