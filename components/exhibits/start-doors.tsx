import { FilePlus, Fingerprint, PenLine } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { Translate } from '@/lib/i18n/translator';

type Props = { t: Translate<'exhibits'>; room: string; mayAdd: boolean };

/** The room before its first exhibit: what belongs here, and the doors through which it comes. */
export function StartDoors({ t, room, mayAdd }: Props) {
  if (!mayAdd) return <EmptyState title={t('empty.title')}>{t('empty.read')}</EmptyState>;
  return (
    <EmptyState title={t('empty.title')}>
      <p>{t('empty.text')}</p>
      <ul className="mt-4 grid gap-3 text-ink sm:grid-cols-3">
        <Door
          icon={<FilePlus aria-hidden />}
          title={t('empty.doors.files')}
          text={t('empty.doors.filesText')}
        />
        <Door
          icon={<PenLine aria-hidden />}
          title={t('empty.doors.write')}
          text={t('empty.doors.writeText')}
          href={`${room}/write`}
        />
        <Door
          icon={<Fingerprint aria-hidden />}
          title={t('empty.doors.hash')}
          text={t('empty.doors.hashText')}
        />
      </ul>
    </EmptyState>
  );
}

function Door(props: { icon: ReactNode; title: string; text: string; href?: string }) {
  const { icon, title, text, href } = props;
  return (
    <li className="[&_svg]:size-5 [&_svg]:stroke-[1.5] [&_svg]:text-ink-2">
      {icon}
      <p className="mt-1 font-medium">
        {href === undefined ? (
          title
        ) : (
          <Link href={href} className="link">
            {title}
          </Link>
        )}
      </p>
      <p className="text-sm text-ink-2">{text}</p>
    </li>
  );
}
