'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PixelInput } from './pixel-input';
import { kept, type Region, type Size } from './region-geometry';

/** The numbers of a region, in the order in which they are read. */
export const SIDES = ['x', 'y', 'width', 'height'] as const;

type Props = {
  region: Region;
  /** Of the picture; no region goes beyond it. */
  size: Size;
  words: { name: string; remove: string; side(side: (typeof SIDES)[number]): string };
  onFocus(): void;
  onRemove(): void;
  onPlace(region: Region): void;
  children?: ReactNode;
};

/** One region by its numbers, with what else is said of it. */
export function RegionFields({ region, size, words, children, ...on }: Props) {
  const { x, y, width, height } = region;
  return (
    <fieldset className="grid gap-3 border border-hairline p-3" onFocus={on.onFocus}>
      <legend className="sr-only">{words.name}</legend>
      <div className="flex items-center justify-between gap-3">
        <p aria-hidden className="font-medium">
          {words.name}
        </p>
        <IconButton
          size="small"
          label={words.remove}
          icon={<X aria-hidden />}
          onClick={on.onRemove}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {SIDES.map((side) => (
          <Field key={side} label={words.side(side)}>
            <PixelInput
              value={region[side]}
              most={side === 'x' || side === 'width' ? size.width : size.height}
              onSet={(value) => on.onPlace(kept({ x, y, width, height, [side]: value }, size))}
            />
          </Field>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
