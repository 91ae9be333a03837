'use client';

import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Segments } from '@/components/ui/segments';
import { formatter } from '@/lib/i18n/format';
import { burstAfter, burstBefore } from './bursts-of';
import { type Playing, SPEEDS, type Speed } from './use-replay';

type Props = {
  replay: Playing;
  /** What the scrubber says of where it is. */
  where: string;
};

/** Play, speed and the scrubber: an arrow is an operation, PageUp and PageDown are a burst. */
export function ReplayControls({ replay, where }: Props) {
  const t = useTranslations('attribution.replay');
  const format = formatter(useLocale());
  const { engine, reached, at, playing, speed } = replay;

  /** Where a key of the scrubber leads; undefined for one that is not its own. */
  function target(key: string): number | undefined {
    if (key === 'ArrowLeft' || key === 'ArrowDown') return at - 1;
    if (key === 'ArrowRight' || key === 'ArrowUp') return at + 1;
    if (key === 'Home') return 1;
    if (key === 'End') return reached;
    if (key !== 'PageUp' && key !== 'PageDown') return undefined;
    const starts = engine.acts.bursts().map(({ from }) => from);
    return key === 'PageUp' ? burstBefore(starts, at) : burstAfter(starts, at, reached);
  }

  function key(event: KeyboardEvent<HTMLInputElement>) {
    const to = target(event.key);
    if (to === undefined) return;
    event.preventDefault();
    replay.play(false);
    replay.go(to);
  }

  const go = (to: number) => {
    replay.play(false);
    replay.go(to);
  };
  return (
    <div className="grid gap-3 border-y border-hairline py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={() => replay.play(!playing)}
        >
          {t(playing ? 'stop' : 'play')}
        </Button>
        <IconButton label={t('first')} icon={<ChevronFirst aria-hidden />} onClick={() => go(1)} />
        <IconButton label={t('back')} icon={<StepBack aria-hidden />} onClick={() => go(at - 1)} />
        <IconButton
          label={t('forward')}
          icon={<StepForward aria-hidden />}
          onClick={() => go(at + 1)}
        />
        <IconButton
          label={t('last')}
          icon={<ChevronLast aria-hidden />}
          onClick={() => go(reached)}
        />
        <Segments<Speed>
          label={t('speed')}
          segments={SPEEDS.map((value) => ({
            value,
            label: value === 'step' ? t('step') : t('times', { times: value }),
          }))}
          value={speed}
          onChoose={replay.setSpeed}
        />
      </div>
      <label className="grid gap-1">
        <span className="text-sm text-ink-2">
          {t('scrubber', { at: format.count(at), size: format.count(reached) })}
        </span>
        <input
          type="range"
          min={1}
          max={Math.max(reached, 1)}
          value={Math.min(at, Math.max(reached, 1))}
          aria-valuetext={where}
          className="h-6 w-full accent-action"
          onKeyDown={key}
          onChange={(event) => go(Number(event.target.value))}
        />
      </label>
    </div>
  );
}
