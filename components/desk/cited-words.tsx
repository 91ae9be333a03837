'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { visibleText } from '@/lib/kernel/visible-text';
import { originalOf } from './text-place';

type Props = {
  /** Address of the working copy of the text. */
  url: string;
  /** Bytes of the original. */
  bytes: number;
  span: { from: number; to: number };
};

/** The words of a text exhibit that something leans on; nothing where they cannot be told. */
export function CitedWords({ url, bytes, span }: Props) {
  const [text, setText] = useState('');
  const { from, to } = span;

  useEffect(() => {
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) return;
        setText(originalOf(await response.text(), bytes)?.slice(from, to) ?? '');
      })
      // The text itself stands below and says that it could not be read.
      .catch(() => {});
    return () => stop.abort();
  }, [url, bytes, from, to]);

  return <CitedText text={text} />;
}

/** Words that something leans on. */
export function CitedText({ text }: { text: string }) {
  const t = useTranslations('desk.place');
  if (text === '') return null;
  return (
    <div className="mb-3">
      <Banner title={t('span', { text: visibleText(text.slice(0, 2000)) })} />
    </div>
  );
}
