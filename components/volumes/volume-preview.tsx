'use client';

import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { askCase } from '@/components/exhibits/intake/case-api';
import { FailureError } from '@/components/exhibits/intake/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { formatter } from '@/lib/i18n/format';
import type { VolumePreview as Preview } from '@/lib/volumes/commands/preview-volume';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import { itemWords } from './volume-item';

/** Milliseconds of rest after a change before pages are drawn again. */
const REST = 1500;

type Props = { contents: ComposerContents; composition: Composition };

/**
 * Pages as they would be printed, from the beginning or from an item on, drawn by the composers that make
 * the volume. Drawn on asking, or after each change where that is wished.
 */
export function VolumePreview({ contents, composition }: Props) {
  const { caseId } = contents;
  const t = useTranslations('volume.preview');
  const words = useTranslations('volume');
  const format = formatter(useLocale());
  const [live, setLive] = useState(false);
  const [from, setFrom] = useState('');
  const [seen, setSeen] = useState<Preview | null>(null);
  const [state, setState] = useState<'rest' | 'drawing' | 'failed'>('rest');
  const items = usePrintedItems(contents, composition);
  // What is not printed any more cannot be looked at: pages begin at the beginning again.
  const chosen = items.some(({ id }) => id === from) ? from : '';
  // Only the answer to the last question counts.
  const asking = useRef<AbortController>(undefined);
  const latest = useRef({ composition, from: chosen });
  latest.current = { composition, from: chosen };

  async function draw() {
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    setState('drawing');
    // What is still missing has no place on pages but the cover; a dash stands for it.
    const { recipient, purpose, title, ...rest } = latest.current.composition;
    const body = {
      from: latest.current.from || null,
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
  }, [live, composition, chosen]);

  return (
    <section className="grid gap-3" aria-labelledby="volume-preview">
      <h3 id="volume-preview" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      <Field label={t('from')}>
        <Select
          className="max-w-2xl"
          value={chosen}
          onChange={(event) => setFrom(event.target.value)}
        >
          <option value="">{t('beginning')}</option>
          {items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
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
          t(seen.item ? 'item' : 'tooMuch', { item: itemWords(words, seen.item ?? '') })}
        {state === 'rest' &&
          seen?.made &&
          (seen.pages === null
            ? t('notAll', {
                count: seen.pictures.length,
                shown: format.count(seen.pictures.length),
              })
            : t('pages', {
                count: seen.pages,
                text: format.count(seen.pages),
                from: format.count(seen.first ?? 1),
                to: format.count((seen.first ?? 1) - 1 + seen.pictures.length),
              }))}
      </p>
      {seen?.made && (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" aria-busy={state === 'drawing'}>
          {seen.pictures.map((picture, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <li key={i}>
              {/* biome-ignore lint/performance/noImgElement: drawn in this session, not a file of ours */}
              <img
                src={`data:image/png;base64,${picture}`}
                alt={t(seen.first === null ? 'unnumbered' : 'page', {
                  number: format.count((seen.first ?? 1) + i),
                })}
                className="w-full border border-hairline bg-white"
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What pages can be looked at from: parts, exhibits and prompts that are printed, in their order. */
function usePrintedItems(
  { exhibits, prompts }: ComposerContents,
  { parts, groups, withheld }: Composition,
): { id: string; name: string }[] {
  const t = useTranslations('volume');
  const back = new Set(withheld.map(({ id }) => id));
  const titles = new Map(exhibits.map(({ id, title, fileName }) => [id, title || fileName]));
  return [
    ...parts.map((part) => ({ id: part, name: t(`part.${part}`) })),
    ...groups.flatMap((group, i) =>
      group.exhibits.flatMap(({ exhibit, title: own }, j) => {
        const title = own || titles.get(exhibit) || t('exhibit.untitled');
        const name = t('exhibit.named', { name: `${i + 1}-${j + 1}`, title });
        return back.has(exhibit) ? [] : [{ id: exhibit, name }];
      }),
    ),
    ...prompts.map(({ id, number, title }) => ({
      id,
      name: t('withhold.prompt', { number: String(number), title }),
    })),
  ];
}
