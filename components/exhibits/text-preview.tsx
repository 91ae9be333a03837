'use client';

import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { formatter } from '@/lib/i18n/format';
import { MarkedText, SafeText } from './safe-text';

/** Bytes of a text that working copies show. */
const SHOWN_BYTES = 256 * 1024;

type Props = {
  /** Address of the working copy on our origin. */
  url: string;
  /** Name of the region, for screen readers. */
  label: string;
  /** Bytes of the original. */
  bytes: number;
};

type Loaded = { state: 'loading' } | { state: 'failed' } | { state: 'shown'; text: string };

/** The working copy of a text, in which characters that are not seen are named. */
export function TextPreview({ url, label, bytes }: Props) {
  const t = useTranslations('exhibits.look');
  const format = formatter(useLocale());
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    const stop = new AbortController();
    setLoaded({ state: 'loading' });
    fetch(url, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setLoaded({ state: 'shown', text: await response.text() });
      })
      .catch(() => {
        if (!stop.signal.aborted) setLoaded({ state: 'failed' });
      });
    return () => stop.abort();
  }, [url, tries]);

  if (loaded.state === 'loading') {
    return (
      <p role="status" className="border border-hairline bg-sheet px-4 py-6 text-ink-2">
        {t('textLoading')}
      </p>
    );
  }
  if (loaded.state === 'failed') {
    return (
      <div role="alert" className="grid justify-items-start gap-2 border border-hairline px-4 py-6">
        <p>{t('textFailed')}</p>
        <Button size="small" onClick={() => setTries(tries + 1)}>
          {t('again')}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-1.5">
      <section
        aria-label={label}
        // A long text scrolls inside its frame; the keyboard must be able to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="max-h-112 overflow-y-auto border border-hairline bg-sheet px-4 py-3 print:max-h-none"
      >
        <p className="measure font-serif wrap-anywhere whitespace-pre-wrap" dir="auto">
          <MarkedText text={loaded.text} />
        </p>
      </section>
      <p className="text-sm text-ink-2">
        {t.rich('textTool', { mark: () => <SafeText text={'\u202e'} /> })}{' '}
        {bytes > SHOWN_BYTES &&
          t('textCut', { shown: format.bytes(SHOWN_BYTES), all: format.bytes(bytes) })}
      </p>
    </div>
  );
}
