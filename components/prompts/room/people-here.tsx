'use client';

import { useTranslations } from 'use-intl';
import type { Present } from '@/lib/prompts/dto';
import type { Authors } from '../views/authors';

type Props = { people: readonly Present[]; authors: Authors; account: string };

/** Who has the prompt open now, each with the mark their words carry. */
export function PeopleHere({ people, authors, account }: Props) {
  const t = useTranslations('prompts.here');
  const accounts = [...new Map(people.map((one) => [one.account, one])).values()];
  if (accounts.length === 0) return null;
  return (
    <ul aria-label={t('label')} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      {accounts.map((one) => (
        <li key={one.account}>
          <span className="author-run" data-author={authors.get(one.account)?.pattern ?? 'none'}>
            <span aria-hidden className="author-initials">
              {authors.get(one.account)?.initials}
            </span>
            <bdi>{one.name}</bdi>
          </span>
          {one.account === account && <span className="text-ink-2"> {t('you')}</span>}
        </li>
      ))}
    </ul>
  );
}
