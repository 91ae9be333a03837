import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { ClassMark } from '@/components/ui/class-mark';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { SafeText } from './safe-text';

type Props = { t: Translate<'exhibits'>; format: Formatter; room: string; exhibit: ExhibitDetail };

/** What the exhibit is called, by the case and by people, its class, and both clocks. */
export function ExhibitHead({ t, format, room, exhibit }: Props) {
  const { number, label, title, class: mark, happenedAt, receivedAt, kind } = exhibit;
  return (
    <header>
      <Link href={room} className="screen-only link inline-flex items-center gap-1 text-sm">
        <ChevronLeft aria-hidden className="size-4" />
        {t('detail.back')}
      </Link>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
        <span className="font-medium text-ink">
          {t('number', { number: format.count(number) })}
        </span>
        <span>
          {label === '' ? (
            t('detail.noLabel')
          ) : (
            <>
              {t('fact.label')}: <SafeText text={label} />
            </>
          )}
        </span>
        <span>{t(`kind.${kind}`)}</span>
      </div>
      <h2 className="mt-0.5 font-serif text-2xl font-semibold text-balance">
        <SafeText text={title} />
      </h2>
      <div className="mt-3 flex flex-wrap items-start gap-x-10 gap-y-3">
        <ClassMark value={mark} words />
        <TwoClocks happened={happenedAt} received={receivedAt} />
      </div>
    </header>
  );
}
