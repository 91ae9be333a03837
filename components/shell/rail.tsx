'use client';

import { FolderOpen, LogOut, Mailbox, Settings, UserRound, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import { LocaleSwitch } from '@/components/ui/locale-switch';
import type { Theme } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { type ShellWorkspace, WorkspaceSwitcher } from './workspace-switcher';

/** Places of a workspace. Which are offered is decided by the reader's abilities, not here. */
export type Place = 'cases' | 'members' | 'settings' | 'outbox';

export type RailProps = {
  workspace: ShellWorkspace | null;
  workspaces: readonly ShellWorkspace[];
  /** Where workspaces are listed and made. */
  workspacesHref: string;
  places: readonly { place: Place; href: string }[];
  person: { name: string; email: string };
  accountHref: string;
  /** A server action that ends the session. */
  signOut: () => void | Promise<void>;
  theme: Theme;
};

const ICON = { cases: FolderOpen, members: UsersRound, settings: Settings, outbox: Mailbox };

const ROW =
  'flex min-h-9 items-center gap-2.5 rounded-sm px-3 max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0';

/** What the rail holds; beside the page on wide screens, in a drawer on narrow ones. */
export function Rail(props: RailProps) {
  const { workspace, workspaces, workspacesHref, places, person, accountHref, signOut, theme } =
    props;
  const t = useTranslations('shell');
  const pathname = usePathname();
  // The longest matching address wins: the cases' is the start of all the others.
  const here = places
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <div className="flex min-h-full flex-col gap-4">
      {workspace && (
        <WorkspaceSwitcher current={workspace} workspaces={workspaces} allHref={workspacesHref} />
      )}
      <nav aria-label={t('main')}>
        <ul className="grid gap-0.5">
          {places.map(({ place, href }) => {
            const Icon = ICON[place];
            return (
              <li key={place}>
                <Link
                  href={href}
                  aria-current={here === href ? 'page' : undefined}
                  className={classNames(
                    ROW,
                    here === href
                      ? 'bg-action-wash font-semibold text-action'
                      : 'hover:bg-action-wash',
                  )}
                >
                  <Icon aria-hidden />
                  {t(`place.${place}`)}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <section
        aria-label={t('account.label')}
        className="mt-auto grid gap-3 border-t border-hairline pt-4"
      >
        <div className="grid gap-2 px-3">
          <LocaleSwitch />
          <ThemeSwitch theme={theme} />
        </div>
        <div>
          <Link href={accountHref} className={classNames(ROW, 'py-1.5 hover:bg-action-wash')}>
            <UserRound aria-hidden />
            <span className="min-w-0">
              <span className="block truncate leading-5 font-medium">{person.name}</span>
              <span className="block truncate text-xs text-ink-2">{person.email}</span>
            </span>
            <span className="sr-only">{t('account.settings')}</span>
          </Link>
          <form action={signOut}>
            <button type="submit" className={classNames(ROW, 'w-full hover:bg-action-wash')}>
              <LogOut aria-hidden />
              {t('account.signOut')}
            </button>
          </form>
        </div>
      </section>
    </div>
  );
}
