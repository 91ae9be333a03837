'use client';

import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button, IconButton } from '@/components/ui/button';
import { Segments } from '@/components/ui/segments';
import { Time } from '@/components/ui/time';
import type { LineageNode } from '@/lib/lineage/graph';
import { itemOf, titleOf } from './lineage-words';
import { type Pace, type Playback, SPEEDS } from './use-playback';

type Props = { playback: Playback; length: number; node: LineageNode | undefined };

/** Play, pace, steps and the scrubber, with who did what when at the moment shown. */
export function PlaybackControls({ playback, length, node }: Props) {
  const t = useTranslations('making');
  const { at, playing, pace, go } = playback;
  const said = node
    ? t('play.said', {
        item: itemOf(t, node),
        title: titleOf(t, node) || t('untitled'),
        person: node.person ?? t('lineage.noPerson'),
      })
    : '';
  return (
    <section
      aria-label={t('play.title')}
      className="screen-only grid gap-3 border-y border-hairline py-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={playing ? playback.pause : playback.play}
        >
          {t(playing ? 'play.pause' : 'play.play')}
        </Button>
        <IconButton
          label={t('play.first')}
          icon={<ChevronFirst aria-hidden />}
          onClick={() => go(1)}
        />
        <IconButton
          label={t('play.back')}
          icon={<StepBack aria-hidden />}
          onClick={() => go(at - 1)}
        />
        <IconButton
          label={t('play.forward')}
          icon={<StepForward aria-hidden />}
          onClick={() => go(at + 1)}
        />
        <IconButton
          label={t('play.last')}
          icon={<ChevronLast aria-hidden />}
          onClick={() => go(length)}
        />
        <Segments<`${Pace}`>
          label={t('play.speed')}
          segments={SPEEDS.map((times) => ({
            value: `${times}` as const,
            label: t('play.times', { times: String(times) }),
          }))}
          value={`${pace}`}
          onChoose={(value) => playback.setPace(Number(value) as Pace)}
        />
      </div>
      <label className="grid gap-1">
        <span className="text-sm text-ink-2">
          {t('play.scrub', { at: String(at), of: String(length) })}
        </span>
        <input
          type="range"
          min={1}
          max={Math.max(length, 1)}
          value={at}
          aria-valuetext={said}
          className="h-6 w-full accent-action"
          onChange={(event) => go(Number(event.target.value))}
        />
      </label>
      {node && (
        <div aria-live={playing ? 'off' : 'polite'} className="min-h-14">
          <p className="font-serif text-lg">
            <SafeText text={said} />
          </p>
          <p className="text-sm text-ink-2">
            {node.happenedAt !== null && node.happenedAt !== node.at && (
              <>
                {t('play.happened')} <Time at={node.happenedAt} /> ·{' '}
              </>
            )}
            {t('play.recorded')} <Time at={node.at} />
          </p>
        </div>
      )}
    </section>
  );
}
