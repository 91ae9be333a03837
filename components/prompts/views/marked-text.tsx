'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useReaderZone } from '@/components/ui/reader-zone';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import type { LostWords } from '@/lib/authorship/lost';
import type { PlacedSpan } from '@/lib/authorship/spans';
import { formatter } from '@/lib/i18n/format';
import { type Authors, markOf } from './authors';
import { Initials, Lost, Piece } from './marked-piece';
import { isLost, type LostToken, type Stretch, stretchesOf, type Token } from './tokens';

/** A stretch of a field that was pointed at. */
export type Chosen = { from: number; to: number };

export type MarkedTextProps = {
  field: Pick<FieldAttribution, 'text' | 'runs' | 'name'>;
  authors: Authors;
  /** What the text is, for screen readers. */
  label: string;
  /** Deleted words to show where they stood. */
  lost?: readonly LostWords[] | undefined;
  /** Spans that keep their marks; the others stand back. All where left out. */
  fits?: ((span: PlacedSpan) => boolean) | undefined;
  /** Stretches drawn as chosen. */
  chosen?: readonly Chosen[] | undefined;
  /** A word was pointed at; `more` where it is to be added to what was chosen before. */
  onChoose?: ((word: Chosen, more: boolean) => void) | undefined;
  onChooseLost?: ((lost: LostWords) => void) | undefined;
};

/** UTF-16 units drawn at once: a long text has thousands of pieces. */
const PART = 24_000;

const stopsOf = (frame: HTMLElement) => [...frame.querySelectorAll<HTMLElement>('[data-piece]')];

/** Where an arrow leads: by word to the side, by run up and down. */
function target(stops: readonly HTMLElement[], at: number, key: string): number | undefined {
  if (key === 'ArrowRight') return at + 1;
  if (key === 'ArrowLeft') return at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return stops.length - 1;
  const run = (i: number) => stops[i]?.dataset.run;
  if (key === 'ArrowDown') return stops.findIndex((_, i) => i > at && run(i) !== run(at));
  if (key !== 'ArrowUp') return undefined;
  // To the start of this run, and from there to the start of the one before.
  let i = at;
  if (i > 0 && run(i - 1) !== run(i)) i -= 1;
  while (i > 0 && run(i - 1) === run(i)) i -= 1;
  return i;
}

/**
 * The text of a field with the mark of whoever first wrote each run. One stop for Tab; arrows move
 * by word and by run; Enter or a click opens what is known of the word.
 */
export function MarkedText(props: MarkedTextProps) {
  const { field, lost, label, chosen = [], onChoose, onChooseLost } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(PART);
  const { fits } = props;
  const all = useMemo(
    () => stretchesOf(field, lost, fits && ((one, other) => fits(one) !== fits(other))),
    [field, lost, fits],
  );
  const stretches = useMemo(() => upTo(all, shown), [all, shown]);
  const t = useTranslations('attribution.text');
  const format = formatter(useLocale());

  useEffect(() => {
    for (const stop of frame.current ? stopsOf(frame.current) : []) {
      const [from, to] = [Number(stop.dataset.from), Number(stop.dataset.to)];
      const inside = chosen.some((one) => from < one.to && one.from < to);
      stop.toggleAttribute('data-chosen', inside);
    }
  });

  function choose(stop: HTMLElement, more: boolean) {
    const { lost: index, from, to } = stop.dataset;
    if (index !== undefined) {
      const words = lost?.[Number(index)];
      if (words) onChooseLost?.(words);
    } else onChoose?.({ from: Number(from), to: Number(to) }, more);
  }

  function enter(stop: HTMLElement) {
    for (const other of frame.current?.querySelectorAll<HTMLElement>(
      '[data-piece][tabindex="0"]',
    ) ?? []) {
      other.tabIndex = -1;
    }
    stop.tabIndex = 0;
  }

  function key(event: KeyboardEvent<HTMLElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || !frame.current) return;
    const stop = event.target instanceof HTMLElement && event.target.closest('[data-piece]');
    if (!(stop instanceof HTMLElement)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(stop, event.shiftKey);
      return;
    }
    const stops = stopsOf(frame.current);
    const next = target(stops, stops.indexOf(stop), event.key);
    if (next === undefined) return;
    event.preventDefault();
    stops[next]?.focus();
  }

  function click(event: MouseEvent<HTMLElement>) {
    // Marking text to copy it is no pointing at a word.
    if (window.getSelection()?.isCollapsed === false && !event.shiftKey) return;
    const stop = event.target instanceof Element && event.target.closest('[data-piece]');
    if (stop instanceof HTMLElement) choose(stop, event.shiftKey);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form */}
      <div
        ref={frame}
        role="group"
        aria-label={label}
        className="marked-text"
        onKeyDown={key}
        onClick={click}
        onFocus={(event) => {
          if (event.target.matches('[data-piece]')) enter(event.target);
        }}
      >
        <Stretches
          stretches={stretches}
          authors={props.authors}
          fits={fits}
          active={onChoose !== undefined}
        />
      </div>
      {shown < field.text.length && (
        <p>
          <Button onClick={() => setShown(shown + PART)}>
            {t('more', { shown: format.count(shown), total: format.count(field.text.length) })}
          </Button>
        </p>
      )}
    </>
  );
}

/** The beginning of a text, in pieces. */
function upTo(stretches: readonly Stretch[], end: number): readonly Stretch[] {
  const last = stretches.at(-1);
  if (!last || (last.spans.at(-1)?.to ?? 0) <= end) return stretches;
  return stretches
    .filter(({ from }) => from < end)
    .map((stretch) => ({
      ...stretch,
      tokens: stretch.tokens.filter(
        (token) => (isLost(token) ? token.lost.place : token.from) < end,
      ),
    }));
}

type StretchesProps = Pick<MarkedTextProps, 'authors' | 'fits'> & {
  stretches: readonly Stretch[];
  /** Whether pieces can be pointed at. */
  active: boolean;
};

/** Drawn anew only where the text or the filter changes: a long text has thousands of pieces. */
const Stretches = memo(function Stretches({ stretches, authors, fits, active }: StretchesProps) {
  const format = formatter(useLocale(), useReaderZone());
  const first = stretches.flatMap(({ tokens }) => tokens).find(isStop);
  return stretches.map(({ from, spans, tokens }) => {
    const [span] = spans;
    const shown = !fits || spans.some(fits);
    const pieces = segments(tokens);
    const firstRun = pieces.find((segment) => !isLost(segment));
    return pieces.map((segment) => {
      const stop = (token: Token | LostToken) => (token === first ? 0 : -1);
      // Outside of the run they stand in: whoever wrote around them did not write them.
      if (isLost(segment)) {
        const token = segment;
        return (
          <Lost
            key={`lost ${token.index}`}
            {...{ token, stop: stop(token), authors, format, active }}
          />
        );
      }
      return (
        <span
          key={`${from} ${segment[0]?.from ?? 0}`}
          className={shown ? 'author-run' : 'text-ink-2'}
          data-author={shown && span ? markOf(authors, span.writer) : undefined}
        >
          {shown && span && segment === firstRun && (
            <Initials authors={authors} writer={span.writer} />
          )}
          {segment.map((token) => (
            <Piece key={token.from} {...{ token, stop: stop(token), authors, format, active }} />
          ))}
        </span>
      );
    });
  });
});

/** Pieces of the text together, lost words each for itself, in order. */
function segments(tokens: readonly (Token | LostToken)[]): (Token[] | LostToken)[] {
  const made: (Token[] | LostToken)[] = [];
  for (const token of tokens) {
    const last = made.at(-1);
    if (isLost(token)) made.push(token);
    else if (last && !isLost(last)) last.push(token);
    else made.push([token]);
  }
  return made;
}

const isStop = (token: Token | LostToken) => isLost(token) || token.word !== null;
