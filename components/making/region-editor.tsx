'use client';

import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import { RegionCanvas } from './region-canvas';
import { RegionFields, SIDES } from './region-fields';
import { middle, type Region, type Size } from './region-geometry';

/** A region on its way into the record; `key` tells it apart while it is edited. */
export type DrawnRegion = Region & { key: number; note: string };

type Props = {
  src: string;
  size: Size;
  regions: readonly DrawnRegion[];
  onChange(regions: DrawnRegion[]): void;
};

/** Regions of a picture by pointer, arrow key or number, each with what was done there. */
export function RegionEditor({ src, size, regions, onChange }: Props) {
  const t = useTranslations('making.region');
  const [chosen, setChosen] = useState<number | null>(null);
  const next = useRef(1);
  const list = useRef<HTMLOListElement>(null);

  function change(key: number, to: Partial<DrawnRegion>) {
    onChange(regions.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }

  function add(region: Region): number {
    const key = next.current;
    next.current += 1;
    onChange([...regions, { ...region, key, note: '' }]);
    setChosen(key);
    return key;
  }

  return (
    <div className="grid gap-4">
      <RegionCanvas
        src={src}
        size={size}
        regions={regions}
        chosen={chosen}
        onAdd={add}
        onChoose={setChosen}
        onPlace={change}
        onEnter={(key) =>
          list.current?.querySelector<HTMLElement>(`[data-region="${key}"] input`)?.focus()
        }
      />
      <Button
        size="small"
        icon={<Plus aria-hidden />}
        className="justify-self-start"
        disabled={regions.length >= 100}
        onClick={() => add(middle(size))}
      >
        {t('add')}
      </Button>
      <ol ref={list} className="grid gap-4">
        {regions.map((region, i) => (
          <li key={region.key} data-region={region.key}>
            <RegionFields
              region={region}
              size={size}
              words={{
                name: t('name', { number: i + 1 }),
                remove: t('remove', { number: i + 1 }),
                side: (side) => t(side),
              }}
              onFocus={() => setChosen(region.key)}
              onRemove={() => onChange(regions.filter(({ key }) => key !== region.key))}
              onPlace={(placed) => change(region.key, placed)}
            >
              <Field label={t('note')}>
                <Input
                  name="regionNote"
                  maxLength={1000}
                  value={region.note}
                  onChange={(event) => change(region.key, { note: event.target.value })}
                />
              </Field>
              {SIDES.map((side) => (
                <input key={side} type="hidden" name={`region.${side}`} value={region[side]} />
              ))}
            </RegionFields>
          </li>
        ))}
      </ol>
    </div>
  );
}
