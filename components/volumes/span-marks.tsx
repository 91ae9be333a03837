'use client';

import { X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, SelectableText } from '@/components/ui/text-input';
import { joinedSpans, type MarkedSpan, piecesOf, placeInText, placesOf } from './redaction-marks';

type Props = {
  text: string;
  spans: readonly MarkedSpan[];
  onChange(spans: MarkedSpan[]): void;
};

/** Characters of a place that its line in the list shows. */
const EXCERPT = 80;

/** Spans of a text, marked by selecting or by their words. */
export function SpanMarks({ text, spans, onChange }: Props) {
  const t = useTranslations('volume.redaction');
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState('');
  const [told, setTold] = useState('');
  const preview = useId();
  const places = joinedSpans(spans);
  const digits = String(places.length).length;

  function take(more: readonly MarkedSpan[]) {
    onChange(joinedSpans([...spans, ...more]));
    setTold(t('taken', { count: more.length }));
  }

  function takeSelection() {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    if (selectionEnd <= selectionStart) {
      setTold(t('nothingSelected'));
      return;
    }
    take([{ from: placeInText(text, selectionStart), to: placeInText(text, selectionEnd) }]);
  }

  return (
    <div className="grid gap-4">
      <Field label={t('text')} hint={t('textHint')}>
        <SelectableText
          ref={field}
          value={text}
          rows={8}
          className="max-h-96 overflow-y-auto font-serif wrap-anywhere"
        />
      </Field>
      <Button size="small" className="justify-self-start" onClick={takeSelection}>
        {t('takeSelection')}
      </Button>
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        <Field label={t('words')} hint={t('wordsHint')}>
          <Input
            value={words}
            autoComplete="off"
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Marks the places; the form around is not sent.
              event.preventDefault();
              take(placesOf(words, text));
            }}
          />
        </Field>
        <Button onClick={() => take(placesOf(words, text))}>{t('takeWords')}</Button>
      </div>
      <p role="status" className="text-sm text-ink-2 empty:hidden">
        {told}
      </p>
      {places.length > 0 && (
        <>
          <ol className="grid gap-1">
            {places.map((place, i) => (
              <li
                key={place.from}
                className="flex items-start justify-between gap-3 border-b border-hairline py-1.5"
              >
                <p className="min-w-0">
                  <span className="mr-2 font-medium figures-tabular">{i + 1}</span>
                  <SafeText
                    text={text.slice(place.from, Math.min(place.to, place.from + EXCERPT))}
                  />
                  {place.to - place.from > EXCERPT && '…'}
                </p>
                <IconButton
                  size="small"
                  label={t('removeSpan', { number: i + 1 })}
                  icon={<X aria-hidden />}
                  onClick={() => onChange(places.filter((one) => one !== place))}
                />
              </li>
            ))}
          </ol>
          <div className="grid gap-1.5">
            <h3 id={preview} className="font-medium">
              {t('preview')}
            </h3>
            <section
              // A long text scrolls inside its frame; the keyboard must be able to reach it.
              // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
              tabIndex={0}
              aria-labelledby={preview}
              className="max-h-96 overflow-y-auto border border-hairline bg-sheet px-4 py-3"
            >
              <p className="measure font-serif wrap-anywhere whitespace-pre-wrap" dir="auto">
                {piecesOf(text, places).map((piece) =>
                  piece.place === null ? (
                    <SafeText key={piece.from} text={piece.text} lines />
                  ) : (
                    <span key={piece.from} className="font-mono">
                      [█████ {String(piece.place).padStart(digits, '0')}]
                    </span>
                  ),
                )}
              </p>
            </section>
          </div>
        </>
      )}
    </div>
  );
}
