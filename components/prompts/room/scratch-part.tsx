'use client';

import { EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Textarea } from '@/components/ui/text-input';
import { useSession } from './use-session';

const REST_MS = 800;
/** Until something that failed is tried again. */
const AGAIN_MS = 4000;

type Kept = 'loading' | 'unread' | 'kept' | 'changed' | 'failed';

/** One's own place to try words. Not evidence, in no ledger, seen by nobody else. */
export function ScratchPart() {
  const t = useTranslations('prompts.scratch');
  const { api } = useSession().parts;
  const [text, setText] = useState('');
  const [kept, setKept] = useState<Kept>('loading');
  const latest = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // What was not read is never written over: it is read before anything can be written.
  useEffect(() => {
    let left = false;
    const read = () =>
      api
        .scratch()
        .then((found) => {
          if (left) return;
          latest.current = found;
          setText(found);
          setKept('kept');
        })
        .catch(() => {
          if (left) return;
          setKept('unread');
          timer.current = setTimeout(read, AGAIN_MS);
        });
    void read();
    return () => {
      left = true;
      clearTimeout(timer.current);
    };
  }, [api]);

  function keep() {
    const words = latest.current;
    const isLatest = () => words === latest.current;
    api
      .putScratch(words)
      .then(() => isLatest() && setKept('kept'))
      .catch(() => {
        if (!isLatest()) return;
        setKept('failed');
        timer.current = setTimeout(keep, AGAIN_MS);
      });
  }

  function change(next: string) {
    latest.current = next;
    setText(next);
    setKept('changed');
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, REST_MS);
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
        disabled={kept === 'loading' || kept === 'unread'}
        maxLength={100_000}
        rows={4}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <p className="text-sm text-ink-2">{t(`state.${kept}`)}</p>
    </section>
  );
}
