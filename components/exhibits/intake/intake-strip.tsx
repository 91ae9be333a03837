'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { formatter } from '@/lib/i18n/format';
import { useIntake, useQueue } from './intake-provider';
import { isUnderWay, milestoneOf, sumUp } from './queue-sums';

/** On the other pages of the room: how the intake stands, with the way back to it. */
export function IntakeStrip() {
  const t = useTranslations('exhibits.intake');
  const format = formatter(useLocale());
  const { room } = useIntake();
  const sums = sumUp(useQueue());
  if (usePathname() === room || sums.files === 0) return null;
  const waiting = sums.ready + sums.unhashed;
  const said = isUnderWay(sums)
    ? t('strip', { done: format.count(sums.ended), total: format.count(sums.started) })
    : waiting > 0
      ? t('stripReady', { count: waiting, text: format.count(waiting) })
      : t('stripEnded', {
          admitted: format.count(sums.admitted),
          refused: format.count(sums.refused),
        });
  return (
    <p className="mb-5 flex flex-wrap gap-x-4 border-l-3 border-action bg-action-wash px-4 py-2 text-sm">
      {said}
      <Link href={room} className="link">
        {t('stripOpen')}
      </Link>
    </p>
  );
}

/** Tells screen readers of the intake, at milestones only. */
export function IntakeVoice() {
  const t = useTranslations('exhibits.intake.said');
  const format = formatter(useLocale());
  const at = milestoneOf(sumUp(useQueue()));
  const counted = (count: number) => ({ count, text: format.count(count) });
  const text = () => {
    switch (at.say) {
      case 'nothing':
        return '';
      case 'hashing':
        return t('hashing', counted(at.files));
      case 'ready':
        return t('ready', counted(at.files));
      case 'sending':
        return at.quarter === 0
          ? t('sending', counted(at.files))
          : t('quarter', { percent: String(at.quarter * 25) });
      case 'ended':
        return t('ended', {
          admitted: format.count(at.admitted),
          duplicate: format.count(at.duplicate),
          refused: format.count(at.refused),
        });
    }
  };
  return (
    <p role="status" className="sr-only">
      {text()}
    </p>
  );
}
