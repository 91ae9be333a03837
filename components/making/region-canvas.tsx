'use client';

import { type PointerEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import type { DrawnRegion } from './region-editor';
import { placeOf, REGION_LINE, RegionNumber } from './region-frame';
import {
  byKey,
  type Corner,
  drawn,
  moved,
  type Point,
  type Region,
  type Size,
  stretched,
} from './region-geometry';

type Props = {
  src: string;
  /** Pixels of the original, whatever the size of the copy that is shown. */
  size: Size;
  regions: readonly DrawnRegion[];
  chosen: number | null;
  onAdd(region: Region): number;
  onChoose(key: number): void;
  onPlace(key: number, region: Region): void;
  /** Enter on a region: on to its numbers. */
  onEnter(key: number): void;
  /** Words where the regions are not those of later work. */
  words?: { canvas: string; said(number: number, region: Region): string };
  /** As wide as its place, however high that makes it. */
  fill?: boolean;
};

type Gesture =
  | { kind: 'draw'; from: Point; to: Point }
  | { kind: 'move'; key: number; from: Point; start: Region }
  | { kind: 'stretch'; key: number; corner: Corner; from: Point; start: Region };

const CORNERS = [
  ['nw', '-top-2 -left-2 cursor-nwse-resize'],
  ['ne', '-top-2 -right-2 cursor-nesw-resize'],
  ['sw', '-bottom-2 -left-2 cursor-nesw-resize'],
  ['se', '-right-2 -bottom-2 cursor-nwse-resize'],
] as const;

/** Shorter than this, in pixels of the screen, a stroke is a slip of the hand. */
const SLIP = 5;

/**
 * The picture with its regions, drawn, moved and pulled by pointer or arrow keys. One finger draws, two
 * enlarge what is under them.
 */
export function RegionCanvas(props: Props) {
  const {
    src,
    size,
    regions,
    chosen,
    onAdd,
    onChoose,
    onPlace,
    onEnter,
    words,
    fill = false,
  } = props;
  const t = useTranslations('making.region');
  const frame = useRef<HTMLDivElement>(null);
  const [gesture, setGesture] = useState<Gesture | null>(null);

  /** Where the pointer is, in pixels of the original. */
  function at(event: PointerEvent): Point {
    const { current } = frame;
    if (!current || current.clientWidth === 0 || current.clientHeight === 0) return { x: 0, y: 0 };
    const { left, top } = current.getBoundingClientRect();
    // The picture begins within the frame's line.
    return {
      x: ((event.clientX - left - current.clientLeft) / current.clientWidth) * size.width,
      y: ((event.clientY - top - current.clientTop) / current.clientHeight) * size.height,
    };
  }

  function begin(event: PointerEvent, next: Gesture) {
    if (event.button !== 0) return;
    event.stopPropagation();
    frame.current?.setPointerCapture(event.pointerId);
    setGesture(next);
  }

  function go(event: PointerEvent) {
    if (!gesture) return;
    const to = at(event);
    if (gesture.kind === 'draw') {
      setGesture({ ...gesture, to });
      return;
    }
    const by = { x: to.x - gesture.from.x, y: to.y - gesture.from.y };
    onPlace(
      gesture.key,
      gesture.kind === 'move'
        ? moved(gesture.start, by, size)
        : stretched(gesture.start, gesture.corner, by, size),
    );
  }

  function end(event: PointerEvent) {
    if (gesture?.kind === 'draw') {
      const box = frame.current?.getBoundingClientRect();
      const scale = box ? box.width / size.width : 1;
      const to = at(event);
      const far = Math.max(Math.abs(to.x - gesture.from.x), Math.abs(to.y - gesture.from.y));
      if (far * scale >= SLIP && regions.length < 100) onAdd(drawn(gesture.from, to, size));
    }
    setGesture(null);
  }

  const drawing = gesture?.kind === 'draw' ? drawn(gesture.from, gesture.to, size) : null;
  return (
    <section
      aria-label={words?.canvas ?? t('canvas')}
      className={fill ? 'w-full' : 'max-w-full justify-self-start'}
    >
      <div
        ref={frame}
        className="relative cursor-crosshair touch-pinch-zoom border border-hairline bg-sheet select-none"
        onPointerDown={(event) => begin(event, { kind: 'draw', from: at(event), to: at(event) })}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={() => setGesture(null)}
      >
        {/* biome-ignore lint/performance/noImgElement: a working copy of evidence */}
        <img
          src={src}
          alt=""
          draggable={false}
          width={size.width}
          height={size.height}
          className={classNames(
            'block h-auto',
            fill ? 'w-full' : 'max-h-128 min-w-40 w-auto max-w-full',
          )}
        />
        {drawing && (
          <span
            className={classNames('absolute border-dashed', REGION_LINE)}
            style={placeOf(drawing, size)}
          />
        )}
        {regions.map((region, i) => (
          // biome-ignore lint/a11y/useSemanticElements: a region is no button of a form; it lies over the picture and is moved
          <div
            key={region.key}
            role="button"
            tabIndex={0}
            aria-label={
              words?.said(i + 1, region) ?? t('said', { number: i + 1, ...whole(region) })
            }
            className={classNames(
              'absolute cursor-move touch-pinch-zoom',
              REGION_LINE,
              chosen === region.key && 'z-10 bg-[#0f5257]/20',
            )}
            style={placeOf(region, size)}
            onFocus={() => onChoose(region.key)}
            onPointerDown={(event) => {
              event.currentTarget.focus();
              begin(event, { kind: 'move', key: region.key, from: at(event), start: region });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                onEnter(region.key);
                return;
              }
              const { key, altKey: alt, shiftKey: shift } = event;
              const next = byKey(region, { key, alt, shift }, size);
              if (!next) return;
              event.preventDefault();
              onPlace(region.key, next);
            }}
          >
            <RegionNumber number={i + 1} />
            {chosen === region.key &&
              CORNERS.map(([corner, place]) => (
                <span
                  key={corner}
                  className={classNames(
                    'absolute size-4 border-2 border-[#fff] bg-[#0f5257]',
                    place,
                  )}
                  onPointerDown={(event) =>
                    begin(event, {
                      kind: 'stretch',
                      key: region.key,
                      corner,
                      from: at(event),
                      start: region,
                    })
                  }
                />
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** Numbers of a region as words carry them. */
function whole({ x, y, width, height }: Region) {
  return { x: String(x), y: String(y), width: String(width), height: String(height) };
}
