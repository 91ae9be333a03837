'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { AreaMarks } from './area-marks';
import type { MarkedArea } from './redaction-marks';
import { type AskedSheet, type SheetSource, useSheets } from './use-sheets';

type Props = {
  source: SheetSource;
  /** The page that is open at first. */
  first: AskedSheet & { ok: true };
  areas: readonly MarkedArea[];
  onChange(areas: MarkedArea[]): void;
};

/** How many times as wide as its place a page is shown: words of a page are small on a telephone. */
const ZOOMS = [1, 2, 3] as const;

/** Areas of a PDF, page by page; a page is drawn when it is turned to. */
export function PageMarks({ source, first, areas, onChange }: Props) {
  const t = useTranslations('volume.redaction');
  const { page, state, turn } = useSheets(source, first);
  const [zoom, setZoom] = useState<number>(1);
  const { pages } = first;
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  const counts = new Map<number | null, number>();
  for (const area of areas) counts.set(area.page, (counts.get(area.page) ?? 0) + 1);
  const said = (number: number) =>
    t('pageOption', { page: String(number), count: counts.get(number) ?? 0 });
  const step = (label: string, to: number, icon: ReactNode) => {
    const isThere = to >= 1 && to <= pages;
    return (
      <IconButton
        label={label}
        icon={icon}
        // Not `disabled`: at the last page the keyboard would be left without a place.
        aria-disabled={!isThere || undefined}
        onClick={() => isThere && void turn(to)}
      />
    );
  };

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="flex items-end gap-1">
          {step(t('pageBefore'), page - 1, <ChevronLeft aria-hidden />)}
          <Field label={t('page')} className="w-44">
            <Select value={page} onChange={(event) => void turn(Number(event.target.value))}>
              {numbers.map((number) => (
                <option key={number} value={number}>
                  {said(number)}
                </option>
              ))}
            </Select>
          </Field>
          {step(t('pageAfter'), page + 1, <ChevronRight aria-hidden />)}
        </div>
        <Field label={t('zoom')} className="w-36">
          <Select value={zoom} onChange={(event) => setZoom(Number(event.target.value))}>
            {ZOOMS.map((times) => (
              <option key={times} value={times}>
                {t('zoomOption', { percent: String(times * 100) })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p role="status" className="text-sm text-ink-2">
        {state === 'drawing'
          ? t('drawing', { page: String(page) })
          : t('pageOf', { page: String(page), pages: String(pages) })}
      </p>
      {areas.length > 0 && (
        <ul aria-label={t('marked')} className="flex flex-wrap gap-2">
          {numbers
            .filter((number) => counts.has(number))
            .map((number) => (
              <li key={number}>
                <Button
                  size="small"
                  aria-current={number === page || undefined}
                  onClick={() => void turn(number)}
                >
                  {said(number)}
                </Button>
              </li>
            ))}
        </ul>
      )}
      {state === 'failed' && (
        <div role="alert" className="grid justify-items-start gap-2">
          <p>{t('pageFailed')}</p>
          <Button size="small" onClick={() => void turn(page)}>
            {t('again')}
          </Button>
        </div>
      )}
      {typeof state === 'object' && !state.ok && (
        <p role="alert" className="measure">
          {t(`refused.${state.reason}`)}
        </p>
      )}
      {typeof state === 'object' && state.ok && (
        <AreaMarks key={page} sheet={state.sheet} zoom={zoom} areas={areas} onChange={onChange} />
      )}
    </div>
  );
}
