'use client';

import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { askCase } from '@/components/exhibits/intake/case-api';
import { FailureError } from '@/components/exhibits/intake/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { formatter } from '@/lib/i18n/format';
import type { VolumePreview as Preview } from '@/lib/volumes/commands/preview-volume';
import type { Composition } from '@/lib/volumes/schema';

/** Milliseconds of rest after a change before pages are drawn again. */
const REST = 1500;

type Props = { caseId: string; composition: Composition };

/**
 * The first pages as they would be printed, drawn by the composers that make the volume. Drawn on asking,
 * or after each change where that is wished.
 */
export function VolumePreview({ caseId, composition }: Props) {
  const t = useTranslations('volume.preview');
  const format = formatter(useLocale());
  const [live, setLive] = useState(false);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [state, setState] = useState<'rest' | 'drawing' | 'failed'>('rest');
  // Only the answer to the last question counts.
  const asking = useRef<AbortController>(undefined);
  const latest = useRef(composition);
  latest.current = composition;

  async function draw() {
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    setState('drawing');
    // What is still missing has no place on the first pages but the cover; a dash stands for it.
    const { recipient, purpose, title, ...rest } = latest.current;
    const body = {
      composition: {
        ...rest,
        title: title.trim() || '—',
        recipient: recipient.trim() || '—',
        purpose: purpose.trim() || '—',
      },
    };
    try {
      const path = `${caseId}/volumes/previews`;
      const { data } = await askCase<Preview>(path, { method: 'POST', body, signal: stop.signal });
      setSeen(data);
      setState('rest');
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof FailureError)) throw error;
      setState('failed');
    }
  }

  useEffect(() => () => asking.current?.abort(), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when what is composed changes
  useEffect(() => {
    if (!live) return;
    const timer = setTimeout(() => void draw(), REST);
    return () => clearTimeout(timer);
  }, [live, composition]);

  return (
    <section className="grid gap-3" aria-labelledby="volume-preview">
      <h3 id="volume-preview" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      <div className="flex flex-wrap items-center gap-4">
        <Button aria-disabled={state === 'drawing' || undefined} onClick={() => void draw()}>
          {t('draw')}
        </Button>
        <Checkbox
          checked={live}
          label={t('live')}
          onChange={(event) => setLive(event.target.checked)}
        />
      </div>
      <p role="status" className="text-ink-2">
        {state === 'drawing' && t('drawing')}
        {state === 'failed' && t('failed')}
        {state === 'rest' &&
          seen &&
          !seen.made &&
          t(seen.item ? 'item' : 'tooMuch', { item: seen.item ?? '' })}
        {state === 'rest' &&
          seen?.made &&
          t('pages', {
            count: seen.pages,
            text: format.count(seen.pages),
            shown: format.count(seen.pictures.length),
          })}
      </p>
      {seen?.made && (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" aria-busy={state === 'drawing'}>
          {seen.pictures.map((picture, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <li key={i}>
              {/* biome-ignore lint/performance/noImgElement: drawn in this session, not a file of ours */}
              <img
                src={`data:image/png;base64,${picture}`}
                alt={t('page', { number: format.count(i + 1) })}
                className="w-full border border-hairline bg-white"
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
