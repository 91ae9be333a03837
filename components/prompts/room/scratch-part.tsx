'use client';

import { EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Textarea } from '@/components/ui/text-input';
import { useSession } from './use-session';

const REST_MS = 800;

type Kept = 'loading' | 'kept' | 'changed' | 'failed';

/** One's own place to try words. Not evidence, in no ledger, seen by nobody else. */
export function ScratchPart() {
  const t = useTranslations('prompts.scratch');
  const { api } = useSession().parts;
  const [text, setText] = useState('');
  const [kept, setKept] = useState<Kept>('loading');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let left = false;
    api
      .scratch()
      .then((found) => {
        if (left) return;
        setText(found);
        setKept('kept');
      })
      .catch(() => !left && setKept('failed'));
    return () => {
      left = true;
      clearTimeout(timer.current);
    };
  }, [api]);

  function change(next: string) {
    setText(next);
    setKept('changed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      api
        .putScratch(next)
        .then(() => setKept('kept'))
        .catch(() => setKept('failed'));
    }, REST_MS);
  }

  return (
    <section
      aria-labelledby="scratch-title"
      className="grid gap-2 rounded-md border-2 border-dashed border-control p-3"
    >
      <h3 id="scratch-title" className="flex items-center gap-2 font-medium">
        <EyeOff aria-hidden className="size-4 shrink-0" />
        {t('title')}
      </h3>
      <p id="scratch-text" className="text-sm text-ink-2">
        {t('text')}
      </p>
      <Textarea
        aria-labelledby="scratch-title"
        aria-describedby="scratch-text"
        value={text}
        disabled={kept === 'loading'}
        maxLength={100_000}
        rows={4}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <p className="text-sm text-ink-2">{t(`state.${kept}`)}</p>
    </section>
  );
}
