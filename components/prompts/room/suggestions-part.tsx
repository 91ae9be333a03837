'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/text-input';
import type { SuggestionState } from '@/lib/authorship/side-states';
import { declared } from '../editor/act-kind';
import { newClientId } from '../session/joining';
import { AddDialog } from './add-dialog';
import { SetBy } from './set-by';
import type { SidePartProps } from './side-parts';
import { StatementForm, wordsOf } from './statement-form';

/** What a model proposed. Accepted words have no human typist and say which model and who took them. */
export function SuggestionsPart({ record, authors, writable, editorOf }: SidePartProps) {
  const t = useTranslations('prompts.suggestions');
  const suggestions = [...(record?.suggestions ?? [])].reverse();

  function accept(suggestion: SuggestionState, at: number, text: string) {
    const place = editorOf();
    if (!place || text === '') return;
    const { from, to } = place.view.state.selection.main;
    place.view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      annotations: declared.of({ kind: 'suggested', sug: suggestion.sug, at }),
      scrollIntoView: true,
    });
    place.view.focus();
  }

  return (
    <div className="grid gap-4">
      {suggestions.length === 0 && <p className="text-sm text-ink-2">{t('empty')}</p>}
      {suggestions.map((suggestion) => (
        <Suggestion
          key={suggestion.sug}
          suggestion={suggestion}
          authors={authors}
          onAccept={writable ? (at, text) => accept(suggestion, at, text) : null}
        />
      ))}
      {writable && (
        <AddDialog size="small" label={t('open')} description={t('text')}>
          {(close) => <SuggestionForm onDone={close} />}
        </AddDialog>
      )}
    </div>
  );
}

function Suggestion(props: {
  suggestion: SuggestionState;
  authors: SidePartProps['authors'];
  onAccept: ((at: number, text: string) => void) | null;
}) {
  const { suggestion, authors, onAccept } = props;
  const t = useTranslations('prompts.suggestions');
  const words = useRef<HTMLTextAreaElement>(null);
  const [part, setPart] = useState<{ from: number; to: number } | null>(null);
  function look() {
    const area = words.current;
    const some = area && area.selectionEnd > area.selectionStart;
    setPart(some ? { from: area.selectionStart, to: area.selectionEnd } : null);
  }
  const { from, to } = part ?? { from: 0, to: suggestion.text.length };
  return (
    <article className="grid gap-1.5 border-b border-hairline pb-3">
      <p className="text-sm font-semibold">
        <SafeText text={suggestion.model} />
      </p>
      {/* A field, so that a part of it can be selected with the keyboard, too. */}
      <Textarea
        ref={words}
        readOnly
        rows={3}
        aria-label={t('of', { model: suggestion.model })}
        value={suggestion.text}
        onSelect={look}
        className="max-h-48 font-serif"
      />
      <p className="text-sm text-ink-2">
        {t('recordedBy')} <SetBy stamp={suggestion} authors={authors} />
      </p>
      {onAccept && (
        <Button
          size="small"
          onClick={() => onAccept(from, suggestion.text.slice(from, to))}
          // The cursor stays where the words are to go.
          onMouseDown={(event) => event.preventDefault()}
        >
          {part ? t('acceptPart') : t('acceptAll')}
        </Button>
      )}
    </article>
  );
}

function SuggestionForm({ onDone }: { onDone(): void }) {
  const t = useTranslations('prompts.suggestions');
  return (
    <StatementForm
      submit={t('submit')}
      onDone={onDone}
      bodyOf={(form) => ({
        k: 'suggest',
        sug: newClientId(),
        model: wordsOf(form, 'model').trim(),
        text: wordsOf(form, 'text'),
      })}
    >
      <Field label={t('model')} required>
        <Input name="model" required maxLength={200} />
      </Field>
      <Field label={t('words')} required>
        <Textarea name="text" required maxLength={20_000} rows={5} />
      </Field>
    </StatementForm>
  );
}
