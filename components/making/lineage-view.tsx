'use client';

import { Film, Printer } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { classNames } from '@/components/ui/class-names';
import type { Lineage } from '@/lib/lineage/graph';
import { LARGE, layout } from '@/lib/lineage/layout';
import { LineageCanvas } from './lineage-canvas';
import { ArrowHead } from './lineage-drawing';
import { LineageLegend } from './lineage-legend';
import { LineageList } from './lineage-list';
import { NODE } from './lineage-node';
import { among, inOrder, withoutRejected } from './lineage-order';
import { LineageSheets } from './lineage-sheets';
import { PlaybackControls } from './playback-controls';
import { usePlayback } from './use-playback';
import { useReducedMotion } from './use-reduced-motion';

type Props = {
  lineage: Lineage;
  /** Address of the case. */
  base: string;
  /** `auto` shows the graph on a desk and the list on a phone. */
  view: 'auto' | 'graph' | 'list';
};

const SHOWN = {
  auto: { graph: 'max-md:hidden print:block', list: 'md:hidden print:block' },
  graph: { graph: '', list: 'hidden print:block' },
  list: { graph: 'hidden print:block', list: '' },
} as const;

/** From idea to work on one screen: the graph, the same as a list, and the process played. */
export function LineageView({ lineage, base, view }: Props) {
  const t = useTranslations('making');
  const [isFolded, setFolded] = useState(lineage.nodes.length > LARGE);
  const [isPlaying, setPlaying] = useState(false);
  const reduced = useReducedMotion();
  const { lineage: whole, folded } = useMemo(() => {
    const without = withoutRejected(lineage);
    return isFolded ? without : { lineage, folded: without.folded };
  }, [lineage, isFolded]);
  const drawing = useMemo(() => layout(whole, { measure: () => NODE }), [whole]);
  const onPaper = useMemo(() => layout(whole, { measure: () => NODE, direction: 'down' }), [whole]);
  const moments = useMemo(() => inOrder(whole.nodes), [whole]);
  const playback = usePlayback(moments.length);
  const reached = isPlaying ? moments[playback.at - 1] : undefined;
  const shown = useMemo(
    () =>
      isPlaying ? among(whole, new Set(moments.slice(0, playback.at).map(({ id }) => id))) : whole,
    [whole, moments, isPlaying, playback.at],
  );
  const { go } = playback;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other moments begin anew
  useEffect(() => go(1), [moments.length]);

  return (
    <div className="grid gap-4">
      <div className={classNames(SHOWN[view].graph, 'grid gap-4 print:block')}>
        <div className="screen-only flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button
              size="small"
              icon={<Film aria-hidden />}
              aria-pressed={isPlaying}
              onClick={() => {
                setPlaying(!isPlaying);
                playback.go(1);
                // Where motion is unwanted, nothing starts to move by itself.
                if (!isPlaying && !reduced) playback.play();
              }}
            >
              {t(isPlaying ? 'play.close' : 'play.open')}
            </Button>
            <Button size="small" icon={<Printer aria-hidden />} onClick={() => window.print()}>
              {t('lineage.print')}
            </Button>
            {folded > 0 && (
              <Checkbox
                label={t('lineage.fold')}
                checked={isFolded}
                onChange={(event) => setFolded(event.target.checked)}
              />
            )}
          </div>
          <p role="status" className="text-sm text-ink-2">
            {t('lineage.counts', { nodes: shown.nodes.length, links: shown.links.length })}
            {isFolded && folded > 0 && ` · ${t('lineage.folded', { count: folded })}`}
          </p>
        </div>
        {isPlaying && (
          <>
            {reduced && <p className="text-sm text-ink-2">{t('play.reduced')}</p>}
            <PlaybackControls playback={playback} length={moments.length} node={reached} />
          </>
        )}
        <ArrowHead />
        <LineageCanvas
          lineage={shown}
          drawing={drawing}
          base={base}
          current={reached?.id ?? null}
          appears={isPlaying}
        />
        <LineageSheets lineage={whole} drawing={onPaper} />
        <LineageLegend />
        <p className="screen-only text-sm text-ink-2">{t('lineage.keys')}</p>
      </div>
      <div className={SHOWN[view].list}>
        <LineageList lineage={whole} base={base} />
      </div>
    </div>
  );
}
