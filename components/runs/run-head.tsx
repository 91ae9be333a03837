import { ChevronLeft, Columns2, LayoutGrid } from 'lucide-react';
import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ButtonLink } from '@/components/ui/button';
import { ClassMark } from '@/components/ui/class-mark';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';
import { OutcomeMark } from './outcome-mark';
import { RunNeighbours } from './run-neighbours';

type Props = {
  t: Translate<'runs'>;
  format: Formatter;
  /** Address of the Runs room. */
  room: string;
  run: RunDetail;
};

/** What the run is called, with which tool, how it came, its class, its clocks and how it ended. */
export function RunHead({ t, format, room, run }: Props) {
  const recreation = run.series === 'recreation';
  const { before, after } = run.neighbours;
  const number = format.count(run.number);
  const other = before ? `&other=${before}` : '';
  return (
    <header>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Link
          href={recreation ? `${room}/recreations` : room}
          className="screen-only link inline-flex items-center gap-1 text-sm"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {recreation ? t('nav.recreations') : t('act.back')}
        </Link>
        <RunNeighbours before={before && `${room}/${before}`} after={after && `${room}/${after}`} />
      </div>
      <h2 className="mt-2 font-serif text-2xl font-semibold text-balance">
        {t(recreation ? 'recreationNumber' : 'number', { number })}
        <span className="font-normal text-ink-2"> · </span>
        {run.tool === '' ? (
          <span className="font-normal text-ink-2">{t('toolUnknown')}</span>
        ) : (
          <SafeText text={run.tool} />
        )}
      </h2>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <span>{t(`capture.${run.capture}`)}</span>
        <OutcomeMark t={t} outcome={run.outcome} />
      </div>
      <div className="mt-3 flex flex-wrap items-start gap-x-10 gap-y-3">
        <ClassMark value={run.class} words />
        <TwoClocks happened={run.requestedAt} received={run.recordedAt} />
      </div>
      <div className="screen-only mt-4 flex flex-wrap gap-2">
        {!recreation && run.outputs.length > 0 && (
          <ButtonLink href={`${room}/candidates?run=${run.id}`} icon={<LayoutGrid aria-hidden />}>
            {t('act.sheet')}
          </ButtonLink>
        )}
        <ButtonLink href={`${room}/compare?run=${run.id}${other}`} icon={<Columns2 aria-hidden />}>
          {t('act.compare')}
        </ButtonLink>
      </div>
    </header>
  );
}
