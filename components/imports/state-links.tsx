import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ImportItem, ItemState } from '@/lib/imports/dto';

type Props = {
  t: Translate<'imports'>;
  format: Formatter;
  /** Address of the report. */
  room: string;
  counts: ImportItem['counts'];
  state: ItemState | null;
};

const STATES = ['admitted', 'known', 'refused', 'waiting', 'left'] as const;

/** Narrows a report to what became of files; each state has its own address. */
export function StateLinks({ t, format, room, counts, state }: Props) {
  const shown = STATES.filter((one) => counts[one] > 0 || one === state);
  if (shown.length < 2 && state === null) return null;
  return (
    <nav aria-label={t('report.filter')} className="screen-only mb-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {[null, ...shown].map((one) => (
          <li key={one ?? 'all'}>
            <Link
              href={one === null ? room : `${room}?state=${one}`}
              aria-current={one === state ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-7 items-center max-md:min-h-11',
                one === state ? 'font-semibold' : 'link',
              )}
            >
              {one === null ? t('report.all') : `${t(`item.${one}`)} ${format.count(counts[one])}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
