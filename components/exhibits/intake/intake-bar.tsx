'use client';

import { Send } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { formatter } from '@/lib/i18n/format';
import { useIntake, useQueue } from './intake-provider';
import { isUnderWay, type QueueSums, sumUp } from './queue-sums';
import { keepOf } from './settings';

/** The act of the intake, its progress, and how it ended. */
export function IntakeBar() {
  const t = useTranslations('exhibits.intake');
  const format = formatter(useLocale());
  const { intake } = useIntake();
  const queue = useQueue();
  const sums = sumUp(queue);
  const ended = sums.admitted + sums.duplicate + sums.cancelled;
  const unstarted = queue.items.filter(
    (item) => !item.started && ['queued', 'hashing', 'hashed'].includes(item.phase),
  );
  const digests = unstarted.filter((item) => keepOf(item, queue.common) === 'digest').length;
  const count = { count: unstarted.length, text: format.count(unstarted.length) };
  return (
    <div className="grid gap-3">
      {isUnderWay(sums) && (
        <Progress
          label={t('sending')}
          done={sums.sent}
          total={sums.bytes}
          unit="bytes"
          onStop={() => intake?.cancelAll()}
          detail={
            <>
              {t('filesOf', { done: format.count(sums.ended), total: format.count(sums.started) })}
              {' · '}
              {t('leave')}
            </>
          }
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {unstarted.length > 0 && (
          <Button variant="primary" icon={<Send aria-hidden />} onClick={() => intake?.start()}>
            {digests === unstarted.length ? t('startDigest', count) : t('start', count)}
          </Button>
        )}
        {!isUnderWay(sums) && <Ended sums={sums} />}
        {ended > 0 && (
          <Button size="small" variant="quiet" onClick={() => intake?.clearEnded()}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** `12 admitted, 1 refused`, with the references of what was refused. */
function Ended({ sums }: { sums: QueueSums }) {
  const t = useTranslations('exhibits.intake');
  const format = formatter(useLocale());
  const { items } = useQueue();
  if (sums.admitted + sums.refused + sums.duplicate === 0) return null;
  const references = items.flatMap((item) => item.failure?.ref ?? []);
  return (
    <div>
      <p className="font-medium">
        {t('outcome', {
          admitted: format.count(sums.admitted),
          refused: format.count(sums.refused),
        })}
        {sums.duplicate > 0 && (
          <span>, {t('outcomeTwins', { twins: format.count(sums.duplicate) })}</span>
        )}
      </p>
      {references.length > 0 && (
        <p className="text-sm text-ink-2">
          {t('references')}: <span className="font-mono">{references.join(', ')}</span>
        </p>
      )}
    </div>
  );
}
