import { Cable, FileInput, FolderSync, PenLine, Send } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'runs'>;
  base: string;
  /** Whether this person may record. */
  mayRecord: boolean;
};

const WAYS = [
  { key: 'gateway', icon: Cable, to: 'runs/sources' },
  { key: 'watch', icon: FolderSync, to: 'runs/sources' },
  { key: 'events', icon: Send, to: 'runs/sources' },
  { key: 'import', icon: FileInput, to: 'import' },
  { key: 'hand', icon: PenLine, to: 'runs/new' },
] as const;

/** The room before its first run: the ways in which one comes into the record. */
export function RunDoors({ t, base, mayRecord }: Props) {
  if (!mayRecord) return <EmptyState title={t('empty.title')}>{t('empty.read')}</EmptyState>;
  return (
    <EmptyState title={t('empty.title')}>
      <p>{t('empty.text')}</p>
      <ul className="mt-4 grid gap-x-8 gap-y-4 text-ink sm:grid-cols-2 [&_svg]:size-5 [&_svg]:stroke-[1.5] [&_svg]:text-ink-2">
        {WAYS.map(({ key, icon: Icon, to }) => (
          <li key={key}>
            <Icon aria-hidden />
            <p className="mt-1 font-medium">
              <Link href={`${base}/${to}`} className="link">
                {t(`empty.${key}`)}
              </Link>
            </p>
            <p className="text-sm text-ink-2">{t(`empty.${key}Text`)}</p>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
