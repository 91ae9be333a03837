'use client';

import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RegionCanvas } from '@/components/making/region-canvas';
import { RegionFields } from '@/components/making/region-fields';
import { middle, type Region, type Size } from '@/components/making/region-geometry';
import { Button } from '@/components/ui/button';
import type { MarkedArea } from './redaction-marks';

/** A picture as it is shown, or a page of a PDF with its size in points. */
export type MarkedSheet = {
  /** From 1; null for a picture. */
  page: number | null;
  src: string;
  size: Size;
};

type Props = {
  sheet: MarkedSheet;
  /** How many times as wide as its place the sheet is shown; absent for its own size at most. */
  zoom?: number;
  /** Of the whole file; those of other pages stay as they are. */
  areas: readonly MarkedArea[];
  onChange(areas: MarkedArea[]): void;
};

const MOST = 1000;

/** Areas of a picture or of a page, marked by pointer, arrow key or number. */
export function AreaMarks({ sheet, zoom, areas, onChange }: Props) {
  const t = useTranslations('volume.redaction');
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { page, size, src } = sheet;
  const unit = page === null ? 'px' : 'pt';
  /** Areas of the sheet that is open; their place in the list is their key. */
  const shown = areas.flatMap((area, key) =>
    area.page === page ? [{ ...area.region, key, note: '' }] : [],
  );

  const place = (key: number, region: Region) =>
    onChange(areas.map((one, i) => (i === key ? { ...one, region } : one)));
  function add(region: Region): number {
    if (areas.length >= MOST) return areas.length;
    onChange([...areas, { page, region }]);
    setChosen(areas.length);
    return areas.length;
  }

  return (
    <div className="grid gap-4">
      <section {...frameOf(zoom, t('frame'))}>
        <div className="grid" style={{ width: `${100 * (zoom ?? 1)}%` }}>
          <RegionCanvas
            src={src}
            size={size}
            regions={shown}
            chosen={chosen}
            onAdd={add}
            onChoose={setChosen}
            onPlace={place}
            onEnter={(key) =>
              list.current?.querySelector<HTMLElement>(`[data-area="${key}"] input`)?.focus()
            }
            fill={zoom !== undefined}
            words={{
              canvas: t('canvas'),
              said: (number, region) => t('said', { number, unit, ...inWords(region) }),
            }}
          />
        </div>
      </section>
      <Button
        size="small"
        icon={<Plus aria-hidden />}
        className="justify-self-start"
        disabled={areas.length >= MOST}
        onClick={() => add(middle(size))}
      >
        {t('add')}
      </Button>
      <ol ref={list} className="grid gap-3">
        {shown.map((region, i) => (
          <li key={region.key} data-area={region.key}>
            <RegionFields
              region={region}
              size={size}
              words={{
                name: t('name', { number: i + 1 }),
                remove: t('removeArea', { number: i + 1 }),
                side: (side) => t(side, { unit }),
              }}
              onFocus={() => setChosen(region.key)}
              onRemove={() => {
                onChange(areas.filter((_, key) => key !== region.key));
                setChosen(null);
              }}
              onPlace={(placed) => place(region.key, placed)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A sheet wider than its place scrolls within a frame, which the keyboard can reach. */
function frameOf(zoom: number | undefined, label: string) {
  if (zoom === undefined || zoom <= 1) return {};
  const className = 'max-h-[80vh] overflow-auto border border-hairline';
  return { className, 'aria-label': label, tabIndex: 0 };
}

/** Numbers of a region as words carry them. */
function inWords({ x, y, width, height }: Region) {
  return { x: String(x), y: String(y), width: String(width), height: String(height) };
}
