import Link from 'next/link';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Translate } from '@/lib/i18n/translator';
import type { HoldItem, NoticeItem } from '@/lib/review/dto';
import { ReleaseHold } from './hold-dialogs';

type Words = { t: Translate<'review'>; base: string };

function Entry({ t, base, index }: Words & { index: number }) {
  return (
    <Link href={`${base}/ledger/${index}`} className="link">
      {t('entry', { number: String(index) })}
    </Link>
  );
}

/** Signs of dispute, newest first. */
export function NoticeList({ t, base, notices }: Words & { notices: readonly NoticeItem[] }) {
  if (notices.length === 0) return <p className="text-ink-2">{t('holds.noNotices')}</p>;
  return (
    <ul>
      {notices.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-4 gap-y-1 border-b border-hairline py-3 sm:grid-cols-[1fr_auto]"
        >
          <div className="min-w-0">
            <p className="font-medium">
              {t(`holds.kinds.${one.kind}`)} · {t(`holds.${one.direction}`)}
            </p>
            {(one.from !== '' || one.to !== '') && (
              <p>
                <SafeText text={[one.from, one.to].filter(Boolean).join(' → ')} />
              </p>
            )}
            {one.note !== '' && (
              <p className="measure">
                <SafeText text={one.note} lines />
              </p>
            )}
            <p className="text-sm text-ink-2">
              {one.exhibit && (
                <>
                  <Link href={`${base}/exhibits/${one.exhibit.id}`} className="link">
                    {t('kind.exhibit', { number: String(one.exhibit.number) })}
                  </Link>{' '}
                  ·{' '}
                </>
              )}
              {t('by', { name: one.by })} · <Entry t={t} base={base} index={one.entry} />
            </p>
          </div>
          <TwoClocks happened={one.happenedAt} received={one.at} layout="row" />
        </li>
      ))}
    </ul>
  );
}

/** Duties to keep, newest first. */
export function HoldList({
  t,
  base,
  holds,
  release,
}: Words & { holds: readonly HoldItem[]; release: FormAction | null }) {
  if (holds.length === 0) return <p className="text-ink-2">{t('holds.noHolds')}</p>;
  return (
    <ul>
      {holds.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-4 gap-y-1 border-b border-hairline py-3 sm:grid-cols-[1fr_auto]"
        >
          <div className="min-w-0">
            <p>
              <Badge tone={one.released ? 'plain' : 'action'}>
                {t(one.released ? 'holds.released' : 'holds.stands')}
              </Badge>{' '}
              <Time at={one.startsAt} />
            </p>
            <p className="measure">
              <SafeText text={one.scope} lines />
            </p>
            {one.reason !== '' && (
              <p className="measure text-ink-2">
                <SafeText text={one.reason} lines />
              </p>
            )}
            {one.people.length > 0 && (
              <p className="text-sm">
                {t('holds.people')}: {one.people.map(({ name }) => name).join(' · ')}
              </p>
            )}
            {one.released && (
              <p className="text-sm">
                {t('holds.releasedBy', { name: one.released.by, reason: one.released.reason })} ·{' '}
                <Time at={one.released.at} />
              </p>
            )}
            <p className="text-sm text-ink-2">
              {t('holds.placedBy', { name: one.by })} ·{' '}
              <Entry t={t} base={base} index={one.entry} />
            </p>
          </div>
          {release && !one.released && (
            <div>
              <ReleaseHold holdId={one.id} action={release} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
