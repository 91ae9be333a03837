import { FilePlus, PenLine, Users } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'prompts'>;
  base: string;
  /** Opens the first one; null where this person may not. */
  open: ReactNode | null;
};

/** The room before its first prompt: what belongs here, and what goes well before it. */
export function PromptDoors({ t, base, open }: Props) {
  if (open === null) return <EmptyState title={t('empty.title')}>{t('empty.read')}</EmptyState>;
  return (
    <EmptyState title={t('empty.title')} action={open}>
      <p>{t('empty.text')}</p>
      <ul className="mt-4 grid gap-3 text-ink sm:grid-cols-3 [&_svg]:size-5 [&_svg]:stroke-[1.5] [&_svg]:text-ink-2">
        <li>
          <PenLine aria-hidden />
          <p className="mt-1 font-medium">{t('empty.doors.write')}</p>
          <p className="text-sm text-ink-2">{t('empty.doors.writeText')}</p>
        </li>
        <li>
          <FilePlus aria-hidden />
          <p className="mt-1 font-medium">
            <Link href={`${base}/exhibits`} className="link">
              {t('empty.doors.files')}
            </Link>
          </p>
          <p className="text-sm text-ink-2">{t('empty.doors.filesText')}</p>
        </li>
        <li>
          <Users aria-hidden />
          <p className="mt-1 font-medium">
            <Link href={`${base}/people`} className="link">
              {t('empty.doors.people')}
            </Link>
          </p>
          <p className="text-sm text-ink-2">{t('empty.doors.peopleText')}</p>
        </li>
      </ul>
    </EmptyState>
  );
}
