'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUprightSize } from '@/components/exhibits/use-upright-size';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Segments } from '@/components/ui/segments';
import { Select } from '@/components/ui/select';
import type { RunFile } from '@/lib/runs/dto';
import { nameOf } from './picked-file';
import { RegionOutlines } from './region-frame';
import type { Region, Size } from './region-geometry';

type Props = { before: readonly RunFile[]; after: RunFile; regions: readonly Region[] };

type Mode = 'side' | 'slider';

/** Two states of a picture beside each other or one over the other, with the regions of the later. */
export function CompareFiles({ before, after, regions }: Props) {
  const t = useTranslations('making.compare');
  const making = useTranslations('making');
  const [mode, setMode] = useState<Mode>('side');
  const [outlined, setOutlined] = useState(regions.length > 0);
  const [which, setWhich] = useState(before[0]?.exhibitId ?? '');
  const earlier = before.find(({ exhibitId }) => exhibitId === which) ?? null;
  const shown = outlined ? regions : [];

  return (
    <div className="grid gap-4">
      <div className="screen-only flex flex-wrap items-center gap-x-5 gap-y-2">
        {earlier && (
          <Segments<Mode>
            label={t('mode')}
            segments={[
              { value: 'side', label: t('side') },
              { value: 'slider', label: t('slider') },
            ]}
            value={mode}
            onChoose={setMode}
          />
        )}
        {regions.length > 0 && (
          <Checkbox
            label={t('outline')}
            checked={outlined}
            onChange={(event) => setOutlined(event.target.checked)}
          />
        )}
        {before.length > 1 && (
          <Field label={t('which')} className="flex items-center gap-2">
            <Select value={which} onChange={(event) => setWhich(event.target.value)}>
              {before.map((file) => (
                <option key={file.exhibitId} value={file.exhibitId}>
                  {file.number} · {nameOf(file, making('untitled'))}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {earlier && mode === 'slider' ? (
        <Slider before={earlier} after={after} regions={shown} />
      ) : (
        <div className="grid gap-5 md:grid-cols-2">
          {earlier ? (
            <figure className="grid min-w-0 content-start gap-1.5">
              <Picture file={earlier} />
              <figcaption className="text-sm text-ink-2">
                {t('before')} · {making('exhibit', { number: String(earlier.number) })}
              </figcaption>
            </figure>
          ) : (
            <p className="text-ink-2">{t('nothing')}</p>
          )}
          <figure className="grid min-w-0 content-start gap-1.5">
            <Picture file={after} regions={shown} />
            <figcaption className="text-sm text-ink-2">
              {t('after')} · {making('exhibit', { number: String(after.number) })}
            </figcaption>
          </figure>
        </div>
      )}
    </div>
  );
}

const sizeOf = ({ width, height }: RunFile): Size | null =>
  width && height ? { width, height } : null;

function Picture({ file, regions = [] }: { file: RunFile; regions?: readonly Region[] }) {
  const t = useTranslations('making');
  // As stated until the copy is there: only of a turned photograph the two differ.
  const size = useUprightSize(file.view, file) ?? sizeOf(file);
  if (file.view === null) {
    return (
      <p className="border border-dashed border-control px-4 py-8 text-ink-2">{t('noPicture')}</p>
    );
  }
  return (
    <span className="relative block w-fit border border-hairline bg-sheet">
      {/* biome-ignore lint/performance/noImgElement: a working copy of evidence */}
      <img
        src={file.view}
        alt={t('pictureOf', { title: nameOf(file, t('untitled')), number: String(file.number) })}
        width={size?.width}
        height={size?.height}
        className="block h-auto max-h-128 w-auto max-w-full min-w-40"
      />
      {size && <RegionOutlines regions={regions} size={size} />}
    </span>
  );
}

type SliderProps = { before: RunFile; after: RunFile; regions: readonly Region[] };

/** The earlier picture over the later one up to a line that the range input moves. */
function Slider({ before, after, regions }: SliderProps) {
  const t = useTranslations('making.compare');
  const making = useTranslations('making');
  const [share, setShare] = useState(50);
  return (
    <figure className="grid justify-items-start gap-2">
      <div className="grid w-fit max-w-full gap-2">
        <div className="relative">
          <Picture file={after} regions={regions} />
          {before.view && (
            // biome-ignore lint/performance/noImgElement: a working copy of evidence
            <img
              src={before.view}
              alt=""
              className="pointer-events-none absolute inset-0 size-full border border-hairline bg-sheet object-contain"
              style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
            />
          )}
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-[#fff] outline-1 outline-[#0f5257]"
            style={{ left: `${share}%` }}
          />
        </div>
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={t('reveal')}
          aria-valuetext={t('revealed', { text: `${share} %` })}
          className="h-6 w-full accent-action"
          onChange={(event) => setShare(Number(event.target.value))}
        />
        <p aria-hidden className="flex justify-between gap-4 text-sm text-ink-2">
          <span>← {t('before')}</span>
          <span>{t('after')} →</span>
        </p>
      </div>
      <figcaption className="text-sm text-ink-2">
        {t('before')} · {making('exhibit', { number: String(before.number) })}, {t('after')} ·{' '}
        {making('exhibit', { number: String(after.number) })}
      </figcaption>
    </figure>
  );
}
