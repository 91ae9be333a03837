'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { PixelInput } from '@/components/making/pixel-input';
import { RegionCanvas } from '@/components/making/region-canvas';
import { kept, middle, type Region, type Size } from '@/components/making/region-geometry';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

type Props = {
  src: string;
  size: Size;
  region: Region | null;
  onChange(region: Region | null): void;
};

const SIDES = ['x', 'y', 'width', 'height'] as const;

const plain = ({ x, y, width, height }: Region): Region => ({ x, y, width, height });

/** One region of a picture, by pointer, arrow keys or numbers. */
export function RegionPlace({ src, size, region, onChange }: Props) {
  const t = useTranslations('desk.cite');
  const sides = useTranslations('making.region');
  const numbers = useRef<HTMLDivElement>(null);

  function set(next: Region): number {
    onChange(kept(plain(next), size));
    return 1;
  }

  return (
    <div className="grid min-w-0 gap-3">
      <p className="measure text-sm text-ink-2">{t('picture')}</p>
      <RegionCanvas
        src={src}
        size={size}
        regions={region ? [{ ...region, key: 1, note: '' }] : []}
        chosen={region ? 1 : null}
        onAdd={set}
        onChoose={() => {}}
        onPlace={(_, next) => set(next)}
        onEnter={() => numbers.current?.querySelector('input')?.focus()}
      />
      {region === null ? (
        <Button size="small" className="justify-self-start" onClick={() => set(middle(size))}>
          {t('region')}
        </Button>
      ) : (
        <>
          <div ref={numbers} className="grid max-w-xl grid-cols-2 gap-3 sm:grid-cols-4">
            {SIDES.map((side) => (
              <Field key={side} label={sides(side)}>
                <PixelInput
                  value={region[side]}
                  most={side === 'x' || side === 'width' ? size.width : size.height}
                  onSet={(value) => set({ ...region, [side]: value })}
                />
              </Field>
            ))}
          </div>
          <Button size="small" className="justify-self-start" onClick={() => onChange(null)}>
            {t('clear')}
          </Button>
        </>
      )}
    </div>
  );
}
