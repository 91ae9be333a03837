'use client';

import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { Lineage } from '@/lib/lineage/graph';
import type { Drawing } from '@/lib/lineage/layout';
import { LineageDrawing } from './lineage-drawing';
import { type Arrow, neighbour } from './lineage-walk';
import { useViewport } from './use-viewport';

type Props = {
  /** What is shown now; a part of the drawing while it is played. */
  lineage: Lineage;
  drawing: Drawing;
  base: string;
  /** The node a playback has just reached. */
  current: string | null;
  appears: boolean;
};

/** Scale below which cards say less in larger letters. */
const FAR = 0.6;

/** The graph in a frame: zoomed, moved, and walked along its links by arrow keys. */
export function LineageCanvas({ lineage, drawing, base, current, appears }: Props) {
  const t = useTranslations('making.lineage');
  const router = useRouter();
  const { frame, view, dragging, reveal, ...viewport } = useViewport(drawing);
  const [focused, setFocused] = useState<string | null>(null);
  const known = lineage.nodes.some(({ id }) => id === focused);
  const stop = (known ? focused : lineage.nodes[0]?.id) ?? '';
  const placeOf = (id: string) => drawing.nodes.find((node) => node.id === id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the playback, not the view
  useEffect(() => {
    const place = current === null ? undefined : placeOf(current);
    if (place) reveal(place);
  }, [current]);

  function key(event: KeyboardEvent) {
    if (viewport.key(event) || !event.key.startsWith('Arrow')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const shown = drawing.nodes.filter(({ id }) => lineage.nodes.some((node) => node.id === id));
    const next = neighbour(shown, lineage.links, stop, event.key as Arrow);
    event.preventDefault();
    if (next === null) return;
    const place = placeOf(next);
    if (place) reveal(place);
    frame.current
      ?.querySelector<SVGAElement>(`[data-node="${CSS.escape(next)}"]`)
      ?.focus({ preventScroll: true });
  }

  function open(event: MouseEvent, href: string) {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (viewport.wasDragged() || plain) event.preventDefault();
    if (!viewport.wasDragged() && plain) router.push(href);
  }

  return (
    <div className="screen-only relative border border-hairline bg-paper">
      <div className="absolute top-2 right-2 z-10 flex border border-control bg-sheet">
        <IconButton
          label={t('zoomIn')}
          icon={<ZoomIn aria-hidden />}
          size="small"
          onClick={viewport.zoomIn}
        />
        <IconButton
          label={t('zoomOut')}
          icon={<ZoomOut aria-hidden />}
          size="small"
          onClick={viewport.zoomOut}
        />
        <IconButton
          label={t('fit')}
          icon={<Maximize aria-hidden />}
          size="small"
          onClick={viewport.showAll}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose nodes are links; the frame hears their keys */}
      <svg
        ref={frame}
        role="group"
        aria-label={t('canvas')}
        className={classNames(
          'block max-h-[min(72vh,46rem)] min-h-88 w-full touch-none select-none',
          dragging ? 'cursor-grabbing' : 'cursor-grab',
        )}
        style={{ aspectRatio: `${Math.max(drawing.width, 1)} / ${drawing.height + 80}` }}
        onKeyDown={key}
        {...viewport.handlers}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <LineageDrawing
            lineage={lineage}
            drawing={drawing}
            base={base}
            stop={stop}
            current={current}
            appears={appears}
            far={view.scale < FAR}
            onFocus={(id) => {
              setFocused(id);
              const place = placeOf(id);
              if (place && !dragging) reveal(place);
            }}
            onOpen={open}
          />
        </g>
      </svg>
    </div>
  );
}
